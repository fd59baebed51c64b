package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What staff have written over, and since when the main languages of somebody stand. */
interface EditsDao {

  /** Before somebody is changed: the names that will be others. */
  @SqlUpdate(
      """
      INSERT INTO contacts.edits (id, contact, kind, before, actor, at)
      SELECT :id, c.id, 'name',
             jsonb_build_object('full_name', c.full_name, 'given_name', c.given_name, 'family_name', c.family_name,
                                'additional_name', c.additional_name, 'preferred_name', c.preferred_name),
             :actor, :at
      FROM contacts.contacts c
      WHERE c.id = :contact AND (c.full_name <> :new.fullName OR c.given_name <> :new.givenName
        OR c.family_name <> :new.familyName OR c.additional_name <> :new.additionalName
        OR c.preferred_name <> :new.preferredName)
      """)
  void keepNames(
      UUID id, UUID contact, @BindMethods("new") NewContact changed, UUID actor, Instant at);

  /** Likewise a main language, of which another tag or source will stand there. */
  @SqlUpdate(
      """
      INSERT INTO contacts.edits (id, contact, kind, before, actor, at)
      SELECT :id, c.id, :kind, jsonb_build_object('value', c.value, 'source', c.source), :actor, :at
      FROM (
        SELECT id, CASE :kind WHEN 'spoken' THEN spoken ELSE written END AS value,
               CASE :kind WHEN 'spoken' THEN spoken_source ELSE written_source END AS source
        FROM contacts.contacts WHERE id = :contact) c
      WHERE c.value <> :tag OR c.source <> :source
      """)
  void keepLanguage(
      UUID id, UUID contact, String kind, String tag, String source, UUID actor, Instant at);

  /** Names as they stood. */
  record Names(
      String fullName,
      String givenName,
      String familyName,
      String additionalName,
      String preferredName) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Names[REDACTED]";
    }
  }

  /** Of a person, or of an entry that has become part of them. */
  @SqlQuery(
      """
      SELECT e.before ->> 'full_name' AS full_name, e.before ->> 'given_name' AS given_name,
             e.before ->> 'family_name' AS family_name, e.before ->> 'additional_name' AS additional_name,
             e.before ->> 'preferred_name' AS preferred_name
      FROM contacts.edits e
      JOIN contacts.contacts c ON c.id = e.contact
      WHERE e.id = :id AND e.kind = 'name' AND coalesce(c.merged_into, c.id) = :contact
      """)
  Optional<Names> names(UUID contact, UUID id);

  /**
   * Since when a main language stands.
   *
   * @param kind {@code spoken} or {@code written}
   * @param actor who has heard it or written it down; null for a file
   */
  record Since(String kind, Instant at, @Nullable UUID actor) {}

  // The last that has made it what it is: a call, a form, a file that changed it, else how they
  // came in.
  @SqlQuery(
      """
      WITH known AS (
        SELECT c.id, c.created_at, k.kind, k.value, k.source
        FROM contacts.contacts c
        CROSS JOIN LATERAL (VALUES ('spoken', c.spoken, c.spoken_source), ('written', c.written, c.written_source))
          AS k (kind, value, source)
        WHERE c.id = :contact)
      SELECT DISTINCT ON (kind) kind, at, actor
      FROM (
        SELECT k.kind, o.at, o.actor
        FROM known k
        JOIN contacts.observations o
          ON o.contact = k.id AND o.kind = k.kind AND o.value = k.value AND o.source = k.source
        WHERE o.undone_at IS NULL
        UNION ALL
        SELECT k.kind, e.at, e.actor FROM known k JOIN contacts.edits e ON e.contact = k.id AND e.kind = k.kind
        UNION ALL
        SELECT k.kind, i.done_at, NULL
        FROM known k
        JOIN contacts.intake_changes ch ON ch.contact = k.id AND ch.before ->> k.kind <> k.value
        JOIN contacts.intakes i ON i.import = ch.import
        WHERE k.source = 'imported' AND i.done_at IS NOT NULL AND i.undone_at IS NULL
        UNION ALL
        SELECT k.kind, k.created_at, NULL FROM known k) said
      ORDER BY kind, at DESC
      """)
  List<Since> since(UUID contact);
}
