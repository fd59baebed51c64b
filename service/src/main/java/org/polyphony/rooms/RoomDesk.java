package org.polyphony.rooms;

import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Organizations;
import org.polyphony.accounts.ShiftCodes;
import org.polyphony.accounts.ShiftCodes.ShiftCode;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.web.Problem;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/** What pages and API do with shifts, each in a transaction of its own. */
final class RoomDesk {

  /** What a form offers: campaigns that are not closed, people who may lead, and the zone. */
  record Parts(List<Campaign> campaigns, List<RoomsDao.Person> leads, ZoneId zone) {

    List<View.Choice> campaigns(String chosen) {
      return campaigns.stream().map(one -> choice(one.id(), one.name(), chosen)).toList();
    }

    List<View.Choice> leads(String chosen) {
      return leads.stream().map(one -> choice(one.user(), one.name(), chosen)).toList();
    }

    private static View.Choice choice(UUID id, String name, String chosen) {
      return View.Choice.of(id.toString(), name, id.toString().equals(chosen));
    }
  }

  private final Jdbi jdbi;
  private final Rooms rooms;
  private final Campaigns campaigns;
  private final Organizations organizations;
  private final ShiftCodes codes;
  private final Clock clock;

  RoomDesk(
      Jdbi jdbi,
      Rooms rooms,
      Campaigns campaigns,
      Organizations organizations,
      ShiftCodes codes,
      Clock clock) {
    this.jdbi = jdbi;
    this.rooms = rooms;
    this.campaigns = campaigns;
    this.organizations = organizations;
    this.codes = codes;
    this.clock = clock;
  }

  Parts parts(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            new Parts(
                campaigns.of(handle, viewer).stream()
                    .filter(campaign -> campaign.state() != CampaignState.CLOSED)
                    .toList(),
                handle.attach(RoomsDao.class).whoMayLead(viewer.organization()),
                organizations.of(handle, viewer).zone()));
  }

  /** The form of a new one. */
  RoomForm blank(Viewer viewer, @Nullable UUID campaign) {
    return RoomForm.empty(
        campaign, viewer.user(), clock.instant(), organizations.of(viewer).zone());
  }

  UUID plan(Viewer viewer, UUID key, RoomPlan plan) {
    return jdbi.inTransaction(handle -> rooms.plan(handle, viewer, key, plan));
  }

  /**
   * @param seen the mark of the form as it was opened, or null where nobody asks
   * @throws Problem 404; 409 {@code changed_meanwhile} or {@code shift_not_on}; 422
   */
  void change(Viewer viewer, UUID shift, RoomPlan plan, @Nullable String seen) {
    jdbi.useTransaction(
        handle -> {
          Room before = rooms.find(handle, viewer, shift);
          if (seen != null && !seen.equals(RoomForm.of(before).mark())) {
            throw Problem.conflict("changed_meanwhile");
          }
          rooms.change(handle, viewer, shift, plan);
        });
  }

  void callOff(Viewer viewer, UUID shift) {
    jdbi.useTransaction(handle -> rooms.callOff(handle, viewer, shift));
  }

  /**
   * @throws Problem 403 for those who do not lead
   */
  void goOn(Viewer viewer, UUID shift) {
    jdbi.useTransaction(
        handle -> {
          checkLeads(viewer, rooms.find(handle, viewer, shift));
          rooms.goOn(handle, viewer, shift);
        });
  }

  /**
   * @throws Problem 403 for those who do not lead
   */
  void end(Viewer viewer, UUID shift, String thanks) {
    jdbi.useTransaction(
        handle -> {
          checkLeads(viewer, rooms.find(handle, viewer, shift));
          rooms.end(handle, viewer, shift, thanks);
        });
  }

  /**
   * @throws Problem 403 for those who do not lead
   */
  void say(Viewer viewer, UUID shift, String line) {
    jdbi.useTransaction(
        handle -> {
          checkLeads(viewer, rooms.find(handle, viewer, shift));
          rooms.say(handle, viewer, shift, line);
        });
  }

  Room find(Viewer viewer, UUID shift) {
    return jdbi.withHandle(handle -> rooms.find(handle, viewer, shift));
  }

  /**
   * A shift that the viewer leads.
   *
   * @throws Problem 404; 403 for those who do not lead
   */
  Room led(Viewer viewer, UUID shift) {
    Room room = find(viewer, shift);
    checkLeads(viewer, room);
    return room;
  }

  RoomState state(Room room) {
    return room.state(clock.instant());
  }

  Lobby.Day day(Room room) {
    return Lobbies.day(room, clock.instant());
  }

  /** Whether it was ended by hand, and its time is not over. */
  boolean mayGoOn(Room room) {
    return room.endsAt().isAfter(clock.instant())
        && (room.endedAt() != null || room.cancelledAt() != null);
  }

  Optional<ShiftCode> code(Viewer viewer, UUID shift, UriInfo request) {
    return jdbi.withHandle(handle -> codes.find(handle, viewer, shift, request));
  }

  private static void checkLeads(Viewer viewer, Room room) {
    if (!room.isLedBy(viewer)) {
      throw Problem.forbidden();
    }
  }
}
