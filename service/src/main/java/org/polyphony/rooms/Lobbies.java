package org.polyphony.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Looks into rooms: the list of shifts, the lobby, the thanks. */
final class Lobbies {

  private static final Duration THANKED_FOR = Duration.ofHours(24);
  private static final Duration SOON = Duration.ofDays(60);
  private static final Duration LATELY = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final Rooms rooms;
  private final Campaigns campaigns;
  private final Clock clock;

  /** By shift: a room of 200 who all look is read no more often than a room of one. */
  private final Map<UUID, Together> lately = new ConcurrentHashMap<>();

  Lobbies(Jdbi jdbi, Rooms rooms, Campaigns campaigns, Clock clock) {
    this.jdbi = jdbi;
    this.rooms = rooms;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /** The viewer's own that ended lately, then those that run, then those ahead. */
  List<RoomRow> rows(Viewer viewer) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle -> {
          RoomsDao dao = handle.attach(RoomsDao.class);
          UUID of = viewer.organization();
          return Stream.concat(
                  dao.ended(of, viewer.user(), now.minus(THANKED_FOR), now).stream(),
                  dao.ahead(of, null, now, now.plus(SOON)).stream())
              .map(room -> new RoomRow(room, room.state(now).code(), day(room, now)))
              .toList();
        });
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such shift
   */
  Lobby lobby(Viewer viewer, UUID shift) {
    Instant now = clock.instant();
    lately.values().removeIf(last -> last.at().plus(LATELY).isBefore(now));
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          boolean leads = room.isLedBy(viewer);
          Together together = together(handle, viewer, room, now);
          AsksDao asks = handle.attach(AsksDao.class);
          return new Lobby(
              room,
              room.state(now),
              day(room, now),
              leads,
              together.talkedTo(),
              together.here().stream().map(one -> person(one, room, viewer, leads)).toList(),
              together.languages(),
              Presence.help(asks.of(shift, viewer.user())),
              leads
                  ? asks.open(shift).stream().map(ask -> Presence.asking(ask, now)).toList()
                  : List.of(),
              leads ? together.hostile() : List.of());
        });
  }

  /**
   * Whoever looks first in a second reads; the others wait for it and take the same. Who has only
   * just come in looks anew, to find themselves there.
   */
  private Together together(Handle handle, Viewer viewer, Room room, Instant now) {
    return lately.compute(
        room.shift(),
        (shift, last) -> {
          if (last != null
              && now.isBefore(last.at().plus(LATELY))
              && last.here().stream().anyMatch(one -> one.user().equals(viewer.user()))) {
            return last;
          }
          Campaign campaign =
              campaigns.find(handle, viewer, room.campaign()).orElseThrow(Problem::notFound);
          return Together.read(handle, room, campaign, now);
        });
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such shift
   */
  Thanks thanks(Viewer viewer, UUID shift) {
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          FiguresDao figures = handle.attach(FiguresDao.class);
          Instant from = room.countsFrom();
          Instant until = room.countsUntil();
          return new Thanks(
              room,
              room.state(clock.instant()),
              figures.own(viewer.user(), room.campaign(), from, until),
              figures.team(shift, room.campaign(), from, until),
              figures.languages(shift, room.campaign(), from, until),
              handle.attach(PresentDao.class).everHere(shift),
              room.isLedBy(viewer));
        });
  }

  private static Lobby.Person person(PresentDao.Here one, Room room, Viewer viewer, boolean leads) {
    return new Lobby.Person(
        leads ? one.name() : FirstName.of(one.name()),
        one.speaks(),
        one.doing(),
        one.user().equals(viewer.user()),
        one.user().equals(room.lead()));
  }

  static Lobby.Day day(Room room, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, room.zone());
    LocalDate then = LocalDate.ofInstant(room.startsAt(), room.zone());
    if (then.equals(today)) {
      return Lobby.Day.TODAY;
    }
    return then.equals(today.plusDays(1)) ? Lobby.Day.TOMORROW : Lobby.Day.OTHER;
  }
}
