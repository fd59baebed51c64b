package org.polyphony.scripts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Viewer;

/** Values to try a script with: an invented person, an evening next week, and an election. */
final class Previews {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final Jdbi jdbi;
  private final Clock clock;

  Previews(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** With the viewer as the caller, in the name of their organization. */
  ScriptArguments sample(Viewer viewer) {
    ZonedDateTime evening =
        clock
            .instant()
            .atZone(ZONE)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
            .with(EVENING);
    return ScriptArguments.NONE
        .person("Mai", "Mai Vang", "")
        .caller(viewer.name(), organization(viewer))
        .event("Listening Session", evening, "Hagginwood Community Center")
        .election(
            "City Election",
            evening.toLocalDate().plusWeeks(6),
            evening.toLocalDate().plusWeeks(4),
            evening.toLocalDate().plusWeeks(8));
  }

  private String organization(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT name FROM accounts.known_organizations WHERE organization = :organization")
                .bind("organization", viewer.organization())
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }
}
