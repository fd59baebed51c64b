package org.polyphony.dashboards;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What pages read: sums, by primary key. */
interface DashboardsDao {

  /** So many people, summed over all days. */
  record Sum(String meaning, String language, String measure, long people) {}

  @SqlQuery(
      """
      SELECT campaign, name, state FROM campaigns.known_campaigns
      WHERE campaign = :campaign AND organization = :organization
      """)
  Optional<Dashboard.Heading> heading(UUID campaign, UUID organization);

  @SqlQuery(
      """
      SELECT k.campaign, k.name, k.state, coalesce(d.on_list, 0) AS on_list, coalesce(d.attempted, 0) AS attempted,
             coalesce(d.reached, 0) AS reached, coalesce(d.remaining, 0) AS remaining,
             coalesce(d.registered, 0) AS registrations, coalesce(d.committed, 0) AS commitments,
             coalesce(d.barriers_met, 0) AS barriers_met, coalesce(d.barriers_repaired, 0) AS barriers_repaired
      FROM campaigns.known_campaigns k
      LEFT JOIN dashboards.campaigns d ON d.campaign = k.campaign
      WHERE k.organization = :organization
      ORDER BY k.campaign DESC
      LIMIT :atMost
      """)
  List<Dashboard.Headline> headlines(UUID organization, int atMost);

  @SqlQuery(
      """
      SELECT meaning, language, measure, sum(people) AS people
      FROM dashboards.campaign_totals
      WHERE campaign = :campaign
      GROUP BY meaning, language, measure
      HAVING sum(people) > 0
      UNION ALL
      SELECT 'preference', language, 'untouched', people
      FROM dashboards.untouched
      WHERE campaign = :campaign AND people > 0
      """)
  List<Sum> sums(UUID campaign);

  @SqlQuery(
      """
      SELECT day, coalesce(sum(people) FILTER (WHERE measure = 'attempted'), 0) AS attempted,
             coalesce(sum(people) FILTER (WHERE measure = 'reached'), 0) AS reached,
             coalesce(sum(people) FILTER (WHERE measure = 'registered'), 0) AS registrations,
             coalesce(sum(people) FILTER (WHERE measure = 'committed'), 0) AS commitments
      FROM dashboards.campaign_totals
      WHERE campaign = :campaign AND meaning = 'preference' AND day > '-infinity' AND people > 0
        AND measure IN ('attempted', 'reached', 'registered', 'committed')
        AND (:language = '' OR language = :language)
      GROUP BY day
      ORDER BY day
      """)
  List<Dashboard.DayFigures> days(UUID campaign, String language);
}
