package org.polyphony.scripts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.polyphony.web.Viewer;

/** Values to try a script with: an invented person, and an evening next week. */
final class Previews {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final Clock clock;

  Previews(Clock clock) {
    this.clock = clock;
  }

  /** With the viewer as the caller. */
  ScriptArguments sample(Viewer viewer) {
    ZonedDateTime evening =
        clock
            .instant()
            .atZone(ZONE)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
            .with(EVENING);
    return ScriptArguments.NONE
        .person("Mai", "Mai Vang", "")
        .caller(viewer.name(), "Hmong Innovating Politics")
        .event("Listening Session", evening, "Hagginwood Community Center");
  }
}
