package org.polyphony.coordination;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.coordination.OverviewDao.Count;
import org.polyphony.friends.FriendsFigures;
import org.polyphony.i18n.Languages;
import org.polyphony.queue.DayOff;

/**
 * Demand and supply of a campaign, by language, and who does what.
 *
 * @param state {@code draft}, {@code open}, {@code paused} or {@code closed}
 * @param zone where the organization is: times that are nobody's own are told there
 * @param order in which the coordinator has put the languages; empty: by scarcity
 * @param callers who is on line, those with somebody on the screen first
 * @param promises callbacks and ballots to cure, the most overdue first
 * @param forStaff with whom callers met a language barrier twice
 * @param doubles results that are kept beside another
 * @param barriers who waits for somebody who speaks their language
 * @param daysOff of the next 60 days
 * @param bringsFriends whether callers may call their own family and friends for it
 * @param friends what comes of those; their lines are in none of the rows
 */
record QueuePage(
    UUID campaign,
    String name,
    String state,
    ZoneId zone,
    List<Row> rows,
    List<String> order,
    List<Caller> callers,
    List<Promise> promises,
    List<Promise> forStaff,
    List<Doubled> doubles,
    List<WaitingForSpeaker> barriers,
    List<DayOff> daysOff,
    boolean bringsFriends,
    FriendsFigures friends) {

  /** Nobody there who serves it; else the most lines for each who does. */
  private static final Comparator<Row> SCARCEST =
      Comparator.comparing((Row row) -> row.speakers() > 0)
          .thenComparing(Comparator.comparingDouble(Row::scarcity).reversed());

  /**
   * One language.
   *
   * @param first served before all others
   * @param paused not served at present
   * @param waiting lines that can be called now, or could were the language not paused
   * @param shut lines that could, were it not too early or too late where they are
   * @param opensAt when the first of these can be called; null where none is shut
   * @param wakesAt when the first of the resting is ready again; null where none rests
   * @param claimed lines that callers have on their screens
   * @param ahead lines kept ready for callers who are at another one still
   * @param blocked lines that are not called at all
   * @param why of those that rest, are done or blocked, how many for which reason
   * @param speakers callers on line who can serve it
   */
  record Row(
      String language,
      boolean first,
      boolean paused,
      int waiting,
      int shut,
      @Nullable Instant opensAt,
      int resting,
      @Nullable Instant wakesAt,
      int claimed,
      int ahead,
      int done,
      int blocked,
      List<Why> why,
      int speakers) {

    /**
     * More wait than those on line will get through soon: nobody serves it, or thirty lines each.
     * Whose language nobody knows is served by anyone.
     */
    boolean isShort() {
      return !paused && !language.equals(Languages.UNKNOWN) && waiting > 30 * speakers;
    }

    /** Whose language nobody knows comes after those that are known, and English after all. */
    private int last() {
      return language.equals("en") ? 2 : language.equals(Languages.UNKNOWN) ? 1 : 0;
    }

    /** Lines that can be called now, by those on line who can serve them. */
    private double scarcity() {
      return (double) waiting / Math.max(speakers, 1);
    }

    int waitingInAll() {
      return waiting + shut + resting;
    }
  }

  /**
   * Why lines are not called now.
   *
   * @param state {@code resting}, {@code done} or {@code parked}
   * @param until when the first of them is ready again; null where none will be by itself
   */
  record Why(String state, String reason, int lines, @Nullable Instant until) {}

  /**
   * Somebody on line.
   *
   * @param languages that they speak
   * @param serves the languages of contacts whom they can serve
   * @param onlyLanguages those that they have been put on; null: all
   * @param claim what is on their screen; null where nothing is
   * @param spoken in which language; null likewise
   * @param claimedAt since when; null likewise
   * @param dialledAt when they dialled; null where they have not
   */
  record Caller(
      UUID caller,
      String name,
      List<String> languages,
      List<String> serves,
      @Nullable List<String> onlyLanguages,
      @Nullable UUID claim,
      @Nullable String spoken,
      @Nullable Instant claimedAt,
      @Nullable Instant dialledAt) {

    boolean serves(String language) {
      return onlyLanguages == null || onlyLanguages.contains(language);
    }
  }

  /** The languages in the order in which they are served. */
  List<Row> inOrder() {
    return rows.stream()
        .sorted(
            Comparator.comparingInt((Row row) -> place(row.language()))
                .thenComparingInt(Row::last)
                .thenComparing(Comparator.comparingDouble(Row::scarcity).reversed())
                .thenComparing(Row::language))
        .toList();
  }

  private int place(String language) {
    int at = order.indexOf(language);
    return at < 0 ? order.size() : at;
  }

  /** The three languages for which callers are needed most, the scarcest first. */
  List<Row> shortages() {
    return state.equals("open")
        ? rows.stream().filter(Row::isShort).sorted(SCARCEST).limit(3).toList()
        : List.of();
  }

  /**
   * The one language in which somebody more would help most; null where nobody calls at all, which
   * is said already, and where no language stands out.
   */
  @Nullable String neededMost() {
    List<Row> most = shortages();
    boolean tells = !callers.isEmpty() && !most.isEmpty() && rows.size() > 1;
    return tells && (most.size() == 1 || SCARCEST.compare(most.get(0), most.get(1)) < 0)
        ? most.get(0).language()
        : null;
  }

  /** The languages with most waiting first. */
  static List<Row> rows(
      List<Count> counts, Map<String, Integer> speakers, Map<String, Integer> ahead) {
    return counts.stream().collect(Collectors.groupingBy(Count::language)).entrySet().stream()
        .map(
            language ->
                row(
                    language.getKey(),
                    language.getValue(),
                    speakers.getOrDefault(language.getKey(), 0),
                    ahead.getOrDefault(language.getKey(), 0)))
        .sorted(Comparator.comparingInt(Row::waitingInAll).reversed().thenComparing(Row::language))
        .toList();
  }

  private static Row row(String language, List<Count> counts, int speakers, int ahead) {
    Map<String, Integer> lines =
        counts.stream()
            .collect(Collectors.groupingBy(QueuePage::column, Collectors.summingInt(Count::lines)));
    return new Row(
        language,
        counts.stream().anyMatch(Count::first),
        counts.stream().anyMatch(Count::paused),
        lines.getOrDefault("waiting", 0),
        lines.getOrDefault("shut", 0),
        first(counts, "shut", Count::nextChangeAt),
        lines.getOrDefault("resting", 0),
        first(counts, "resting", Count::restsUntil),
        Math.max(lines.getOrDefault("claimed", 0) - ahead, 0),
        ahead,
        lines.getOrDefault("done", 0),
        lines.getOrDefault("parked", 0),
        why(counts),
        speakers);
  }

  private static String column(Count count) {
    if (!count.state().equals("ready")) {
      return count.state();
    }
    return count.open() || count.paused() ? "waiting" : "shut";
  }

  private interface Time {
    @Nullable Instant of(Count count);
  }

  private static @Nullable Instant first(List<Count> counts, String column, Time time) {
    Instant first = null;
    for (Count count : counts) {
      Instant at = time.of(count);
      if (column(count).equals(column) && at != null && (first == null || at.isBefore(first))) {
        first = at;
      }
    }
    return first;
  }

  private static List<Why> why(List<Count> counts) {
    return counts.stream()
        .filter(count -> List.of("resting", "done", "parked").contains(count.state()))
        .collect(
            Collectors.groupingBy(
                count -> Map.entry(count.state(), String.valueOf(count.reason()))))
        .entrySet()
        .stream()
        .map(
            same ->
                new Why(
                    same.getKey().getKey(),
                    same.getKey().getValue(),
                    same.getValue().stream().mapToInt(Count::lines).sum(),
                    first(same.getValue(), "resting", Count::restsUntil)))
        .sorted(
            Comparator.comparing(
                    (Why why) -> List.of("resting", "done", "parked").indexOf(why.state()))
                .thenComparing(Comparator.comparingInt(Why::lines).reversed())
                .thenComparing(Why::reason))
        .toList();
  }
}
