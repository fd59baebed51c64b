package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.EventKind;

class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-06-10T17:00:00Z");
  private static final UUID ID = UUID.fromString("0192f7c2-0000-7000-8000-000000000002");

  @Test
  void saysWhatWhenAndWhereInTheWordsOfTheStandard() {
    assertThat(lines(file(event("Listening session 2", null))))
        .containsExactly(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Polyphony//Events//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Riverbend",
            "X-WR-CALNAME:Riverbend",
            "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
            "BEGIN:VEVENT",
            "UID:" + ID,
            "DTSTAMP:20260610T170000Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "DTSTART:20260618T010000Z",
            "DTEND:20260618T030000Z",
            "SUMMARY:Listening session 2",
            "LOCATION:Hagginwood\\, 3271 Marysville Blvd\\; Sacramento",
            "URL:https://calls.example.org/e/session-2",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void saysThatItIsCancelled() {
    assertThat(lines(file(event("Session", NOW)))).contains("STATUS:CANCELLED");
  }

  @Test
  void hasEachDateOfACohort() {
    CalendarFile file = new CalendarFile("Riverbend", NOW);
    Instant next = Instant.parse("2026-06-25T01:00:00Z");
    file.add(
        event("Training", null),
        List.of(new EventDate(next, next.plusSeconds(7200))),
        "",
        "https://calls.example.org/e/training");

    assertThat(lines(file.text()))
        .contains("UID:" + ID, "UID:" + ID + "-20260625T010000Z", "DTSTART:20260625T010000Z")
        .filteredOn(line -> line.equals("BEGIN:VEVENT"))
        .hasSize(2);
  }

  @Test
  void foldsLongLinesBetweenCharactersAndNotWithinThem() {
    String name = "Phiên lắng nghe của người Việt ở Sacramento, 聆聽會 ".repeat(4).strip();
    String text = file(event(name, null));

    assertThat(text.split("\r\n", -1))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(lines(text)).contains("SUMMARY:" + name.replace(",", "\\,"));
  }

  @Test
  void letsNoNameBreakOutOfItsLine() {
    String text = file(event("Session\r\nATTACH:http://evil.invalid\\", null));

    assertThat(lines(text))
        .contains("SUMMARY:Session\\nATTACH:http://evil.invalid\\\\")
        .noneMatch(line -> line.startsWith("ATTACH"));
  }

  private static String file(Event event) {
    CalendarFile file = new CalendarFile("Riverbend", NOW);
    file.add(event, List.of(), CalendarFile.place(event), "https://calls.example.org/e/session-2");
    return file.text();
  }

  /** Unfolded. */
  private static List<String> lines(String text) {
    return List.of(text.replace("\r\n ", "").split("\r\n"));
  }

  private static Event event(String name, @Nullable Instant cancelledAt) {
    return new Event(
        ID,
        UUID.fromString("0192f7c2-0000-7000-8000-000000000003"),
        "session-2",
        EventKind.SESSION,
        name,
        "",
        Instant.parse("2026-06-18T01:00:00Z"),
        Instant.parse("2026-06-18T03:00:00Z"),
        ZoneId.of("America/Los_Angeles"),
        "Hagginwood",
        "3271 Marysville Blvd; Sacramento",
        "",
        60,
        false,
        cancelledAt,
        3);
  }
}
