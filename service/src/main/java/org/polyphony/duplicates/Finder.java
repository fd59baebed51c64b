package org.polyphony.duplicates;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Ids;

/**
 * Looks whether people are likely somebody who is known already: not everybody against everybody,
 * but whoever shares a line, a door, an e-mail address, or name and day of birth.
 */
final class Finder {

  /** People in a transaction: a moment's work. */
  private static final int PIECE = 1_000;

  /** What more people share says nothing about any two of them. */
  private static final int MOST = 12;

  private final Jdbi jdbi;
  private final Clock clock;

  Finder(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Goes through the people of an import; bears being interrupted and begun again. */
  void look(UUID importId) {
    UUID after = null;
    while (true) {
      UUID from = after;
      List<UUID> piece =
          jdbi.inTransaction(
              handle -> {
                List<UUID> people =
                    handle.attach(ComparableDao.class).broughtIn(importId, from, PIECE);
                look(handle, people);
                return people;
              });
      if (piece.size() < PIECE) {
        return;
      }
      after = piece.get(piece.size() - 1);
    }
  }

  /**
   * Looks at these people, and notes the pairs that somebody should be asked about.
   *
   * @return how many those are
   */
  int look(Handle handle, Collection<UUID> people) {
    if (people.isEmpty()) {
      return 0;
    }
    ComparableDao dao = handle.attach(ComparableDao.class);
    List<ComparableDao.Two> met = dao.met(List.copyOf(people), MOST, Likeness.VERSION);
    Map<UUID, Description> descriptions = describe(dao, met);
    PairsDao pairs = handle.attach(PairsDao.class);
    Instant now = clock.instant();
    int noted = 0;
    for (ComparableDao.Two two : met) {
      Description one = descriptions.get(two.one());
      Description other = descriptions.get(two.other());
      if (one == null || other == null) {
        continue;
      }
      Likeness likeness = Likeness.of(one, other);
      if (likeness.verdict() != Likeness.Verdict.DIFFERENT) {
        noted +=
            pairs.insert(
                Ids.next(),
                two.organization(),
                two.one(),
                two.other(),
                likeness.reasons().stream().map(Likeness.Reason::code).toList(),
                likeness.weight(),
                likeness.verdict() == Likeness.Verdict.SAME,
                Likeness.VERSION,
                now);
      }
    }
    return noted;
  }

  /** Whether these two, as they are now, are one person beyond doubt. */
  boolean isCertain(Handle handle, Pair pair) {
    List<Description> two =
        handle.attach(ComparableDao.class).describe(List.of(pair.one(), pair.other()));
    return two.size() == 2
        && Likeness.of(two.get(0), two.get(1)).verdict() == Likeness.Verdict.SAME;
  }

  private static Map<UUID, Description> describe(ComparableDao dao, List<ComparableDao.Two> met) {
    Set<UUID> all = new HashSet<>();
    met.forEach(
        two -> {
          all.add(two.one());
          all.add(two.other());
        });
    return all.isEmpty()
        ? Map.of()
        : dao.describe(List.copyOf(all)).stream()
            .collect(Collectors.toMap(Description::contact, Function.identity()));
  }
}
