package org.polyphony.queue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface OverviewDao {

  /** So many lines of a language in one state, for one reason. */
  record Count(
      String language,
      boolean open,
      @Nullable Instant nextChangeAt,
      String state,
      @Nullable String reason,
      @Nullable Instant restsUntil,
      int lines) {}

  /** Who can serve a language. */
  record Speakers(String language, int callers) {}

  @SqlQuery(
      """
      SELECT CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language, l.open, l.next_change_at, e.state,
             CASE WHEN e.state = 'parked' THEN e.reason END AS reason, min(e.rests_until) AS rests_until,
             count(*) AS lines
      FROM queue.entries e
      JOIN queue.lanes l ON l.id = e.lane
      WHERE e.campaign = :campaign
      GROUP BY 1, 2, 3, 4, 5
      """)
  List<Count> counts(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT served.language, count(*) AS callers
      FROM queue.callers_on_line c
      CROSS JOIN LATERAL unnest(c.serves) AS served (language)
      WHERE c.campaign = :campaign
      GROUP BY served.language
      """)
  List<Speakers> speakers(@Bind("campaign") UUID campaign);

  @SqlQuery("SELECT count(*) FROM queue.callers_on_line WHERE campaign = :campaign")
  int callers(@Bind("campaign") UUID campaign);
}
