package org.polyphony.contacts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * Finds people by one box: a telephone number, however it is written; the number that another
 * system has given them; their names, those in their own script too; the beginning of their
 * address, its street, its ZIP code or its city. What fits exactly comes before what only begins
 * so, and among those who fit alike the newest come first.
 */
final class ContactSearch {

  private static final int LONGEST = 200;

  /** How somebody fits, the best first. */
  private static final int EXACTLY = 0;

  private static final int BY_WHOLE_NAMES = 1;
  private static final int BY_BEGINNINGS = 2;
  private static final int BY_OTHER_NAMES = 3;
  private static final int BY_DOOR = 4;
  private static final int BY_BEGINNING_OF_DOOR = 5;
  private static final int BY_STREET = 6;
  private static final int BY_PLACE = 7;
  private static final int BY_LIKENESS = 8;

  /** Of very many whom features above know under a name, so many are looked at. */
  private static final int OTHERWISE_NAMED = 2_000;

  private final List<Aspect> aspects;

  ContactSearch() {
    this(List.of());
  }

  /**
   * @param aspects who know people under other names
   */
  ContactSearch(List<Aspect> aspects) {
    this.aspects = aspects;
  }

  /**
   * Where somebody stands in what was found.
   *
   * @param rank the lower, the better they fit
   */
  record Place(int rank, UUID id) {

    // As the database orders ids: by their bytes, not as Java compares them.
    private static final Comparator<Place> BEST_FIRST =
        Comparator.comparingInt(Place::rank)
            .thenComparing(place -> place.id().toString(), Comparator.reverseOrder());

    /**
     * What {@link #toString} has written.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Place parse(String text) {
      int space = text.indexOf(' ');
      if (space < 0) {
        throw new IllegalArgumentException("Not a place");
      }
      return new Place(
          Integer.parseInt(text.substring(0, space)), UUID.fromString(text.substring(space + 1)));
    }

    @Override
    public String toString() {
      return rank + " " + id;
    }
  }

  /**
   * What is looked for, within one organization.
   *
   * @param text as it was typed; empty for everybody
   * @param language a tag, {@code und} for those whose language nobody knows; null for every one
   * @param list only its members; null for everybody
   * @param after go on after this place; null from the first
   */
  record Query(
      UUID organization,
      String text,
      @Nullable String language,
      @Nullable UUID list,
      @Nullable Place after,
      int limit) {

    static Query of(
        Viewer viewer,
        @Nullable String text,
        @Nullable String language,
        @Nullable UUID list,
        @Nullable Place after,
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
      int rank,
      UUID id,
      String fullName,
      String preferredName,
      String spoken,
      String spokenSource,
      String city,
      @Nullable String tel) {

    Place place() {
      return new Place(rank, id);
    }

    /** Whether they do not fit, and only come close. */
    boolean isAlike() {
      return rank == BY_LIKENESS;
    }
  }

  private static final String DETAILS =
      """
      SELECT found.rank, c.id, c.full_name, c.preferred_name,
             CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS spoken,
             CASE WHEN c.spoken_source = 'inferred' THEN 'none' ELSE c.spoken_source END AS spoken_source,
             coalesce(d.city, '') AS city,
             (SELECT l.tel FROM contacts.contact_lines cl JOIN contacts.lines l ON l.id = cl.line
              WHERE cl.contact = c.id AND cl.bad_at IS NULL ORDER BY cl.rank LIMIT 1) AS tel
      FROM unnest(CAST(:ranks AS integer[]), CAST(:ids AS uuid[])) AS found (rank, id)
      JOIN contacts.contacts c ON c.id = found.id
      LEFT JOIN contacts.doors d ON d.id = c.door
      ORDER BY found.rank, c.id DESC
      """;

  /** The people who fit, the best first. The handle is in a transaction. */
  List<Found> find(Handle handle, Query query) {
    plan(handle);
    Places places = new Places(query);
    String text = query.text();
    SearchWays ways = new SearchWays(handle, query);
    if (text.isEmpty()) {
      places.add(EXACTLY, ways::everybody);
      return details(handle, places.best());
    }
    boolean phone = Phones.parse(text).isPresent();
    if (phone) {
      places.add(EXACTLY, ways::byNumber);
    }
    if (text.chars().anyMatch(Character::isDigit)) {
      places.add(EXACTLY, ways::byIdentifier);
    }
    if (!phone) {
      NameSearch names = new NameSearch(handle, query);
      places.add(BY_WHOLE_NAMES, names::whole);
      places.add(BY_BEGINNINGS, names::beginnings);
      places.add(
          BY_OTHER_NAMES,
          (before, limit) -> ways.among(otherwiseNamed(handle, query), before, limit));
      if (text.chars().anyMatch(Character::isDigit)) {
        places.add(BY_DOOR, (before, limit) -> ways.byDoor(true, before, limit));
        places.add(BY_BEGINNING_OF_DOOR, (before, limit) -> ways.byDoor(false, before, limit));
      }
      places.add(BY_STREET, ways::byStreet);
      places.add(BY_PLACE, ways::byPlace);
    }
    return details(handle, places.best());
  }

  private List<UUID> otherwiseNamed(Handle handle, Query query) {
    List<String> words = Names.words(query.text());
    return words.isEmpty()
        ? List.of()
        : aspects.stream()
            .flatMap(
                aspect ->
                    aspect.named(handle, query.organization(), words, OTHERWISE_NAMED).stream())
            .toList();
  }

  /**
   * For where nobody fits: those whose names are nearly what was typed. The handle is in a
   * transaction.
   */
  List<Found> alike(Handle handle, Query query) {
    plan(handle);
    List<UUID> alike = new NameSearch(handle, query).alike(query.limit());
    return details(handle, alike.stream().map(id -> new Place(BY_LIKENESS, id)).toList());
  }

  /**
   * A name is rare or common: a plan that does not look at it is the wrong one for half of them.
   * Nor is there ever a reason to read everybody.
   */
  private static void plan(Handle handle) {
    handle.execute("SET LOCAL plan_cache_mode = force_custom_plan");
    handle.execute("SET LOCAL enable_seqscan = off");
    handle.execute("SET LOCAL jit = off");
  }

  private static List<Found> details(Handle handle, List<Place> places) {
    return places.isEmpty()
        ? List.of()
        : handle
            .createQuery(DETAILS)
            .bindArray("ranks", Integer.class, places.stream().map(Place::rank).toArray())
            .bindArray("ids", UUID.class, places.stream().map(Place::id).toArray())
            .mapTo(Found.class)
            .list();
  }

  /** A way to find people: the newest first, so many at most, all of them before somebody. */
  private interface Way {
    List<UUID> find(@Nullable UUID before, int limit);
  }

  /** Where people stand, the best first; it asks no further than it has to. */
  private static final class Places {
    private final Query query;
    private final Map<UUID, Place> found = new LinkedHashMap<>();
    private int rank;

    Places(Query query) {
      this.query = query;
    }

    /** Ways are added by rank: what fits less well is not asked for where enough fit better. */
    void add(int next, Way way) {
      Place after = query.after();
      boolean isFull = next > rank && found.size() >= query.limit();
      rank = next;
      if (isFull || (after != null && after.rank() > next)) {
        return;
      }
      UUID before = after != null && after.rank() == next ? after.id() : null;
      way.find(before, query.limit()).forEach(id -> found.putIfAbsent(id, new Place(next, id)));
    }

    List<Place> best() {
      List<Place> best = new ArrayList<>(found.values());
      best.sort(Place.BEST_FIRST);
      return best.subList(0, Math.min(best.size(), query.limit()));
    }
  }
}
