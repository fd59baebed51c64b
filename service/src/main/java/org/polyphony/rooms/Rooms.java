package org.polyphony.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.ShiftCodes;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.events.Event;
import org.polyphony.events.EventFollower;
import org.polyphony.events.EventKind;
import org.polyphony.events.Events;
import org.polyphony.events.NewEvent;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Plans shifts, changes them and ends them. A shift is an event, which may also be moved or called
 * off as one: its code follows the event, whoever changed it.
 */
public final class Rooms implements EventFollower {

  /** Those who joined for a shift may look at its thanks the next morning. */
  private static final Duration CODE_OUTLASTS = Duration.ofHours(12);

  private final Events events;
  private final Campaigns campaigns;
  private final ShiftCodes codes;
  private final Audit audit;
  private final Clock clock;

  Rooms(Events events, Campaigns campaigns, ShiftCodes codes, Audit audit, Clock clock) {
    this.events = events;
    this.campaigns = campaigns;
    this.codes = codes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Plans one, and opens its code.
   *
   * @param key of the form: sent again it is the same shift
   * @return the id of the shift, which is its event's
   * @throws Problem 422 when what is said about it cannot be
   */
  public UUID plan(Handle handle, Viewer viewer, UUID key, RoomPlan plan) {
    RoomsDao rooms = handle.attach(RoomsDao.class);
    rooms.lockKey(key);
    Optional<UUID> before = rooms.planned(viewer.organization(), key);
    if (before.isPresent()) {
      return before.get();
    }
    check(handle, viewer, plan);
    UUID shift =
        events.create(handle, viewer.organization(), viewer.user(), event(plan, null)).id();
    rooms.insert(
        shift,
        viewer.organization(),
        plan.campaign(),
        plan.goal(),
        plan.lead(),
        key,
        viewer.user(),
        clock.instant());
    codes.open(handle, viewer, shift, plan.endsAt().plus(CODE_OUTLASTS), null);
    note(handle, viewer, "shift.planned", shift);
    return shift;
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such shift; 409 {@code
   *     shift_not_on}; 422
   */
  void change(Handle handle, Viewer viewer, UUID shift, RoomPlan plan) {
    Room room = find(handle, viewer, shift);
    if (!room.state(clock.instant()).isOn()) {
      throw Problem.conflict("shift_not_on");
    }
    check(handle, viewer, plan);
    Event event = events.find(handle, viewer, shift).orElseThrow(Problem::notFound);
    events.change(handle, viewer, shift, event(plan, event));
    handle.attach(RoomsDao.class).update(shift, plan.campaign(), plan.goal(), plan.lead());
    note(handle, viewer, "shift.changed", shift);
  }

  /**
   * Calls it off; its code lets nobody in.
   *
   * @throws Problem 404; 409 {@code event_over}
   */
  void callOff(Handle handle, Viewer viewer, UUID shift) {
    find(handle, viewer, shift);
    events.cancel(handle, viewer, shift);
    note(handle, viewer, "shift.called_off", shift);
  }

  /**
   * Puts one back that was called off, or goes on with one that was ended before its time.
   *
   * @throws Problem 404; 409 {@code event_over}
   */
  void goOn(Handle handle, Viewer viewer, UUID shift) {
    find(handle, viewer, shift);
    handle.attach(RoomsDao.class).goOn(shift);
    events.reopen(handle, viewer, shift);
    note(handle, viewer, "shift.put_back", shift);
  }

  /**
   * Its code lasts as long as the event says, lets in as many as it has seats for, and nobody once
   * it is called off.
   */
  @Override
  public void changed(Handle handle, Viewer viewer, Event event) {
    Optional<Room> room = handle.attach(RoomsDao.class).find(event.id(), viewer.organization());
    if (room.isEmpty()) {
      return;
    }
    RoomRules.check(event);
    if (event.cancelledAt() != null) {
      codes.callOff(handle, viewer, event.id());
    } else if (room.get().endedAt() == null) {
      codes.open(handle, viewer, event.id(), event.endsAt().plus(CODE_OUTLASTS), event.capacity());
    }
  }

  /**
   * Ends it, or only says thanks where its time has ended it.
   *
   * @param thanks what the lead says at the end; may be empty
   * @throws Problem 404; 409 {@code shift_not_on} for one that was called off; 422
   */
  void end(Handle handle, Viewer viewer, UUID shift, String thanks) {
    Room room = find(handle, viewer, shift);
    String said = RoomRules.text("thanks", thanks, RoomRules.LONGEST_THANKS);
    Instant now = clock.instant();
    if (room.state(now) == RoomState.CALLED_OFF) {
      throw Problem.conflict("shift_not_on");
    }
    Instant at = room.endsAt().isBefore(now) ? room.endsAt() : now;
    handle.attach(RoomsDao.class).end(shift, said, at);
    codes.close(handle, viewer, shift);
    note(handle, viewer, "shift.ended", shift);
  }

  /**
   * Says a line to all; an empty one takes the last one off.
   *
   * @throws Problem 404; 409 {@code shift_not_on}; 422
   */
  void say(Handle handle, Viewer viewer, UUID shift, String line) {
    Room room = find(handle, viewer, shift);
    if (!room.state(clock.instant()).isOn()) {
      throw Problem.conflict("shift_not_on");
    }
    String said = RoomRules.text("line", line, RoomRules.LONGEST_LINE);
    handle.attach(RoomsDao.class).say(shift, said, clock.instant());
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such shift
   */
  Room find(Handle handle, Viewer viewer, UUID shift) {
    return handle
        .attach(RoomsDao.class)
        .find(shift, viewer.organization())
        .orElseThrow(Problem::notFound);
  }

  private void check(Handle handle, Viewer viewer, RoomPlan plan) {
    boolean campaign =
        campaigns
            .find(handle, viewer, plan.campaign())
            .filter(found -> found.state() != CampaignState.CLOSED)
            .isPresent();
    boolean lead =
        handle.attach(RoomsDao.class).whoMayLead(viewer.organization()).stream()
            .anyMatch(person -> person.user().equals(plan.lead()));
    RoomRules.check(plan, campaign, lead, clock.instant());
  }

  private static NewEvent event(RoomPlan plan, @Nullable Event before) {
    return new NewEvent(
        EventKind.PHONE_BANK,
        plan.name(),
        before == null ? "" : before.audience(),
        plan.startsAt(),
        plan.endsAt(),
        plan.timeZone(),
        plan.place(),
        plan.address(),
        before == null ? "" : before.virtualAddress(),
        before == null ? null : before.capacity(),
        plan.sample());
  }

  private void note(Handle handle, Viewer viewer, String what, UUID shift) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "shift", shift, Map.of());
  }
}
