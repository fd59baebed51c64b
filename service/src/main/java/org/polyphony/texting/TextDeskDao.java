package org.polyphony.texting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What the pages of texts show beside the sending itself. */
interface TextDeskDao {

  /** Something to choose. */
  record Named(UUID id, String name) {}

  @SqlQuery(
      """
      SELECT list AS id, name FROM contacts.known_lists
      WHERE organization = :organization AND archived_at IS NULL
      ORDER BY list DESC
      LIMIT 500
      """)
  List<Named> lists(UUID organization);

  @SqlQuery(
      """
      SELECT event AS id, name FROM events.known_events
      WHERE organization = :organization AND cancelled_at IS NULL
      ORDER BY starts_at DESC, event
      LIMIT 500
      """)
  List<Named> events(UUID organization);

  @SqlQuery("SELECT name FROM contacts.known_lists WHERE list = :list")
  Optional<String> list(UUID list);

  @SqlQuery("SELECT name FROM events.known_events WHERE event = :event")
  Optional<String> event(UUID event);

  @SqlQuery("SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  String zone(UUID organization);

  /** Who let a sending go out unreviewed, and why. */
  record Waiver(String name, String reason) {}

  @SqlQuery(
      """
      SELECT u.name, c.override_reason AS reason
      FROM texting.campaigns c
      JOIN accounts.known_users u ON u.user_id = c.override_by
      WHERE c.id = :campaign
      """)
  Optional<Waiver> waiver(UUID campaign);

  /** How the texts of a sending stand: each in one of these. */
  record Counts(
      UUID campaign,
      long held,
      long waiting,
      long sent,
      long delivered,
      long failed,
      long unknown) {}

  @SqlQuery(
      """
      SELECT campaign, count(*) FILTER (WHERE state = 'held') AS held,
             count(*) FILTER (WHERE state IN ('prepared', 'queued', 'asking')) AS waiting,
             count(*) FILTER (WHERE state = 'sent') AS sent,
             count(*) FILTER (WHERE state = 'delivered') AS delivered,
             count(*) FILTER (WHERE state = 'failed') AS failed,
             count(*) FILTER (WHERE state = 'unknown') AS unknown
      FROM texting.messages
      WHERE campaign = ANY (:campaigns)
      GROUP BY campaign
      """)
  List<Counts> counts(UUID[] campaigns);

  /** Somebody who gets no text, and the names of the values that nobody knows of them. */
  record HeldPerson(
      UUID id, @Nullable UUID contact, String name, String language, String why, String missing) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "HeldPerson[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT m.id, p.contact, coalesce(p.full_name, '') AS name, m.language, m.held_for AS why, m.missing
      FROM texting.messages m
      LEFT JOIN contacts.people p ON p.contact = m.contact
      WHERE m.campaign = :campaign AND m.state = 'held' AND m.held_for = :why
        AND (CAST(:after AS uuid) IS NULL OR m.id > :after)
      ORDER BY m.id
      LIMIT :limit
      """)
  List<HeldPerson> held(UUID campaign, String why, @Nullable UUID after, int limit);
}
