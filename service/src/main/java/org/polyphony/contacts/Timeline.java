package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/** What happened with a person, from the first call to the seat. */
public final class Timeline {

  Timeline() {}

  /**
   * One thing that happened.
   *
   * @param kind what, in snake_case: {@code attempt.talked}, {@code registration.accepted}; the
   *     message {@code contacts.timeline.<kind>} words it
   * @param subject what it is about, such as the attempt; null where the person alone is
   * @param actor the user who did it; null for the system or the person
   * @param payload the named arguments of its message
   */
  public record Entry(
      UUID id,
      Instant at,
      String kind,
      @Nullable UUID subject,
      @Nullable UUID actor,
      @Json Map<String, Object> payload) {}

  /** Notes that something happened. */
  public void append(
      Handle handle,
      UUID contact,
      Instant at,
      String kind,
      @Nullable UUID subject,
      @Nullable UUID actor,
      Map<String, ?> payload) {
    handle
        .attach(Dao.class)
        .insert(contact, new Entry(Ids.next(), at, kind, subject, actor, Map.copyOf(payload)));
  }

  /** Takes every entry about a subject out, as when an attempt is undone. */
  public void takeBack(Handle handle, UUID subject) {
    handle.attach(Dao.class).delete(subject);
  }

  /** Forgets what was said about these subjects in words; that it happened stays. */
  public void forgetWords(Handle handle, List<UUID> subjects) {
    handle.attach(Dao.class).forgetWords(subjects);
  }

  /**
   * The newest entries of a person of the viewer's organization; empty where they are not theirs.
   *
   * @param before only what happened before this instant
   */
  public List<Entry> of(Handle handle, Viewer viewer, UUID contact, Instant before, int limit) {
    return handle.attach(Dao.class).of(viewer.organization(), contact, before, limit);
  }

  /**
   * How often somebody was approached, and how often they came.
   *
   * @param asked calls, texts and doors, whatever came of them
   */
  public record Asked(int asked, int came) {}

  /** The same of a person, with the entries that have become part of them. */
  Asked asked(Handle handle, UUID contact) {
    return handle.attach(Dao.class).asked(contact);
  }

  /** The statements. */
  interface Dao {
    @SqlUpdate(
        """
        INSERT INTO contacts.timeline (id, contact, at, kind, subject, actor, payload)
        VALUES (:id, :contact, :at, :kind, :subject, :actor, :payload)
        """)
    void insert(UUID contact, @BindMethods Entry entry);

    @SqlUpdate(
        """
        UPDATE contacts.timeline SET payload = payload - 'note' - 'answers'
        WHERE subject = ANY (:subjects) AND (jsonb_exists(payload, 'note') OR jsonb_exists(payload, 'answers'))
        """)
    void forgetWords(List<UUID> subjects);

    @SqlUpdate("DELETE FROM contacts.timeline WHERE subject = :subject")
    void delete(UUID subject);

    // What each feature writes, by the beginning of its kind.
    @SqlQuery(
        """
        SELECT count(*) FILTER (WHERE kind LIKE 'attempt.%' OR kind LIKE 'text.%') AS asked,
               count(*) FILTER (WHERE kind LIKE 'attendance.%') AS came
        FROM contacts.timeline
        WHERE contact = ANY (ARRAY(
          SELECT CAST(:contact AS uuid)
          UNION ALL SELECT id FROM contacts.contacts WHERE merged_into = :contact))
        """)
    Asked asked(UUID contact);

    // That somebody came with a file is read off what the file left: a million rows fewer an
    // import.
    @SqlQuery(
        """
        SELECT id, at, kind, subject, actor, payload FROM (
          SELECT t.id, t.at, t.kind, t.subject, t.actor, t.payload
          FROM contacts.timeline t
          WHERE t.contact = ANY (ARRAY(
            SELECT CAST(:contact AS uuid)
            UNION ALL SELECT id FROM contacts.contacts WHERE merged_into = :contact))
          UNION ALL
          SELECT l.id, i.done_at, 'list.imported', i.import, NULL, jsonb_build_object('list', l.name)
          FROM (SELECT list, import FROM contacts.list_members WHERE contact = :contact
                UNION
                SELECT i.list, i.import FROM contacts.seen_again s JOIN contacts.intakes i ON i.import = s.import
                WHERE s.contact = :contact) f
          JOIN contacts.intakes i ON i.import = f.import AND i.done_at IS NOT NULL AND i.undone_at IS NULL
          JOIN contacts.lists l ON l.id = f.list
        ) happened
        WHERE at < :before
          AND EXISTS (
            SELECT FROM contacts.contacts c
            WHERE c.id = :contact AND c.organization = :organization AND c.erased_at IS NULL)
        ORDER BY at DESC, id DESC
        LIMIT :limit
        """)
    List<Entry> of(UUID organization, UUID contact, Instant before, int limit);
  }
}
