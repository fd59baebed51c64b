package org.polyphony.contacts;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * Finds people by the beginnings of their names, without regard to diacritics and case, or by their
 * whole telephone number.
 */
final class ContactSearch {

  /**
   * What is looked for, within one organization.
   *
   * @param words a {@code tsquery} on folded names; empty for everybody
   * @param tel in E.164, where a number was asked for; null otherwise
   * @param language a tag, {@code und} for those whose language nobody knows; null for every one
   * @param list only its members; null for everybody
   * @param after go on after this person; null from the newest
   */
  public record Query(
      UUID organization,
      String words,
      @Nullable String tel,
      @Nullable String language,
      @Nullable UUID list,
      @Nullable UUID after,
      int limit) {

    static Query of(
        Viewer viewer,
        @Nullable String text,
        @Nullable String language,
        @Nullable UUID list,
        @Nullable UUID after,
        int limit) {
      String asked = text == null ? "" : text.strip();
      String tel = Phones.parse(asked).map(Phone::tel).orElse(null);
      String tag = language == null || language.isBlank() ? null : language;
      String words = tel == null ? Names.query(asked) : "";
      return new Query(viewer.organization(), words, tel, tag, list, after, limit);
    }
  }

  /**
   * Somebody found.
   *
   * @param tel the best number that is not known to be bad; null where there is none
   */
  record Found(
      UUID id,
      String fullName,
      String preferredName,
      String spoken,
      String spokenSource,
      String city,
      @Nullable String tel) {}

  /** The people found, the newest first. */
  List<Found> find(Handle handle, Query query) {
    return handle.attach(Dao.class).find(query);
  }

  /** The statement. */
  interface Dao {
    // An inferred language is never shown, so it is not found by either.
    @SqlQuery(
        """
        SELECT c.id, c.full_name, c.preferred_name,
               CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS spoken,
               CASE WHEN c.spoken_source = 'inferred' THEN 'none' ELSE c.spoken_source END AS spoken_source,
               coalesce(d.city, '') AS city,
               (SELECT l.tel FROM contacts.contact_lines cl JOIN contacts.lines l ON l.id = cl.line
                WHERE cl.contact = c.id AND cl.bad_at IS NULL ORDER BY cl.rank LIMIT 1) AS tel
        FROM contacts.contacts c
        LEFT JOIN contacts.doors d ON d.id = c.door
        WHERE c.organization = :organization
          AND c.erased_at IS NULL
          AND c.merged_into IS NULL
          AND (:words = '' OR to_tsvector('simple', c.name_folded) @@ to_tsquery('simple', :words))
          AND (:tel::text IS NULL OR c.id IN (
            SELECT cl.contact FROM contacts.contact_lines cl JOIN contacts.lines l ON l.id = cl.line
            WHERE l.tel = :tel))
          AND (:language::text IS NULL
            OR CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END = :language)
          AND (:list::uuid IS NULL OR EXISTS (
            SELECT FROM contacts.active_members m WHERE m.list = :list AND m.contact = c.id))
          AND (:after::uuid IS NULL OR c.id < :after)
          AND NOT EXISTS (
            SELECT FROM contacts.intakes i
            WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL))
        ORDER BY c.id DESC
        LIMIT :limit
        """)
    List<Found> find(@BindMethods Query query);
  }
}
