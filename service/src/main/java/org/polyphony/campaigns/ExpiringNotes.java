package org.polyphony.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Timeline;
import org.polyphony.privacy.Expiring;
import org.polyphony.scripts.Responses;

/**
 * What callers wrote down in words: notes, answers that were no choice, and both as they stand in
 * the timelines of people. Attempts are gone through once, in the order in which they came in.
 */
final class ExpiringNotes implements Expiring {

  private final Responses responses;
  private final Timeline timeline;

  ExpiringNotes(Responses responses, Timeline timeline) {
    this.responses = responses;
    this.timeline = timeline;
  }

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public int due(Handle handle, UUID organization, Instant before, int limit) {
    return handle.attach(Dao.class).due(organization, before, limit);
  }

  @Override
  public Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost) {
    Dao dao = handle.attach(Dao.class);
    List<UUID> attempts = dao.next(organization, before, reached, atMost);
    int removed = dao.forget(attempts) + responses.forgetWords(handle, attempts);
    timeline.forgetWords(handle, attempts);
    boolean more = attempts.size() == atMost;
    return new Piece(removed, more ? attempts.get(attempts.size() - 1) : null);
  }

  /** The statements. */
  interface Dao {
    @SqlQuery(
        """
        SELECT count(*) FROM (
          SELECT FROM campaigns.attempts a
          WHERE a.organization = :organization AND a.recorded_at < :before
            AND (a.note <> '' OR EXISTS (
              SELECT FROM scripts.given_answers g WHERE g.attempt = a.id AND g.value <> ''))
          LIMIT :limit) words
        """)
    int due(UUID organization, Instant before, int limit);

    // Ids are given in the order of time.
    @SqlQuery(
        """
        SELECT id FROM campaigns.attempts
        WHERE organization = :organization AND recorded_at < :before
          AND (:after::uuid IS NULL OR id > :after)
        ORDER BY id
        LIMIT :atMost
        """)
    List<UUID> next(UUID organization, Instant before, @Nullable UUID after, int atMost);

    @SqlUpdate("UPDATE campaigns.attempts SET note = '' WHERE id = ANY (:attempts) AND note <> ''")
    int forget(List<UUID> attempts);
  }
}
