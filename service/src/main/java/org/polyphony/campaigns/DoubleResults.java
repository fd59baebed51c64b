package org.polyphony.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.polyphony.platform.Journal;
import org.polyphony.web.Viewer;

/**
 * Which of two results of one call is among the figures. Both stay, with all that was answered and
 * promised in either.
 */
public final class DoubleResults {

  private final Journal journal;
  private final Clock clock;

  DoubleResults(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  interface Dao {

    /** How many of a campaign nobody has looked at. */
    @SqlQuery(
        "SELECT count(*) FROM campaigns.doubles WHERE campaign = :campaign AND chosen_at IS NULL")
    int open(UUID campaign);

    @SqlUpdate("UPDATE campaigns.attempts SET yields_to = NULL WHERE id = :attempt")
    void stand(UUID attempt);

    @SqlUpdate("UPDATE campaigns.attempts SET yields_to = :other WHERE id = :attempt")
    void yieldTo(UUID attempt, UUID other);

    @SqlUpdate(
        """
        UPDATE campaigns.attempts SET chosen_by = :user, chosen_at = :at WHERE id = :beside
        """)
    void chosen(UUID beside, UUID user, Instant at);

    /** As it was when the second came in: of one call the first counts, of two calls both do. */
    @SqlUpdate(
        """
        UPDATE campaigns.attempts b
        SET chosen_by = NULL, chosen_at = NULL, yields_to = (
          SELECT o.id FROM campaigns.attempts o
          WHERE o.claim = b.claim AND o.author = b.author AND o.id <> b.id AND o.disposition = 'accepted'
            AND o.undone_at IS NULL
          ORDER BY o.recorded_at LIMIT 1)
        WHERE b.id = :beside
        """)
    void unsettle(UUID beside);
  }

  /**
   * Says which counts.
   *
   * @param beside the one that is kept beside the other
   * @param counts one of the two
   */
  public void choose(
      Handle handle, Viewer viewer, UUID campaign, UUID beside, UUID other, UUID counts) {
    Dao dao = handle.attach(Dao.class);
    dao.stand(counts);
    dao.yieldTo(counts.equals(beside) ? other : beside, counts);
    dao.chosen(beside, viewer.user(), clock.instant());
    tell(handle, viewer, campaign, beside, other);
  }

  /** Takes back what {@link #choose} said. */
  public void unsettle(Handle handle, Viewer viewer, UUID campaign, UUID beside, UUID other) {
    Dao dao = handle.attach(Dao.class);
    dao.stand(other);
    dao.unsettle(beside);
    tell(handle, viewer, campaign, beside, other);
  }

  /** The figures of the people of both are counted anew. */
  private void tell(Handle handle, Viewer viewer, UUID campaign, UUID beside, UUID other) {
    for (UUID attempt : new UUID[] {beside, other}) {
      journal.append(
          handle,
          viewer.organization(),
          "attempt.settled",
          attempt,
          Map.of("campaign", campaign, "author", viewer.user()));
    }
  }
}
