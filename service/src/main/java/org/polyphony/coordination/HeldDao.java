package org.polyphony.coordination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What callers have at this moment. */
interface HeldDao {

  /** So many lines of a language are kept ready for callers who are at another one still. */
  record Ahead(String language, int lines) {}

  @SqlQuery(
      """
      SELECT e.language, count(*) AS lines
      FROM queue.held_claims h
      JOIN queue.lane_entries e ON e.entry = h.entry
      WHERE h.campaign = :campaign AND h.state = 'ahead' AND e.state = 'claimed'
      GROUP BY e.language
      """)
  List<Ahead> ahead(@Bind("campaign") UUID campaign);

  @SqlQuery(
      """
      SELECT name FROM accounts.known_users WHERE user_id = :user AND organization = :organization
      """)
  Optional<String> name(@Bind("user") UUID user, @Bind("organization") UUID organization);
}
