package org.polyphony.reminders;

import java.util.Map;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * When the guests of an event are reminded. Times of the day, such as {@code 17:00}, are those of
 * its place.
 *
 * @param daysBefore 1 to 14; null where nobody is reminded before the day
 * @param beforeAt at what time then; empty where there are no days
 * @param todayAt at what time on the day itself; empty where nobody is reminded then
 * @param thanks whether those who came are thanked
 * @param missed whether those who did not come are written to
 * @param sentences of the coordinators' own, by language
 */
record Plan(
    @Nullable Integer daysBefore,
    String beforeAt,
    String todayAt,
    boolean thanks,
    boolean missed,
    @Json Map<String, String> sentences) {

  Plan {
    sentences = Map.copyOf(sentences);
  }

  /** Nothing is set: nobody is reminded. */
  static final Plan NONE = new Plan(null, "", "", false, false, Map.of());

  /** What the form offers where nothing is set. */
  static final Plan OFFERED = new Plan(2, "17:00", "08:00", true, false, Map.of());
}
