package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * Finds people by one box: the beginnings of their names in any order, without regard to diacritics
 * and case; a telephone number, however it is written; the number that another system has given
 * them; the beginning of their address.
 */
final class ContactSearch {

  private static final int LONGEST = 200;

  /**
   * What is looked for, within one organization.
   *
   * @param text as it was typed; empty for everybody
   * @param language a tag, {@code und} for those whose language nobody knows; null for every one
   * @param list only its members; null for everybody
   * @param after go on after this person; null from the newest
   */
  public record Query(
      UUID organization,
      String text,
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
      String tag = language == null || language.isBlank() ? null : language;
      return new Query(
          viewer.organization(),
          asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked,
          tag,
          list,
          after,
          limit);
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

  private static final String BY_NAME =
      """
      SELECT c.id FROM contacts.contacts c
      WHERE c.organization = :organization AND to_tsvector('simple', c.name_folded) @@ to_tsquery('simple', :words)
      """;

  private static final String BY_NUMBER =
      """
      SELECT c.id FROM contacts.lines l
      JOIN contacts.contact_lines cl ON cl.line = l.id
      JOIN contacts.contacts c ON c.id = cl.contact
      WHERE l.tel = :tel AND c.organization = :organization
      """;

  // From one system to the next by the index, since nobody says whose number it is.
  private static final String BY_IDENTIFIER =
      """
      SELECT c.id
      FROM (
        WITH RECURSIVE systems AS (
          (SELECT i.system FROM contacts.identifiers i
           WHERE i.organization = :organization ORDER BY i.system LIMIT 1)
          UNION ALL
          SELECT (SELECT i.system FROM contacts.identifiers i
                  WHERE i.organization = :organization AND i.system > s.system ORDER BY i.system LIMIT 1)
          FROM systems s WHERE s.system IS NOT NULL)
        SELECT system FROM systems WHERE system IS NOT NULL) s
      JOIN contacts.identifiers i ON i.organization = :organization AND i.system = s.system AND i.value = :text
      JOIN contacts.contacts c ON c.id = i.contact
      WHERE true
      """;

  // The keys of doors begin with the house's number and the street, and are sorted by their bytes.
  private static final String BY_ADDRESS =
      """
      SELECT c.id FROM contacts.doors d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE d.address_key >= :street AND d.address_key < :street || chr(1114109) AND c.organization = :organization
      """;

  private static final String EVERYBODY =
      """
      SELECT c.id FROM contacts.contacts c WHERE c.organization = :organization
      """;

  // An inferred language is never shown, so it is not found by either.
  private static final String LANGUAGE =
      """
       AND CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END = :language
      """;

  private static final String MEMBER =
      """
       AND EXISTS (SELECT FROM contacts.active_members m WHERE m.list = :list AND m.contact = c.id)
      """;

  private static final String PRESENT =
      """
       AND c.erased_at IS NULL AND c.merged_into IS NULL AND NOT EXISTS (
         SELECT FROM contacts.intakes i
         WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL))
      """;

  private static final String WITH_DETAILS =
      """
      SELECT c.id, c.full_name, c.preferred_name,
             CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS spoken,
             CASE WHEN c.spoken_source = 'inferred' THEN 'none' ELSE c.spoken_source END AS spoken_source,
             coalesce(d.city, '') AS city,
             (SELECT l.tel FROM contacts.contact_lines cl JOIN contacts.lines l ON l.id = cl.line
              WHERE cl.contact = c.id AND cl.bad_at IS NULL ORDER BY cl.rank LIMIT 1) AS tel
      FROM (%s ORDER BY id DESC LIMIT :limit) found
      JOIN contacts.contacts c ON c.id = found.id
      LEFT JOIN contacts.doors d ON d.id = c.door
      ORDER BY c.id DESC
      """;

  /** The people found, the newest first. The handle is in a transaction. */
  List<Found> find(Handle handle, Query query) {
    List<String> ways = ways(query);
    if (ways.isEmpty()) {
      return List.of();
    }
    // A name is rare or common: a plan that does not look at it is the wrong one for half of them.
    handle.execute("SET LOCAL plan_cache_mode = force_custom_plan");
    return prepared(handle, sql(query), query).mapTo(Found.class).list();
  }

  /** A statement with all that a search may ask by. */
  static org.jdbi.v3.core.statement.Query prepared(Handle handle, String sql, Query query) {
    return handle
        .createQuery(sql)
        .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
        .bind("organization", query.organization())
        .bind("text", query.text())
        .bind("words", Names.query(query.text()))
        .bind("tel", Phones.parse(query.text()).map(Phone::tel).orElse(null))
        .bind("street", street(query.text()))
        .bind("language", query.language())
        .bind("list", query.list())
        .bind("after", query.after())
        .bind("limit", query.limit());
  }

  /** The statement of a search; each way to find somebody goes by an index of its own. */
  static String sql(Query query) {
    String only =
        (query.language() == null ? "" : LANGUAGE)
            + (query.list() == null ? "" : MEMBER)
            + (query.after() == null ? "" : " AND c.id < :after\n")
            + PRESENT;
    List<String> ways =
        ways(query).stream()
            .map(way -> "(" + way + only + " ORDER BY c.id DESC LIMIT :limit)")
            .toList();
    return WITH_DETAILS.formatted(
        "SELECT id FROM (" + String.join(" UNION ", ways) + ") found_by_any");
  }

  private static List<String> ways(Query query) {
    String text = query.text();
    if (text.isEmpty()) {
      return List.of(EVERYBODY);
    }
    if (Phones.parse(text).isPresent()) {
      return List.of(BY_NUMBER, BY_IDENTIFIER);
    }
    List<String> ways = new ArrayList<>();
    if (!Names.query(text).isEmpty()) {
      ways.add(BY_NAME);
    }
    if (text.chars().anyMatch(Character::isDigit)) {
      ways.add(BY_IDENTIFIER);
      if (!street(text).isEmpty()) {
        ways.add(BY_ADDRESS);
      }
    }
    return ways;
  }

  /** As the keys of doors begin: without the unit and the town, which come after a comma. */
  private static String street(String text) {
    int comma = text.indexOf(',');
    String key = new Address(comma < 0 ? text : text.substring(0, comma), "", "", "", "").key();
    return key.substring(0, key.indexOf('|'));
  }
}
