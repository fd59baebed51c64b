package org.polyphony.starters;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.polyphony.scripts.ScriptArguments;

/**
 * Somebody to try a starter with: an invented person of each language, an evening next week and an
 * election.
 *
 * @param called what they are called by
 * @param name in full
 */
record SampleContact(String called, String name) {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final SampleContact ANYBODY = new SampleContact("Maya", "Maya Johnson");

  private static final Map<String, SampleContact> BY_LANGUAGE =
      Map.of(
          "hmn", new SampleContact("Mai", "Mai Vang"),
          "vi", new SampleContact("Lan", "Nguyễn Thị Lan"),
          "es", new SampleContact("María", "María López"),
          "zh-Hant", new SampleContact("美玲", "陳美玲"),
          "ar", new SampleContact("أمل", "أمل حداد"));

  /**
   * What a script calls them, and what it is about.
   *
   * @param bundle the tag of their language
   * @param address the form of address that is tried; empty for none
   */
  static ScriptArguments of(String bundle, String address, Clock clock) {
    SampleContact contact = BY_LANGUAGE.getOrDefault(bundle, ANYBODY);
    ZonedDateTime evening =
        clock
            .instant()
            .atZone(ZONE)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
            .with(EVENING);
    LocalDate election = evening.toLocalDate().plusWeeks(6);
    return ScriptArguments.NONE
        .person(contact.called(), contact.name(), address)
        .event("Community Evening", evening, "Hagginwood Community Center")
        .election("City Election", election, election.minusDays(15), election.plusWeeks(3));
  }

  /** Where the evening is. */
  static ZoneId zone() {
    return ZONE;
  }
}
