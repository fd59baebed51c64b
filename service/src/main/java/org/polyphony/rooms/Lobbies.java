package org.polyphony.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.i18n.AllowedPair;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Looks into rooms: the list of shifts, the lobby, the thanks. */
final class Lobbies {

  private static final Duration HERE = Duration.ofMinutes(2);
  private static final Duration HERE_ON_A_CALL = Duration.ofMinutes(20);
  private static final Duration THANKED_FOR = Duration.ofHours(24);
  private static final Duration SOON = Duration.ofDays(60);

  private final Jdbi jdbi;
  private final Rooms rooms;
  private final Campaigns campaigns;
  private final Clock clock;

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
    return jdbi.inTransaction(
        handle -> {
          Room room = rooms.find(handle, viewer, shift);
          boolean leads = room.isLedBy(viewer);
          FiguresDao figures = handle.attach(FiguresDao.class);
          AsksDao asks = handle.attach(AsksDao.class);
          List<PresentDao.Here> here =
              handle
                  .attach(PresentDao.class)
                  .here(shift, now.minus(HERE), now.minus(HERE_ON_A_CALL));
          return new Lobby(
              room,
              room.state(now),
              day(room, now),
              leads,
              figures.team(shift, room.campaign(), room.countsFrom(), room.countsUntil()),
              here.stream().map(one -> person(one, room, viewer, leads)).toList(),
              coverage(handle, viewer, room, here),
              Presence.help(asks.of(shift, viewer.user())),
              leads
                  ? asks.open(shift).stream().map(ask -> Presence.asking(ask, now)).toList()
                  : List.of(),
              leads
                  ? figures.hostile(shift, room.campaign(), room.countsFrom(), room.countsUntil())
                  : List.of());
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

  private List<Lobby.Coverage> coverage(
      Handle handle, Viewer viewer, Room room, List<PresentDao.Here> here) {
    Campaign campaign =
        campaigns.find(handle, viewer, room.campaign()).orElseThrow(Problem::notFound);
    Set<AllowedPair> allowed = new HashSet<>(campaign.allowedPairs());
    List<Collection<String>> served = new ArrayList<>();
    for (PresentDao.Here one : here) {
      served.add(Set.copyOf(Matching.served(one.speaks(), allowed)));
    }
    Map<String, Long> waiting =
        handle.attach(FiguresDao.class).waiting(room.campaign()).stream()
            .collect(Collectors.toMap(FiguresDao.Waiting::language, FiguresDao.Waiting::lines));
    return campaign.languages().stream()
        .filter(language -> !language.equals(Languages.UNKNOWN))
        .map(
            language ->
                new Lobby.Coverage(
                    language,
                    (int) served.stream().filter(one -> one.contains(language)).count(),
                    waiting.getOrDefault(language, 0L)))
        .toList();
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
