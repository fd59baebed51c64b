package org.polyphony.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface SpeakersDao {

  /** A phone bank ahead, with all languages that its lead and those who have signed up speak. */
  record Planned(Instant startsAt, List<String> languages) {}

  /** An hour at which somebody was on line who can take a call in this language. */
  record Habit(String language, Instant hour) {}

  /** People who wait for somebody who speaks their language. */
  record Waiting(String language, int people) {}

  /** One whose time has come. */
  record Due(UUID followUp, UUID organization, UUID campaign, String language) {}

  /**
   * @param shifts those led by {@code leads}, in the same order
   * @param others those for other campaigns
   */
  @SqlQuery(
      """
      SELECT e.starts_at, array_agg(DISTINCT s.tag) AS languages
      FROM events.known_events e
      CROSS JOIN LATERAL (
        SELECT u.tag FROM accounts.shift_people p JOIN accounts.speakers u ON u.user_id = p.user_id
        WHERE p.shift = e.event
        UNION ALL
        SELECT c.spoken FROM events.known_registrations r JOIN contacts.people c ON c.contact = r.contact
        WHERE r.event = e.event AND r.status = 'accepted' AND c.spoken <> 'und' AND c.spoken_source <> 'inferred'
        UNION ALL
        SELECT u.tag FROM unnest(CAST(:shifts AS uuid[]), CAST(:leads AS uuid[])) AS l (shift, lead)
        JOIN accounts.speakers u ON u.user_id = l.lead
        WHERE l.shift = e.event
      ) s
      WHERE e.organization = :organization AND e.kind = 'phone_bank' AND e.cancelled_at IS NULL
        AND e.starts_at > :now AND e.starts_at <= :until
        AND e.event <> ALL (CAST(:others AS uuid[]))
      GROUP BY e.event, e.starts_at
      ORDER BY e.starts_at LIMIT 200
      """)
  List<Planned> planned(
      @Bind("organization") UUID organization,
      @Bind("shifts") List<UUID> shifts,
      @Bind("leads") List<UUID> leads,
      @Bind("others") List<UUID> others,
      @Bind("now") Instant now,
      @Bind("until") Instant until);

  @SqlQuery(
      """
      SELECT language, hour FROM queue.speaking_hours
      WHERE organization = :organization AND hour > :since ORDER BY hour, language
      """)
  List<Habit> habits(@Bind("organization") UUID organization, @Bind("since") Instant since);

  @SqlQuery(
      """
      SELECT coalesce((SELECT o.time_zone FROM accounts.known_organizations o WHERE o.organization = :organization), 'UTC')
      """)
  String zone(@Bind("organization") UUID organization);

  @SqlQuery("SELECT organization FROM campaigns.known_campaigns WHERE campaign = :campaign")
  UUID organization(@Bind("campaign") UUID campaign);

  /** Whether somebody is on line who can take a call in this language. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM queue.callers_on_line c
        WHERE c.campaign = :campaign AND c.caller <> :without AND :language = ANY (coalesce(c.only_languages, c.serves)))
      """)
  boolean isOnLine(
      @Bind("campaign") UUID campaign,
      @Bind("without") UUID without,
      @Bind("language") String language);

  /**
   * By language; most people first. Not those whom no caller is given, whoever speaks with them.
   */
  @SqlQuery(
      """
      SELECT f.language, count(*) AS people FROM consent.open_follow_ups f
      WHERE f.organization = :organization AND f.campaign = :campaign AND f.kind = 'barrier'
        AND NOT EXISTS (
          SELECT FROM queue.lane_entries e
          WHERE e.campaign = f.campaign AND e.line = f.line
            AND (e.state = 'done' OR e.state = 'parked' AND e.reason <> 'language'))
      GROUP BY f.language ORDER BY count(*) DESC, f.language
      """)
  List<Waiting> waiting(@Bind("organization") UUID organization, @Bind("campaign") UUID campaign);

  /** The longest due first. */
  @SqlQuery(
      """
      SELECT follow_up, organization, campaign, language FROM consent.open_follow_ups
      WHERE kind = 'barrier' AND due_at <= :until AND campaign IS NOT NULL AND language <> 'und'
      ORDER BY due_at LIMIT 5000
      """)
  List<Due> due(@Bind("until") Instant until);
}
