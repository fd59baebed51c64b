package org.polyphony.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Being in a room: who is here, and who asks the lead for help. */
final class Presence {

  /** What somebody does in the room. */
  enum Doing {
    /** They look at the room's page. */
    LOBBY,
    CALLING,
    PRACTISING;

    /** As stored, and as the console says it. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Doing> of(String code) {
      return Stream.of(values()).filter(doing -> doing.code().equals(code)).findFirst();
    }
  }

  /** People come early; a console that opens long before is not in the room. */
  private static final Duration SOON = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final Rooms rooms;
  private final Clock clock;

  Presence(Jdbi jdbi, Rooms rooms, Clock clock) {
    this.jdbi = jdbi;
    this.rooms = rooms;
    this.clock = clock;
  }

  /**
   * The shifts of a campaign that the viewer may be in now: the one they are in first, then those
   * that run, then the next ones.
   */
  List<Room> on(Viewer viewer, @Nullable UUID campaign) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          List<Room> on =
              handle
                  .attach(RoomsDao.class)
                  .ahead(viewer.organization(), campaign, now, now.plus(SOON))
                  .stream()
                  .filter(room -> room.state(now).isOn())
                  .toList();
          List<UUID> in =
              handle
                  .attach(PresentDao.class)
                  .among(viewer.user(), on.stream().map(Room::shift).toList());
          return on.stream()
              .sorted(Comparator.comparing((Room room) -> !in.contains(room.shift())))
              .toList();
        });
  }

  /**
   * Somebody is here. Where the shift is over or called off, nothing is noted.
   *
   * @throws Problem 404 where the viewer's organization has no such shift
   */
  Signal seen(Viewer viewer, UUID shift, Doing doing) {
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          Instant now = clock.instant();
          if (room.state(now).isOn()) {
            handle.attach(PresentDao.class).seen(shift, viewer.user(), doing.code(), now);
          }
          return signal(handle, viewer, room, now);
        });
  }

  /**
   * Asks for help, or takes it back. Asked twice it is asked once.
   *
   * @throws Problem 404; 409 {@code shift_not_on}
   */
  Signal help(Viewer viewer, UUID shift, boolean asked) {
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          Instant now = clock.instant();
          AsksDao asks = handle.attach(AsksDao.class);
          if (!asked) {
            asks.takeBack(shift, viewer.user(), now);
          } else if (room.state(now).isOn()) {
            asks.ask(Ids.next(), shift, viewer.user(), now);
          } else {
            throw Problem.conflict("shift_not_on");
          }
          return signal(handle, viewer, room, now);
        });
  }

  /**
   * The lead comes, or has helped.
   *
   * @param done false: they are on their way
   * @throws Problem 404 where there is no such call for help, or it was taken back before anybody
   *     came; 403 for those who do not lead
   */
  Signal answer(Viewer viewer, UUID shift, UUID ask, boolean done) {
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          if (!room.isLedBy(viewer)) {
            throw Problem.forbidden();
          }
          Instant now = clock.instant();
          AsksDao asks = handle.attach(AsksDao.class);
          int found =
              done ? asks.close(ask, shift, now) : asks.come(ask, shift, viewer.user(), now);
          if (found == 0) {
            throw Problem.notFound();
          }
          return signal(handle, viewer, room, now);
        });
  }

  private static Signal signal(Handle handle, Viewer viewer, Room room, Instant now) {
    AsksDao asks = handle.attach(AsksDao.class);
    RoomState state = room.state(now);
    Instant lineAt = room.lineAt();
    return new Signal(
        room.shift(),
        state.code(),
        room.name(),
        room.line().isEmpty() || lineAt == null || !state.isOn()
            ? null
            : new Signal.Line(room.line(), lineAt),
        room.lead().equals(viewer.user()),
        help(asks.of(room.shift(), viewer.user())),
        room.isLedBy(viewer) && state.isOn()
            ? asks.open(room.shift()).stream().map(ask -> asking(ask, now)).toList()
            : List.of());
  }

  static Signal.Help help(Optional<AsksDao.Ask> own) {
    if (own.isEmpty()) {
      return new Signal.Help("none", null);
    }
    String coming = own.get().coming();
    return coming == null
        ? new Signal.Help("asked", null)
        : new Signal.Help("coming", FirstName.of(coming));
  }

  static Signal.Asking asking(AsksDao.Ask ask, Instant now) {
    return new Signal.Asking(
        ask.id(),
        ask.name(),
        ask.askedAt(),
        Math.max(0, Duration.between(ask.askedAt(), now).toMinutes()),
        ask.coming());
  }
}
