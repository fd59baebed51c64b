package org.polyphony.queue;

import java.time.LocalDate;

/**
 * A day on which a campaign calls nobody, or would not.
 *
 * @param holiday what public holiday it is, as in {@code MEMORIAL_DAY}; empty for a day that a
 *     coordinator has named
 * @param off false for a holiday on which the campaign calls
 */
public record DayOff(LocalDate day, String holiday, boolean off) {

  /** Whether it is a public holiday. */
  public boolean isHoliday() {
    return !holiday.isEmpty();
  }
}
