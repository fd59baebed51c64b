package org.polyphony.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Folding;
import org.polyphony.i18n.Languages;

/** The ways to find people other than by name, each by an index of its own, the newest first. */
final class SearchWays {

  /** So many doors at most are gone through, those with the very number first. */
  private static final int DOORS = 1_000;

  private static final Pattern ZIP = Pattern.compile("\\d{5}(?:-\\d{4})?");

  /** Fewer letters begin too many places, and too many names. */
  private static final int LETTERS_OF_CITY = 3;

  private static final String EVERYBODY =
      "SELECT c.id FROM contacts.contacts c WHERE c.organization = :organization";

  private static final String BY_NUMBER =
      """
      SELECT c.id FROM contacts.lines l
      JOIN contacts.contact_lines cl ON cl.line = l.id
      JOIN contacts.contacts c ON c.id = cl.contact
      WHERE l.tel = :tel AND c.organization = :organization
      """;

  // From one system to the next by the index, since nobody says whose number it is. The number of
  // an entry that has
  // become part of another finds the one who goes on.
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
      JOIN contacts.contacts o ON o.id = i.contact
      JOIN contacts.contacts c ON c.id = coalesce(o.merged_into, o.id)
      WHERE true
      """;

  // The keys of doors begin with the house's number and the street, and are sorted by their bytes:
  // "17 Meadow" stands
  // before "170 Meadow".
  private static final String BY_DOOR =
      """
      SELECT c.id FROM (
        SELECT id, substr(address_key, length(:street) + 1, 1) IN (' ', '|') AS whole
        FROM contacts.doors
        WHERE address_key >= :street AND address_key < :street || chr(1114109)
        ORDER BY address_key
        LIMIT :doors) d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE d.whole = :whole AND c.organization = :organization
      """;

  // Of a long street not all doors are gone through.
  private static final String BY_STREET =
      """
      SELECT c.id
      FROM unnest(CAST(:streets AS text[])) AS s (street)
      CROSS JOIN LATERAL (
        SELECT id FROM contacts.doors
        WHERE contacts.street_of(address_key) COLLATE "C" >= s.street
          AND contacts.street_of(address_key) COLLATE "C" < s.street || chr(1114109)
          AND (:type = '' OR ' ' || split_part(address_key, '|', 1) || ' ' LIKE '% ' || :type || ' %')
        ORDER BY contacts.street_of(address_key) COLLATE "C"
        LIMIT :doors) d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE c.organization = :organization
      """;

  // Of a large place not all doors are gone through either.
  private static final String BY_ZIP =
      """
      SELECT c.id FROM (
        (SELECT id FROM contacts.doors WHERE zip = :place AND zip <> '' LIMIT :doors)
        UNION
        (SELECT id FROM contacts.doors
         WHERE length(zip) > 5 AND zip COLLATE "C" >= :place AND zip COLLATE "C" < :place || chr(1114109)
         ORDER BY zip COLLATE "C"
         LIMIT :doors)) d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE c.organization = :organization
      """;

  private static final String BY_CITY =
      """
      SELECT c.id FROM (
        SELECT id FROM contacts.doors
        WHERE contacts.city_folded(city) COLLATE "C" >= :place
          AND contacts.city_folded(city) COLLATE "C" < :place || chr(1114109)
        ORDER BY contacts.city_folded(city) COLLATE "C"
        LIMIT :doors) d
      JOIN contacts.contacts c ON c.door = d.id
      WHERE c.organization = :organization
      """;

  private static final String AMONG =
      """
      SELECT c.id FROM contacts.contacts c
      WHERE c.id = ANY (:people) AND c.organization = :organization
      """;

  private static final String MEMBER =
      " AND EXISTS (SELECT FROM contacts.active_members m WHERE m.list = :list AND m.contact = c.id)\n";

  // Along the list, which may be a short one among very many people.
  private static final String MEMBERS =
      """
      SELECT m.contact AS id FROM contacts.active_members m
      JOIN contacts.contacts c ON c.id = m.contact
      WHERE m.list = :list AND c.organization = :organization
      """;

  // An inferred language is never shown, so nobody is found by it.
  private static final String SPEAKING =
      " AND c.spoken = :language AND c.spoken <> 'und' AND c.spoken_source <> 'inferred'\n";

  private static final String OF_UNKNOWN_LANGUAGE =
      " AND (c.spoken = 'und' OR c.spoken_source = 'inferred')\n";

  private static final String PRESENT =
      """
       AND c.erased_at IS NULL AND c.merged_into IS NULL AND NOT EXISTS (
         SELECT FROM contacts.intakes i
         WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL))
      """;

  private final Handle handle;
  private final ContactSearch.Query query;

  SearchWays(Handle handle, ContactSearch.Query query) {
    this.handle = handle;
    this.query = query;
  }

  List<UUID> everybody(@Nullable UUID before, int limit) {
    if (query.list() == null) {
      return people(EVERYBODY + only(query), "c.id", before, limit, Map.of());
    }
    return people(MEMBERS + here(query), "m.contact", before, limit, Map.of());
  }

  List<UUID> byNumber(@Nullable UUID before, int limit) {
    String tel = Phones.parse(query.text()).map(Phone::tel).orElse("");
    return people(BY_NUMBER + only(query), "c.id", before, limit, Map.of("tel", tel));
  }

  List<UUID> byIdentifier(@Nullable UUID before, int limit) {
    return people(BY_IDENTIFIER + only(query), "c.id", before, limit, Map.of("text", query.text()));
  }

  /**
   * @param whole whether what was typed ends with a word of the address
   */
  List<UUID> byDoor(boolean whole, @Nullable UUID before, int limit) {
    String street = street(query.text());
    return street.isEmpty()
        ? List.of()
        : people(
            BY_DOOR + only(query),
            "c.id",
            before,
            limit,
            Map.of("street", street, "whole", whole, "doors", DOORS));
  }

  /** Those who live in a street of that name, or of a name that begins so. */
  List<UUID> byStreet(@Nullable UUID before, int limit) {
    return Streets.of(street(query.text()))
        .map(
            streets ->
                people(
                    BY_STREET + only(query),
                    "c.id",
                    before,
                    limit,
                    Map.of(
                        "streets",
                        streets.beginnings().toArray(String[]::new),
                        "type",
                        streets.type(),
                        "doors",
                        DOORS)))
        .orElse(List.of());
  }

  /** Those who live where that is the ZIP code, or where the city begins so. */
  List<UUID> byPlace(@Nullable UUID before, int limit) {
    String text = query.text();
    if (ZIP.matcher(text).matches()) {
      return people(
          BY_ZIP + only(query), "c.id", before, limit, Map.of("place", text, "doors", DOORS));
    }
    String city = Folding.fold(beforeComma(text)).strip();
    return city.length() < LETTERS_OF_CITY || city.chars().anyMatch(Character::isDigit)
        ? List.of()
        : people(
            BY_CITY + only(query), "c.id", before, limit, Map.of("place", city, "doors", DOORS));
  }

  /** Those of some people whom the search may find. */
  List<UUID> among(List<UUID> people, @Nullable UUID before, int limit) {
    return people.isEmpty()
        ? List.of()
        : people(
            AMONG + only(query),
            "c.id",
            before,
            limit,
            Map.of("people", people.toArray(UUID[]::new)));
  }

  /** Whom a search may find at all, of the rows {@code c} of {@code contacts.contacts}. */
  static String only(ContactSearch.Query query) {
    return (query.list() == null ? "" : MEMBER) + here(query);
  }

  /** As {@link #only}, of rows that are members of the list already. */
  static String here(ContactSearch.Query query) {
    return spoken(query) + PRESENT;
  }

  /** A statement with all that {@link #only} asks by. */
  static Query prepared(Handle handle, String sql, ContactSearch.Query query) {
    return handle
        .createQuery(sql)
        .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
        .bind("organization", query.organization())
        .bind("language", query.language())
        .bind("list", query.list());
  }

  private static String spoken(ContactSearch.Query query) {
    if (query.language() == null) {
      return "";
    }
    return query.language().equals(Languages.UNKNOWN) ? OF_UNKNOWN_LANGUAGE : SPEAKING;
  }

  private List<UUID> people(
      String sql, String id, @Nullable UUID before, int limit, Map<String, ?> more) {
    String from = before == null ? "" : " AND " + id + " < :before\n";
    return prepared(handle, sql + from + " ORDER BY " + id + " DESC LIMIT :limit", query)
        .bind("before", before)
        .bind("limit", limit)
        .bindMap(more)
        .mapTo(UUID.class)
        .list();
  }

  /** As the keys of doors begin: without the unit and the town, which come after a comma. */
  private static String street(String text) {
    String key = new Address(beforeComma(text), "", "", "", "").key();
    return key.substring(0, key.indexOf('|'));
  }

  private static String beforeComma(String text) {
    int comma = text.indexOf(',');
    return comma < 0 ? text : text.substring(0, comma);
  }
}
