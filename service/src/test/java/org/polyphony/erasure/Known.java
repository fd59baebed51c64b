package org.polyphony.erasure;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;

/** Rows of every feature about one person, with words in them that must not stay. */
public final class Known {

  private Known() {}

  /** Somebody who was called, answered, came, was tagged, brought by a caller and opted out. */
  public static void everywhere(Handle handle, UUID organization, UUID contact, UUID other) {
    UUID line =
        handle
            .createQuery("SELECT line FROM contacts.contact_lines WHERE contact = :contact LIMIT 1")
            .bind("contact", contact)
            .mapTo(UUID.class)
            .one();
    UUID campaign = campaign(handle, organization);
    UUID attempt = attempt(handle, organization, campaign, line, contact);
    answers(handle, organization, contact, attempt, campaign);
    handle.execute(
        "INSERT INTO contacts.timeline (id, contact, at, kind, payload) VALUES (?, ?, now(), 'attempt', ?::jsonb)",
        Ids.next(),
        contact,
        "{\"note\": \"Secretly lives with her sister\"}");
    handle.execute(
        "INSERT INTO contacts.observations (id, contact, attempt, at, kind, value) VALUES (?, ?, ?, now(), 'spoken', 'hmn')",
        Ids.next(),
        contact,
        attempt);
    handle.execute(
        "INSERT INTO contacts.edits (id, contact, kind, before, actor, at) VALUES (?, ?, 'name', ?::jsonb, ?, now())",
        Ids.next(),
        contact,
        "{\"full_name\": \"Secretly Vang\"}",
        Ids.next());
    handle.execute(
        "INSERT INTO ties.tags (contact, folded, tag, organization, created_at) VALUES (?, 'secretly', 'Secretly', ?, now())",
        contact,
        organization);
    handle.execute(
        "INSERT INTO ties.affiliations (id, contact, partner, created_at) VALUES (?, ?, 'Secretly temple', now())",
        Ids.next(),
        contact);
    handle.execute(
        "INSERT INTO profile.names (id, organization, contact, name, name_folded, added_at)"
            + " VALUES (?, ?, ?, 'Secretly 李', 'secretly 李', now())",
        Ids.next(),
        organization,
        contact);
    handle.execute(
        "INSERT INTO profile.languages (id, contact, tag, speaks, reads, source, added_at)"
            + " VALUES (?, ?, 'hmn', 'well', 'no', 'told', now())",
        Ids.next(),
        contact);
    handle.execute(
        "INSERT INTO profile.addresses (id, contact, kind, street, unit, city, state, zip, added_at)"
            + " VALUES (?, ?, 'mailing', 'Secretly St', '', '', '', '', now())",
        Ids.next(),
        contact);
    UUID one = contact.toString().compareTo(other.toString()) < 0 ? contact : other;
    handle.execute(
        "INSERT INTO duplicates.pairs (id, organization, one, other, reasons, weight, found_at)"
            + " VALUES (?, ?, ?, ?, '{}', 1, now())",
        Ids.next(),
        organization,
        one,
        one.equals(contact) ? other : contact);
    consent(handle, organization, contact, line);
    handle.execute(
        "INSERT INTO friends.friends (id, campaign, owner, contact, line, name, tel, language, address, key, added_at)"
            + " VALUES (?, ?, ?, ?, ?, 'Secretly Auntie', '+19165550177', 'hmn', 'tais', ?, now())",
        Ids.next(),
        campaign,
        Ids.next(),
        contact,
        line,
        Ids.next());
    queue(handle, campaign, contact, line);
    handle.execute(
        "INSERT INTO platform.mails (id, key, organization, contact, state, recipient, sender, language, subject, body,"
            + " due_at, created_at) VALUES (?, ?, ?, ?, 'queued', 'secretly@example.invalid', 'Hmong Voices', 'en',"
            + " 'Hello Secretly', 'Hello Secretly', now() + interval '1 day', now())",
        Ids.next(),
        "test:" + Ids.next(),
        organization,
        contact);
  }

  static UUID campaign(Handle handle, UUID organization) {
    UUID script = Ids.next();
    UUID version = Ids.next();
    UUID campaign = Ids.next();
    handle.execute(
        "INSERT INTO scripts.scripts (id, organization, name, created_at) VALUES (?, ?, 'Invitation', now())",
        script,
        organization);
    handle.execute(
        "INSERT INTO scripts.versions (id, script, number, state, steps, created_at)"
            + " VALUES (?, ?, 1, 'published', '[]', now())",
        version,
        script);
    handle.execute(
        "INSERT INTO campaigns.campaigns (id, organization, name, channel, goal, purpose, script_version, languages,"
            + " created_at, updated_at) VALUES (?, ?, 'Sessions', 'phone', 'attendance', 'events', ?, '{hmn,en}', now(), now())",
        campaign,
        organization,
        version);
    return campaign;
  }

  private static UUID attempt(
      Handle handle, UUID organization, UUID campaign, UUID line, UUID contact) {
    UUID attempt = Ids.next();
    handle.execute(
        "INSERT INTO campaigns.attempts (id, organization, campaign, channel, line, claim, author, key, request_hash,"
            + " disposition, result, note, recorded_at) VALUES (?, ?, ?, 'phone', ?, ?, ?, ?, '\\x00', 'accepted', 'talked',"
            + " 'Secretly wants to move', now())",
        attempt,
        organization,
        campaign,
        line,
        Ids.next(),
        Ids.next(),
        Ids.next());
    handle.execute(
        "INSERT INTO campaigns.attempt_people (attempt, contact, result, spoken, preference)"
            + " VALUES (?, ?, 'talked', 'hmn', 'hmn')",
        attempt,
        contact);
    return attempt;
  }

  private static void checkin(
      Handle handle, UUID organization, UUID contact, UUID event, UUID registration) {
    handle.execute(
        "INSERT INTO checkin.attendances (id, organization, event, day, contact, registration, party, spoken, at, author,"
            + " recorded_at) VALUES (?, ?, ?, current_date, ?, ?, 2, 'hmn', now(), ?, now())",
        Ids.next(),
        organization,
        event,
        contact,
        registration,
        Ids.next());
    handle.execute(
        "INSERT INTO checkin.absences (id, event, contact, noted_at) VALUES (?, ?, ?, now())",
        Ids.next(),
        event,
        contact);
    handle.execute(
        "INSERT INTO checkin.sheet_lines (event, contact, number) VALUES (?, ?, 1)",
        event,
        contact);
  }

  private static void answers(
      Handle handle, UUID organization, UUID contact, UUID attempt, UUID campaign) {
    handle.execute(
        "INSERT INTO scripts.answers (attempt, contact, version, step, choices, value, at)"
            + " SELECT ?, ?, script_version, 'come', '{yes}', 'Secretly by bus', now() FROM campaigns.campaigns WHERE id = ?",
        attempt,
        contact,
        campaign);
    UUID event = Ids.next();
    UUID registration = Ids.next();
    handle.execute(
        "INSERT INTO events.events (id, organization, slug, kind, name, starts_at, ends_at, time_zone, created_at)"
            + " VALUES (?, ?, ?, 'session', 'Session', now(), now() + interval '1 hour', 'America/Los_Angeles', now())",
        event,
        organization,
        event.toString());
    handle.execute(
        "INSERT INTO events.registrations (id, event, contact, status, source, needs, created_at, updated_at)"
            + " VALUES (?, ?, ?, 'accepted', 'call', '{\"ride\": \"Secretly from the temple\"}', now(), now())",
        registration,
        event,
        contact);
    handle.execute(
        "INSERT INTO events.registration_changes (id, registration, status, source, language, needs, at)"
            + " VALUES (?, ?, 'accepted', 'call', 'hmn', '{\"ride\": \"Secretly from the temple\"}', now())",
        Ids.next(),
        registration);
    checkin(handle, organization, contact, event, registration);
    handle.execute(
        "INSERT INTO cohorts.guardians (id, event, contact, name, phone, email, created_at, updated_at)"
            + " VALUES (?, ?, ?, 'Secretly Vang, mother', '+19165550177', 'secretly@example.invalid', now(), now())",
        Ids.next(),
        event,
        contact);
  }

  private static void consent(Handle handle, UUID organization, UUID contact, UUID line) {
    handle.execute(
        "INSERT INTO consent.consents (id, line, contact, organization, channel, purpose, source, evidence, given,"
            + " given_at, recorded_at)"
            + " VALUES (?, ?, ?, ?, 'text', 'events', 'call', 'Secretly said yes', true, now(), now())",
        Ids.next(),
        line,
        contact,
        organization);
    handle.execute(
        "INSERT INTO consent.suppressions (id, channel, contact, organization, reason, evidence, created_at)"
            + " VALUES (?, 'phone', ?, ?, 'asked', 'Secretly said stop', now())",
        Ids.next(),
        contact,
        organization);
    handle.execute(
        "INSERT INTO consent.follow_ups (id, organization, kind, line, contact, due_at, created_at)"
            + " VALUES (?, ?, 'callback', ?, ?, now(), now())",
        Ids.next(),
        organization,
        line,
        contact);
  }

  private static void queue(Handle handle, UUID campaign, UUID contact, UUID line) {
    UUID lane = Ids.next();
    UUID entry = Ids.next();
    handle.execute(
        "INSERT INTO queue.lanes (id, campaign, language, zones, created_at)"
            + " VALUES (?, ?, 'hmn', 'America/Los_Angeles', now())",
        lane,
        campaign);
    handle.execute(
        "INSERT INTO queue.entries (id, campaign, lane, line, rank, state, updated_at)"
            + " VALUES (?, ?, ?, ?, 1, 'ready', now())",
        entry,
        campaign,
        lane,
        line);
    handle.execute(
        "INSERT INTO queue.entry_people (campaign, contact, entry, attempts) VALUES (?, ?, ?, 1)",
        campaign,
        contact,
        entry);
  }

  /** Somebody has them on the phone. */
  static void onThePhone(Handle handle, UUID contact) {
    handle
        .createUpdate(
            """
            INSERT INTO queue.claims (id, campaign, entry, line, caller, state, spoken, bundle, match, claimed_at, expires_at)
            SELECT :id, e.campaign, e.id, e.line, :id, 'open', 'hmn', 'hmn', 'exact', platform.now(),
                   platform.now() + interval '2 minutes'
            FROM queue.entries e JOIN queue.entry_people p ON p.entry = e.id WHERE p.contact = :contact
            """)
        .bind("id", Ids.next())
        .bind("contact", contact)
        .execute();
  }
}
