package org.polyphony.dashboards;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the rollup keeps of people and campaigns. */
interface RollupDao {

  /** A person in a campaign. */
  record Person(UUID campaign, UUID contact) {}

  /** One as they were counted until now. */
  record Counted(UUID campaign, UUID contact, boolean listed) {}

  /** Takes campaigns in that are not kept yet; their people are counted at once. */
  @SqlUpdate(
      """
      INSERT INTO dashboards.campaigns (campaign, organization, count_at)
      SELECT campaign, organization, platform.now()
      FROM campaigns.known_campaigns
      WHERE campaign = ANY (:campaigns)
      ORDER BY campaign
      ON CONFLICT DO NOTHING
      """)
  void keep(UUID[] campaigns);

  @SqlQuery(
      """
      SELECT DISTINCT campaign FROM campaigns.lists_of_campaigns WHERE list = ANY (:lists)
      """)
  List<UUID> campaignsOf(UUID[] lists);

  @SqlQuery(
      """
      SELECT DISTINCT l.campaign
      FROM contacts.active_members m JOIN campaigns.lists_of_campaigns l ON l.list = m.list
      WHERE m.contact = ANY (:contacts)
      """)
  List<UUID> campaignsCalling(UUID[] contacts);

  /**
   * Counts soon: at once where that is quick; a count that takes its time may take a tenth of the
   * time, so that a file which comes in person by person costs no more than that.
   */
  @SqlUpdate(
      """
      UPDATE dashboards.campaigns
      SET count_at = least(count_at, CASE WHEN counted_at IS NULL OR count_took < interval '200 milliseconds'
                                          THEN platform.now() ELSE counted_at + 10 * count_took END)
      WHERE campaign = ANY (:campaigns)
      """)
  void countSoon(UUID[] campaigns);

  /** The people of attempts, also of those that were taken back. */
  @SqlQuery(
      """
      SELECT DISTINCT p.campaign, p.contact
      FROM campaigns.people_of_attempts p
      JOIN dashboards.campaigns k ON k.campaign = p.campaign
      WHERE p.attempt = ANY (:attempts)
      """)
  List<Person> peopleOf(UUID[] attempts);

  /** Held until the transaction ends, so that nobody counts a campaign while its people change. */
  @SqlQuery(
      """
      SELECT campaign FROM dashboards.campaigns WHERE campaign = ANY (:campaigns) ORDER BY campaign FOR UPDATE
      """)
  List<UUID> lock(UUID[] campaigns);

  /** One whose people are to be counted, held; empty while there is none, or another is at it. */
  @SqlQuery(
      """
      SELECT campaign FROM dashboards.campaigns
      WHERE count_at <= platform.now()
      ORDER BY count_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<UUID> lockDue();

  /**
   * People who are no longer as they were counted, though no attempt of theirs says so: another
   * language, on or off the list, the campaign's limit of tries, an answer to an invitation.
   */
  @SqlQuery(
      """
      SELECT d.campaign, d.contact
      FROM dashboards.campaign_people d
      JOIN campaigns.known_campaigns k ON k.campaign = d.campaign
      LEFT JOIN contacts.people p ON p.contact = d.contact
      LEFT JOIN contacts.languages_of_people s ON s.contact = d.contact
      LEFT JOIN (
        SELECT DISTINCT m.contact
        FROM campaigns.lists_of_campaigns l JOIN contacts.active_members m ON m.list = l.list
        WHERE l.campaign = :campaign) m ON m.contact = p.contact
      LEFT JOIN (
        SELECT DISTINCT contact FROM events.known_registrations
        WHERE campaign = :campaign AND status = 'accepted') r ON r.contact = d.contact
      WHERE d.campaign = :campaign
        AND (d.language <> CASE WHEN s.spoken_source IN ('imported', 'observed', 'self_declared')
                                THEN s.spoken ELSE 'und' END
          OR d.listed <> (m.contact IS NOT NULL)
          OR d.finished <> (d.settled OR d.tries >= k.attempts_at_most)
          OR (d.registered_on IS NULL) <> (r.contact IS NULL))
      """)
  List<Person> changed(UUID campaign);

  @SqlUpdate("DELETE FROM dashboards.untouched WHERE campaign = :campaign")
  void forgetUntouched(UUID campaign);

  @SqlUpdate(
      """
      INSERT INTO dashboards.untouched (campaign, language, people)
      SELECT :campaign,
             CASE WHEN p.spoken_source IN ('imported', 'observed', 'self_declared') THEN p.spoken ELSE 'und' END,
             count(*)
      FROM (SELECT DISTINCT m.contact
            FROM campaigns.lists_of_campaigns l JOIN contacts.active_members m ON m.list = l.list
            WHERE l.campaign = :campaign) m
      JOIN contacts.people p ON p.contact = m.contact
      WHERE NOT EXISTS (SELECT FROM dashboards.campaign_people d
                        WHERE d.campaign = :campaign AND d.contact = m.contact)
      GROUP BY 2
      """)
  void countUntouched(UUID campaign);

  /** Also counts again within the hour, for what no journal tells of. */
  @SqlUpdate(
      """
      UPDATE dashboards.campaigns
      SET counted_at = platform.now(),
          count_took = clock_timestamp() - now(),
          count_at = platform.now() + interval '1 hour'
      WHERE campaign = :campaign
      """)
  void counted(UUID campaign);
}
