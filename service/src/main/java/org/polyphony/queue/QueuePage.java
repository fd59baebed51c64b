package org.polyphony.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.OverviewDao.Count;

/**
 * Demand and supply of a campaign, by language.
 *
 * @param state {@code draft}, {@code open}, {@code paused} or {@code closed}
 * @param callers who is on line
 */
record QueuePage(UUID campaign, String name, String state, int callers, List<Row> rows) {

  /**
   * One language.
   *
   * @param waiting lines that can be called now
   * @param shut lines that could, were it not too early or too late where they are
   * @param opensAt when the first of these can be called; null where none is shut
   * @param wakesAt when the first of the resting is ready again; null where none rests
   * @param blocked why how many are not called at all
   * @param speakers callers on line who can serve it
   */
  record Row(
      String language,
      int waiting,
      int shut,
      @Nullable Instant opensAt,
      int resting,
      @Nullable Instant wakesAt,
      int claimed,
      int done,
      Map<String, Integer> blocked,
      int speakers) {

    /**
     * More wait than those on line will get through soon: nobody serves it, or thirty lines each.
     */
    boolean isShort() {
      return waiting > 30 * speakers;
    }

    int waitingInAll() {
      return waiting + shut + resting;
    }
  }

  /** The languages with most waiting first. */
  static QueuePage of(
      QueuedCampaign campaign, int callers, List<Count> counts, Map<String, Integer> speakers) {
    List<Row> rows =
        counts.stream().collect(Collectors.groupingBy(Count::language)).entrySet().stream()
            .map(
                language ->
                    row(
                        language.getKey(),
                        language.getValue(),
                        speakers.getOrDefault(language.getKey(), 0)))
            .sorted(
                Comparator.comparingInt(Row::waitingInAll).reversed().thenComparing(Row::language))
            .toList();
    return new QueuePage(campaign.campaign(), campaign.name(), campaign.state(), callers, rows);
  }

  private static Row row(String language, List<Count> counts, int speakers) {
    Map<String, Integer> blocked = new TreeMap<>();
    int waiting = 0;
    int shut = 0;
    Instant opensAt = null;
    int resting = 0;
    Instant wakesAt = null;
    int claimed = 0;
    int done = 0;
    for (Count count : counts) {
      switch (count.state()) {
        case "ready" -> {
          waiting += count.open() ? count.lines() : 0;
          shut += count.open() ? 0 : count.lines();
          opensAt = count.open() ? opensAt : earlier(opensAt, count.nextChangeAt());
        }
        case "resting" -> {
          resting += count.lines();
          wakesAt = earlier(wakesAt, count.restsUntil());
        }
        case "claimed" -> claimed += count.lines();
        case "done" -> done += count.lines();
        default -> blocked.merge(String.valueOf(count.reason()), count.lines(), Integer::sum);
      }
    }
    return new Row(
        language, waiting, shut, opensAt, resting, wakesAt, claimed, done, blocked, speakers);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
