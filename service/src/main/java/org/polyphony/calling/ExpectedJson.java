package org.polyphony.calling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.polyphony.i18n.Formats;

/**
 * When somebody who speaks a language is expected.
 *
 * @param inWords weekday and time where the organization is; with the day where it is not this week
 */
record ExpectedJson(Instant at, String inWords) {

  private static final Duration A_WEEK = Duration.ofDays(6);

  static ExpectedJson of(Instant at, Instant now, String locale, ZoneId zone) {
    String skeleton = at.isBefore(now.plus(A_WEEK)) ? "EEEEjm" : "EEEEMMMMdjm";
    return new ExpectedJson(at, Formats.of(locale, zone).skeleton(at.atZone(zone), skeleton));
  }
}
