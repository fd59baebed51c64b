package org.polyphony.dashboards;

import java.util.Map;

/**
 * How many people, each counted once.
 *
 * @param onList on the campaign's lists now
 * @param attempted somebody tried to reach them
 * @param reached somebody spoke with them
 * @param remaining on the lists, and nobody is finished with them: not tried yet, or to be tried
 *     again
 * @param registrations said that they would come
 * @param commitments promised something
 * @param barriersMet had somebody on the line with whom they shared no language
 * @param barriersRepaired of these: were spoken to in their language within 48 hours
 */
record Figures(
    long onList,
    long attempted,
    long reached,
    long remaining,
    long registrations,
    long commitments,
    long barriersMet,
    long barriersRepaired) {

  /** From sums by measure; what is not there is none. */
  static Figures of(Map<String, Long> sums) {
    long untouched = sums.getOrDefault("untouched", 0L);
    return new Figures(
        untouched + sums.getOrDefault("listed", 0L),
        sums.getOrDefault("attempted", 0L),
        sums.getOrDefault("reached", 0L),
        untouched + sums.getOrDefault("remaining", 0L),
        sums.getOrDefault("registered", 0L),
        sums.getOrDefault("committed", 0L),
        sums.getOrDefault("barriers_met", 0L),
        sums.getOrDefault("barriers_repaired", 0L));
  }

  /** The share of those tried who were reached; 0 where nobody was tried. */
  double reachedShare() {
    return attempted == 0 ? 0 : (double) reached / attempted;
  }

  /** The share of barriers met that were repaired; 0 where none was met. */
  double repairedShare() {
    return barriersMet == 0 ? 0 : (double) barriersRepaired / barriersMet;
  }
}
