package org.polyphony.rooms;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.coordination.PhoneBanks;
import org.polyphony.events.EventsModule;
import org.polyphony.platform.Audit;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;

/** Shifts of a phone bank, each with its room. */
public final class RoomsModule {

  private final Rooms rooms;
  private final RoomDesk desk;
  private final Lobbies lobbies;
  private final Presence presence;

  public RoomsModule(
      Jdbi jdbi,
      AccountsModule accounts,
      EventsModule events,
      CampaignsModule campaigns,
      Audit audit,
      Clock clock) {
    rooms = new Rooms(events.events(), campaigns.campaigns(), accounts.shiftCodes(), audit, clock);
    events.events().tell(rooms);
    desk =
        new RoomDesk(
            jdbi,
            rooms,
            campaigns.campaigns(),
            accounts.organizations(),
            accounts.shiftCodes(),
            clock);
    lobbies = new Lobbies(jdbi, rooms, campaigns.campaigns(), clock);
    presence = new Presence(jdbi, rooms, clock);
  }

  /** Plans shifts. */
  public Rooms rooms() {
    return rooms;
  }

  /**
   * The shifts that the viewer finds on their first page: their own that ended lately, those that
   * run, those ahead.
   */
  public List<RoomRow> rows(Viewer viewer) {
    return lobbies.rows(viewer);
  }

  /** Which campaign each phone bank is for, and who leads it. */
  public PhoneBanks phoneBanks() {
    return (handle, organization, from, until) ->
        handle.attach(RoomsDao.class).led(organization, from, until);
  }

  /** Adds pages and API; the list of shifts is on the page of calling. */
  public void register(Site site) {
    site.resource(new PlanResource(desk));
    site.resource(new RoomResource(desk, lobbies));
    site.resource(new LeadResource(desk, lobbies, presence));
    site.resource(new ShiftsApiResource(desk, presence));
    site.resource(new ShiftApiResource(desk, lobbies, presence));
  }
}
