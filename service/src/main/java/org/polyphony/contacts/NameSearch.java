package org.polyphony.contacts;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by words of their names, in any order, without regard to diacritics and case.
 *
 * <p>Few clans and few surnames are shared by very many: an index of words hands out all of a
 * hundred thousand Vangs before the newest of them is known. So the newest people are read one by
 * one first, which finds who is common at once; what is not among them is rare enough for the
 * index.
 */
final class NameSearch {

  /** So many of the newest are read before the index is asked: first few, for who is common. */
  private static final List<Integer> NEWEST = List.of(1_000, 5_000);

  /** So many who begin alike are held against a word that may be mistyped. */
  private static final int BEGINNING_ALIKE = 20_000;

  /** Shorter words differ by a letter because they are different names: Mai and Mao. */
  private static final int LONG_ENOUGH_TO_MISTYPE = 4;

  /** Of a word that may be mistyped, so many letters are taken for right. */
  private static final int TAKEN_FOR_RIGHT = 3;

  private static final Pattern ONE_LETTER = Pattern.compile("[a-z0-9]");
  private static final Pattern LATIN = Pattern.compile("[a-z]+");

  private static final String NEWEST_OF_ORGANIZATION =
      """
      SELECT c.id, c.name_folded, c.import, c.spoken, c.spoken_source, c.erased_at, c.merged_into
      FROM contacts.contacts c
      WHERE c.organization = :organization AND (CAST(:before AS uuid) IS NULL OR c.id < :before)
      ORDER BY c.id DESC LIMIT :newest
      """;

  private static final String NEWEST_OF_LIST =
      """
      SELECT c.id, c.name_folded, c.import, c.spoken, c.spoken_source, c.erased_at, c.merged_into
      FROM (
        SELECT m.contact FROM contacts.active_members m
        WHERE m.list = :list AND m.organization = :organization
          AND (CAST(:before AS uuid) IS NULL OR m.contact < :before)
        ORDER BY m.contact DESC LIMIT :newest) m
      JOIN contacts.contacts c ON c.id = m.contact
      """;

  private static final String WHOLE = " ' ' || c.name_folded || ' ' LIKE ALL (:whole)\n";

  // Who fits wholly has been found before.
  private static final String BEGINNING =
      " ' ' || c.name_folded LIKE ALL (:beginning) AND NOT" + WHOLE;

  private static final String AMONG_NEWEST =
      """
      WITH newest AS MATERIALIZED (%s)
      SELECT (SELECT count(*) FROM newest) AS people,
             ARRAY(SELECT c.id FROM newest c WHERE %s ORDER BY c.id DESC LIMIT :limit) AS whole,
             ARRAY(SELECT c.id FROM newest c WHERE %s ORDER BY c.id DESC LIMIT :limit) AS beginning
      """;

  private static final String ALIKE = " ' ' || c.name_folded || ' ' ~ ALL (:alike)\n";

  // Materialized: a LIMIT must not persuade the database to read everybody in the order of their
  // ids.
  private static final String BY_INDEX =
      """
      WITH named AS MATERIALIZED (
        SELECT c.id FROM contacts.contacts c
        WHERE c.organization = :organization AND to_tsvector('simple', c.name_folded) @@ to_tsquery('simple', :words)
          AND (CAST(:before AS uuid) IS NULL OR c.id < :before) AND %s)
      SELECT id FROM named ORDER BY id DESC LIMIT :limit
      """;

  private static final String BY_LIKENESS =
      """
      WITH beginning AS MATERIALIZED (
        SELECT c.* FROM contacts.contacts c
        WHERE c.organization = :organization AND to_tsvector('simple', c.name_folded) @@ to_tsquery('simple', :words)
        LIMIT :beginningAlike)
      SELECT c.id FROM beginning c WHERE %s ORDER BY c.id DESC LIMIT :limit
      """;

  private final Handle handle;
  private final ContactSearch.Query query;
  private final List<String> words;
  private final List<Newest> read = new ArrayList<>();

  NameSearch(Handle handle, ContactSearch.Query query) {
    this.handle = handle;
    this.query = query;
    this.words = Names.words(query.text());
  }

  /**
   * Those found among the newest.
   *
   * @param before whom they were asked for; null for nobody
   * @param most how many were to be read
   * @param people how many there were
   */
  private record Newest(
      @Nullable UUID before, int most, int people, List<UUID> whole, List<UUID> beginning) {}

  /** Those of whose names the words are, the newest first. */
  List<UUID> whole(@Nullable UUID before, int limit) {
    return people(Newest::whole, WHOLE, "", before, limit);
  }

  /** Those of whose names the words are beginnings, and who are not found by whole words. */
  List<UUID> beginnings(@Nullable UUID before, int limit) {
    return people(Newest::beginning, BEGINNING, ":*", before, limit);
  }

  /** Those found among the newest; where they are too few and there are others, by the index. */
  private List<UUID> people(
      Function<Newest, List<UUID>> those,
      String fitting,
      String how,
      @Nullable UUID before,
      int limit) {
    if (words.isEmpty()) {
      return List.of();
    }
    for (int most : NEWEST) {
      Newest newest = newest(before, most, limit);
      List<UUID> found = those.apply(newest);
      if (found.size() >= limit || newest.people() < most) {
        return found;
      }
    }
    return prepared(BY_INDEX.formatted(fitting + SearchWays.only(query)), before, limit)
        .bind("words", tsquery(words, how))
        .mapTo(UUID.class)
        .list();
  }

  private Newest newest(@Nullable UUID before, int most, int limit) {
    return read.stream()
        .filter(known -> known.most() == most && Objects.equals(known.before(), before))
        .findFirst()
        .orElseGet(() -> readNewest(before, most, limit));
  }

  private Newest readNewest(@Nullable UUID before, int most, int limit) {
    String from = query.list() == null ? NEWEST_OF_ORGANIZATION : NEWEST_OF_LIST;
    String only = SearchWays.here(query);
    Newest newest =
        prepared(AMONG_NEWEST.formatted(from, WHOLE + only, BEGINNING + only), before, limit)
            .bind("newest", most)
            .map(
                (row, context) ->
                    new Newest(
                        before,
                        most,
                        row.getInt("people"),
                        ids(row.getArray("whole")),
                        ids(row.getArray("beginning"))))
            .one();
    read.add(newest);
    return newest;
  }

  private static List<UUID> ids(Array array) throws SQLException {
    return List.of((UUID[]) array.getArray());
  }

  /** Those whose names are the words but for a letter, of words that are long enough for it. */
  List<UUID> alike(int limit) {
    if (words.stream().noneMatch(NameSearch::mayBeMistyped)) {
      return List.of();
    }
    List<String> beginnings =
        words.stream()
            .map(word -> mayBeMistyped(word) ? word.substring(0, TAKEN_FOR_RIGHT) : word)
            .toList();
    return prepared(BY_LIKENESS.formatted(ALIKE + SearchWays.only(query)), null, limit)
        .bind("words", tsquery(beginnings, ":*"))
        .bind("beginningAlike", BEGINNING_ALIKE)
        .bindArray(
            "alike",
            String.class,
            words.stream().map(word -> mayBeMistyped(word) ? nearly(word) : " " + word).toArray())
        .mapTo(UUID.class)
        .list();
  }

  private static boolean mayBeMistyped(String word) {
    return word.length() >= LONG_ENOUGH_TO_MISTYPE && LATIN.matcher(word).matches();
  }

  /**
   * The word with a letter another, left out, doubled or exchanged with the next, as a regular
   * expression of PostgreSQL.
   */
  static String nearly(String word) {
    List<String> ways = new ArrayList<>();
    for (int at = TAKEN_FOR_RIGHT; at <= word.length(); at++) {
      String before = word.substring(0, at);
      String after = word.substring(Math.min(at + 1, word.length()));
      ways.add(before + "[^ ]{0,2}" + after);
      if (at + 1 < word.length()) {
        ways.add(before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2));
      }
    }
    return " (" + String.join("|", ways) + ") ";
  }

  private Query prepared(String sql, @Nullable UUID before, int limit) {
    return SearchWays.prepared(handle, sql, query)
        .bind("before", before)
        .bind("limit", limit)
        .bindArray("whole", String.class, words.stream().map(w -> "% " + w + " %").toArray())
        .bindArray("beginning", String.class, words.stream().map(w -> "% " + w + "%").toArray());
  }

  /**
   * For the index. A single letter begins half of all names, and has to be asked for only where
   * there is nothing else.
   */
  private static String tsquery(List<String> words, String how) {
    List<String> longer =
        words.stream().filter(word -> !ONE_LETTER.matcher(word).matches()).toList();
    return (longer.isEmpty() ? words : longer)
        .stream().map(word -> "'" + word + "'" + how).collect(Collectors.joining(" & "));
  }
}
