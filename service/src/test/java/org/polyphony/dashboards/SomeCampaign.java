package org.polyphony.dashboards;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.Given;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalReader;
import org.polyphony.platform.TestClock;

/**
 * A campaign over one list, and what is written where somebody calls in it, by SQL: the figures are
 * held against what stands in the tables, whoever wrote it.
 */
final class SomeCampaign {

  static final Instant NOON = Instant.parse("2026-06-08T19:00:00Z");

  final UUID id = Ids.next();
  final UUID organization;
  final UUID list = Ids.next();
  private final Jdbi jdbi;
  private final Journal journal;
  private final JournalReader reader;

  /** One try: who, what came of it and the language spoken. */
  record Outcome(UUID contact, String result, String spoken) {}

  SomeCampaign(Jdbi jdbi, DashboardsModule dashboards, UUID organization) {
    this.jdbi = jdbi;
    this.organization = organization;
    journal = new Journal(new TestClock(NOON));
    reader = new JournalReader(jdbi, dashboards.consumer());
    jdbi.useTransaction(this::create);
  }

  /** An organization in Sacramento. */
  static UUID organization(Jdbi jdbi) {
    UUID id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO accounts.organizations (id, name, created_at) VALUES (?, 'Neighbors',"
                    + " ?)",
                id,
                NOON));
    return id;
  }

  private void create(Handle handle) {
    UUID script = Ids.next();
    UUID version = Ids.next();
    handle.execute(
        "INSERT INTO scripts.scripts (id, organization, name, created_at) VALUES (?, ?,"
            + " 'Invitation', ?)",
        script,
        organization,
        NOON);
    handle.execute(
        "INSERT INTO scripts.versions (id, script, number, state, steps, created_at)"
            + " VALUES (?, ?, 1, 'published', '[]', ?)",
        version,
        script,
        NOON);
    handle.execute(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Residents',"
            + " ?)",
        list,
        organization,
        NOON);
    handle.execute(
        "INSERT INTO campaigns.campaigns (id, organization, name, channel, goal, purpose, state,"
            + " script_version, languages, created_at, updated_at) VALUES (?, ?, 'Come and be"
            + " heard', 'phone', 'attendance', 'any', 'open', ?, '{hmn,vi,en,und}', ?, ?)",
        id,
        organization,
        version,
        NOON,
        NOON);
    handle.execute("INSERT INTO campaigns.campaign_lists (campaign, list) VALUES (?, ?)", id, list);
    journal.append(handle, organization, "campaign.created", id, Map.of());
  }

  /** Somebody on the list, with a line, whose own word it is that they speak this language. */
  UUID person(String language) {
    return jdbi.inTransaction(
        handle -> {
          UUID contact = Given.contactOn(handle, organization, "Somebody", Given.line(handle));
          handle.execute(
              "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
          speaks(handle, contact, language, "self_declared");
          journal.append(handle, organization, "list.changed", list, Map.of());
          return contact;
        });
  }

  /** Somebody of whose language there is only a guess. */
  UUID guessed(String language) {
    UUID contact = person("und");
    jdbi.useHandle(handle -> speaks(handle, contact, language, "inferred"));
    return contact;
  }

  /** The person said what they speak. */
  void learns(UUID contact, String language) {
    jdbi.useHandle(handle -> speaks(handle, contact, language, "observed"));
  }

  private static void speaks(Handle handle, UUID contact, String language, String source) {
    handle.execute(
        "UPDATE contacts.contacts SET spoken = ?, spoken_source = CASE WHEN ? = 'und' THEN 'none'"
            + " ELSE ? END WHERE id = ?",
        language,
        language,
        source,
        contact);
  }

  /** The person's only number leads nowhere. */
  void losesTheLine(UUID contact) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE contacts.contact_lines SET bad_at = ? WHERE contact = ?", NOON, contact));
  }

  UUID attempt(UUID contact, String result, String spoken, Instant at) {
    return attempt(at, null, new Outcome(contact, result, spoken));
  }

  UUID attempt(UUID contact, String result, String spoken) {
    return attempt(contact, result, spoken, NOON);
  }

  UUID attempt(Instant at, String barrier, Outcome... outcomes) {
    UUID attempt = Ids.next();
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "INSERT INTO campaigns.attempts (id, organization, campaign, channel, claim, author,"
                  + " key, request_hash, disposition, result, spoken, barrier_language,"
                  + " recorded_at) VALUES (?, ?, ?, 'phone', ?, ?, ?, '', 'accepted', ?, ?, ?, ?)",
              attempt,
              organization,
              id,
              Ids.next(),
              Ids.next(),
              Ids.next(),
              outcomes[0].result(),
              outcomes[0].spoken(),
              barrier,
              at);
          for (Outcome outcome : outcomes) {
            handle.execute(
                "INSERT INTO campaigns.attempt_people (attempt, contact, result, spoken,"
                    + " preference) SELECT ?, id, ?, ?, CASE WHEN spoken_source IN ('none',"
                    + " 'inferred') THEN 'und' ELSE spoken END FROM contacts.contacts WHERE id = ?",
                attempt,
                outcome.result(),
                outcome.spoken(),
                outcome.contact());
          }
          journal.append(handle, organization, "attempt.recorded", attempt, Map.of("campaign", id));
        });
    return attempt;
  }

  void undo(UUID attempt) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("UPDATE campaigns.attempts SET undone_at = ? WHERE id = ?", NOON, attempt);
          handle.execute(
              "UPDATE turnout.commitments SET undone_at = ? WHERE attempt = ?", NOON, attempt);
          handle.execute("DELETE FROM events.registrations WHERE attempt = ?", attempt);
          journal.append(handle, organization, "attempt.undone", attempt, Map.of("campaign", id));
        });
  }

  /** The person said on an attempt that they would come. */
  void registers(UUID contact, UUID attempt) {
    jdbi.useTransaction(
        handle -> {
          UUID event = Ids.next();
          handle.execute(
              "INSERT INTO events.events (id, organization, slug, kind, name, starts_at, ends_at,"
                  + " time_zone, created_at) VALUES (?, ?, ?, 'session', 'Session', ?, ?,"
                  + " 'America/Los_Angeles', ?)",
              event,
              organization,
              event.toString(),
              NOON,
              NOON.plusSeconds(3600),
              NOON);
          handle.execute(
              "INSERT INTO events.registrations (id, event, contact, status, source, attempt,"
                  + " campaign, created_at, updated_at) VALUES (?, ?, ?, 'accepted', 'call', ?, ?,"
                  + " ?, ?)",
              Ids.next(),
              event,
              contact,
              attempt,
              id,
              NOON,
              NOON);
        });
  }

  /** The person promised on an attempt to vote. */
  void commits(UUID contact, UUID attempt) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO turnout.commitments (id, organization, contact, kind, campaign,"
                    + " attempt, at) VALUES (?, ?, ?, 'vote', ?, ?, ?)",
                Ids.next(),
                organization,
                contact,
                id,
                attempt,
                NOON));
  }

  /** Somebody changed the list or the campaign. */
  void changes(String type, UUID subject) {
    jdbi.useTransaction(handle -> journal.append(handle, organization, type, subject, Map.of()));
  }

  /**
   * Lets the figures learn of everything that was written; on a busy machine too, where the last
   * count took long and the next one would wait.
   */
  void catchUp() {
    jdbi.useHandle(handle -> handle.execute("UPDATE dashboards.campaigns SET count_took = '0'"));
    reader.catchUp();
  }
}
