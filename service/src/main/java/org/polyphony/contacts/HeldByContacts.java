package org.polyphony.contacts;

import java.util.List;
import org.polyphony.platform.Holding;

/** What stands about a person in this feature's tables, and who has read it. */
final class HeldByContacts {

  static final List<Holding> ALL =
      List.of(
          new Holding(
              "contacts.held.person",
              """
              SELECT c.full_name, c.given_name, c.additional_name, c.family_name, c.preferred_name, c.email, c.birth_date,
                     coalesce(CAST(date_part('year', c.birth_date) AS smallint), c.birth_year) AS birth_year,
                     c.spoken, c.spoken_source, c.written, c.written_source, c.address_form, c.facts,
                     d.street, d.unit, d.city, d.state, d.zip, c.moved_at, c.deceased_at, c.created_at, c.updated_at
              FROM contacts.contacts c
              LEFT JOIN contacts.doors d ON d.id = c.door
              WHERE c.id = :contact
              """),
          new Holding(
              "contacts.held.numbers",
              """
              SELECT l.tel, cl.label, cl.bad_at, cl.bad_as, l.can_text, l.time_zones, l.zone
              FROM contacts.contact_lines cl
              JOIN contacts.lines l ON l.id = cl.line
              WHERE cl.contact = :contact
              ORDER BY cl.rank, l.tel
              """),
          new Holding(
              "contacts.held.lists",
              """
              SELECT l.name, l.source, l.purpose, i.done_at AS brought_in_at
              FROM contacts.list_members m
              JOIN contacts.lists l ON l.id = m.list
              LEFT JOIN contacts.intakes i ON i.import = m.import
              WHERE m.contact = :contact
              ORDER BY l.id
              """),
          new Holding(
              "contacts.held.other_systems",
              """
              SELECT system, value FROM contacts.identifiers WHERE contact = :contact ORDER BY system, value
              """),
          new Holding(
              "contacts.held.before_imports",
              """
              SELECT i.started_at, ch.before
              FROM contacts.intake_changes ch
              JOIN contacts.intakes i ON i.import = ch.import
              WHERE ch.contact = :contact
              ORDER BY i.started_at
              """),
          new Holding(
              "contacts.held.named_again",
              """
              SELECT i.done_at, l.name AS list, s.says, s.system, s.identifier AS value
              FROM contacts.seen_again s
              JOIN contacts.intakes i ON i.import = s.import
              JOIN contacts.lists l ON l.id = i.list
              WHERE s.contact = :contact
              ORDER BY i.done_at, i.import
              """),
          new Holding(
              "contacts.held.edits",
              """
              SELECT at, kind, before FROM contacts.edits WHERE contact = :contact ORDER BY at, id
              """),
          new Holding(
              "contacts.held.learnt",
              """
              SELECT at, kind, value, source, value_before, source_before, undone_at
              FROM contacts.observations WHERE contact = :contact ORDER BY at, id
              """),
          new Holding(
              "contacts.held.history",
              """
              SELECT at, kind, payload FROM contacts.timeline WHERE contact = :contact ORDER BY at, id
              """));

  private HeldByContacts() {}
}
