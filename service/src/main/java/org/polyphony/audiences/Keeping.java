package org.polyphony.audiences;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.polyphony.contacts.KeptLists;
import org.polyphony.platform.Journal;

/**
 * Keeps the lists of audiences in line with their rules. Whoever has come to fulfil them joins by
 * themselves; whoever no longer does leaves, unless somebody has been in touch with them since:
 * work that was begun is not taken away.
 *
 * <p>The difference is read without writing and written piece by piece, so that no transaction is
 * open for long: the dashboards wait for the oldest. A piece can be put in twice.
 */
final class Keeping {

  private static final int PIECE = 5_000;
  private static final int SHORTEST_PAUSE = 60;

  /** Of the time that passes, audiences take one part in so many. */
  private static final int SHARE = 30;

  private final Jdbi jdbi;
  private final Matches matches;
  private final KeptLists lists;
  private final Journal journal;
  private final Clock clock;

  Keeping(Jdbi jdbi, Matches matches, KeptLists lists, Journal journal, Clock clock) {
    this.jdbi = jdbi;
    this.matches = matches;
    this.lists = lists;
    this.journal = journal;
    this.clock = clock;
  }

  /** Brings all in line whose time has come. */
  void work() {
    List<UUID> due =
        jdbi.withHandle(handle -> handle.attach(AudiencesDao.class).due(clock.instant()));
    for (UUID audience : due) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      keep(audience);
    }
  }

  /** Brings one in line, whenever its time is. */
  void keep(UUID id) {
    jdbi.withHandle(handle -> handle.attach(AudiencesDao.class).inUse(id)).ifPresent(this::keep);
  }

  private void keep(Audience audience) {
    Instant begun = clock.instant();
    long start = System.nanoTime();
    UUID id = audience.id();
    // A connection of its own: within a transaction of jdbi's, the pieces would be part of it.
    try (Handle handle = jdbi.open()) {
      handle.useTransaction(
          reader -> {
            each(joining(reader, audience), id, (to, people) -> lists.bring(to, id, people));
            each(leaving(reader, audience), id, (to, people) -> lists.take(to, id, people));
          });
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    int pause = (int) Math.max(SHORTEST_PAUSE, Math.min(3_000, took.toSeconds() * SHARE));
    jdbi.useTransaction(
        handle -> {
          AudiencesDao audiences = handle.attach(AudiencesDao.class);
          audiences.kept(id, begun, pause);
          if (audiences.settleMoved(id) > 0) {
            journal.append(handle, audience.organization(), "list.changed", id, Map.of());
          }
        });
  }

  private Query joining(Handle reader, Audience audience) {
    return matches
        .query(
            reader,
            wanted(audience),
            "",
            " EXCEPT SELECT m.contact FROM contacts.active_members m WHERE m.list = :audience")
        .bind("audience", audience.id());
  }

  private Query leaving(Handle reader, Audience audience) {
    return matches
        .query(
            reader,
            wanted(audience),
            """
            SELECT m.contact FROM contacts.active_members m
            WHERE m.list = :audience AND NOT EXISTS (
              SELECT FROM consent.person_touches t
              WHERE t.contact = m.contact AND t.organization = :organization AND t.at >= :since)
            EXCEPT
            """,
            "")
        .bind("audience", audience.id())
        .bind("since", audience.changedAt());
  }

  private static Matches.Wanted wanted(Audience audience) {
    return new Matches.Wanted(audience.organization(), audience.purpose(), audience.rules());
  }

  private void each(Query query, UUID audience, BiConsumer<Handle, List<UUID>> act) {
    try (ResultIterator<UUID> people = query.setFetchSize(PIECE).mapTo(UUID.class).iterator()) {
      while (people.hasNext()) {
        List<UUID> piece = next(people);
        jdbi.useTransaction(
            writer -> {
              writer.attach(AudiencesDao.class).noteMoved(audience);
              act.accept(writer, piece);
            });
      }
    }
  }

  private static List<UUID> next(Iterator<UUID> people) {
    List<UUID> piece = new ArrayList<>();
    while (people.hasNext() && piece.size() < PIECE) {
      piece.add(people.next());
    }
    return piece;
  }
}
