package org.polyphony.texting;

import java.util.UUID;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;

/** A list with people on it, and sendings with what came of them. */
final class SomeTexts {
  final UUID list = Ids.next();
  private final TestService service;

  SomeTexts(TestService service, String name) {
    this.service = service;
    sql(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, ?, now())",
        list,
        service.organization(),
        name);
  }

  /** Somebody on the list. Answers their line. */
  UUID person(String name, String language, String tel, boolean agreed) {
    return service
        .jdbi()
        .inTransaction(
            handle -> {
              UUID line = Ids.next();
              handle.execute(
                  "INSERT INTO contacts.lines (id, tel, time_zones, created_at)"
                      + " VALUES (?, ?, '{America/Los_Angeles}', now())",
                  line,
                  tel);
              UUID contact = Given.contactOn(handle, service.organization(), name, line);
              handle.execute(
                  "UPDATE contacts.contacts SET spoken = ? WHERE id = ?", language, contact);
              handle.execute(
                  "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
              if (agreed) {
                handle.execute(
                    "INSERT INTO consent.consents (id, line, contact, organization, channel, purpose, source, given,"
                        + " given_at, recorded_at) VALUES (?, ?, ?, ?, 'text', 'any', 'form', true, now(), now())",
                    Ids.next(),
                    line,
                    contact,
                    service.organization());
              }
              return line;
            });
  }

  /** A sending in a state, with one text in English. */
  UUID campaign(String name, String state) {
    UUID id = Ids.next();
    sql(
        "INSERT INTO texting.campaigns (id, organization, key, name, audience, list, source_language, state, hours_start,"
            + " hours_end, created_by, created_at) VALUES (?, ?, ?, ?, 'list', ?, 'en', ?, '09:00', '20:00', ?, now())",
        id,
        service.organization(),
        UUID.randomUUID(),
        name,
        list,
        state,
        UUID.randomUUID());
    sql(
        "INSERT INTO texting.templates (campaign, tag, pattern) VALUES (?, 'en', '{organization}: Come! STOP to end'),"
            + " (?, 'ar', '{organization}: تعالوا! STOP')",
        id,
        id);
    return id;
  }

  /** A text of a sending. */
  void text(UUID campaign, UUID line, String language, String state, String held, int fault) {
    sql(
        "INSERT INTO texting.messages (id, organization, campaign, kind, contact, line, language, body, encoding, segments,"
            + " price_micros, state, held_for, not_before, asked_at, fault, created_at)"
            + " SELECT ?, ?, ?, 'outreach', contact, line, ?, 'Come! STOP to end', 'gsm-7', 1, 12300, ?, ?, now(), now(), ?,"
            + " now() FROM contacts.contact_lines WHERE line = ?",
        Ids.next(),
        service.organization(),
        campaign,
        language,
        state,
        held,
        fault,
        line);
  }

  /** What somebody has written. */
  void inbound(UUID line, String language, String body, String meaning) {
    sql(
        "INSERT INTO texting.inbound (id, provider_id, line, organization, contact, language, sender, body, meaning, likely,"
            + " at) SELECT ?, ?, line, ?, contact, ?, '+19165550100', ?, ?, 50, now()"
            + " FROM contacts.contact_lines WHERE line = ?",
        Ids.next(),
        Ids.next().toString(),
        service.organization(),
        language,
        body,
        meaning,
        line);
  }

  /** A number counted by SQL of its own. */
  long count(String query, Object... values) {
    return service
        .jdbi()
        .withHandle(handle -> handle.select(query, values).mapTo(Long.class).one());
  }

  void sql(String statement, Object... values) {
    service.jdbi().useHandle(handle -> handle.execute(statement, values));
  }
}
