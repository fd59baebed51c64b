package org.polyphony.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface DoublesDao {

  /** What a result said of one person. */
  record Said(UUID contact, String result) {}

  /** Those to be looked at first; of those that were, the ones since then. */
  @SqlQuery(
      """
      SELECT d.beside, d.other, d.other_claim, d.result, d.other_result, d.barrier_language, d.other_barrier_language,
             d.recorded_at, d.other_recorded_at, d.counts, d.other_counts, coalesce(b.name, '') AS author,
             coalesce(o.name, '') AS other_author, s.name AS chosen_by, d.chosen_at,
             ARRAY(SELECT p.contact FROM campaigns.people_of_attempts p
                   WHERE p.attempt IN (d.beside, d.other) GROUP BY p.contact ORDER BY p.contact) AS contacts,
             ARRAY(SELECT coalesce(n.full_name, '') FROM campaigns.people_of_attempts p
                   LEFT JOIN contacts.people n ON n.contact = p.contact
                   WHERE p.attempt IN (d.beside, d.other) GROUP BY p.contact, n.full_name ORDER BY p.contact) AS names
      FROM campaigns.doubles d
      LEFT JOIN accounts.known_users b ON b.user_id = d.author
      LEFT JOIN accounts.known_users o ON o.user_id = d.other_author
      LEFT JOIN accounts.known_users s ON s.user_id = d.chosen_by
      WHERE d.campaign = :campaign AND d.organization = :organization
        AND (d.chosen_at IS NULL OR d.chosen_at > :since)
      ORDER BY d.chosen_at DESC NULLS FIRST, d.recorded_at DESC, d.beside LIMIT 50
      """)
  List<Doubled> of(
      @Bind("campaign") UUID campaign,
      @Bind("organization") UUID organization,
      @Bind("since") Instant since);

  @SqlQuery("SELECT contact, result FROM campaigns.people_of_attempts WHERE attempt = :attempt")
  List<Said> said(@Bind("attempt") UUID attempt);
}
