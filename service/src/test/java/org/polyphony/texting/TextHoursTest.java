package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextHoursTest {
  private static final TextHours WIDEST =
      new TextHours(LocalTime.of(6, 0), LocalTime.of(23, 0), Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({
    "2026-06-10T14:59:59Z, America/Los_Angeles, false",
    "2026-06-10T15:00:00Z, America/Los_Angeles, true",
    "2026-06-11T03:44:59Z, America/Los_Angeles, true",
    "2026-06-11T03:45:00Z, America/Los_Angeles, false",
    // Phoenix has no summer time: it is eight there when it is eight in Los Angeles, and seven in
    // winter.
    "2026-06-10T15:00:00Z, America/Phoenix, true",
    "2026-12-10T15:00:00Z, America/Phoenix, true",
    "2026-12-10T15:00:00Z, America/Los_Angeles, false",
    // Nobody knows where: from New York to Honolulu it must be the hour.
    "2026-06-10T17:00:00Z, '', false",
    "2026-06-10T18:30:00Z, '', true",
    "2026-06-11T01:00:00Z, '', false"
  })
  void keepsToTheHoursOfWhoeverGetsIt(Instant at, String zones, boolean open) {
    assertThat(WIDEST.isOpen(at, TextHours.zones(zones))).isEqualTo(open);
  }

  @Test
  void asksForTheHourInEachZoneThatANumberMayMean() {
    List<ZoneId> two = TextHours.zones("America/Los_Angeles,America/New_York");
    assertThat(WIDEST.isOpen(Instant.parse("2026-06-10T14:30:00Z"), two)).isFalse();
    assertThat(WIDEST.isOpen(Instant.parse("2026-06-10T20:00:00Z"), two)).isTrue();
    assertThat(WIDEST.isOpen(Instant.parse("2026-06-11T01:00:00Z"), two)).isFalse();
  }

  @Test
  void sendsInTheMorningWhatFallsDueAtNight() {
    List<ZoneId> zones = TextHours.zones("America/Los_Angeles");
    assertThat(WIDEST.next(Instant.parse("2026-06-11T06:00:00Z"), zones))
        .isEqualTo("2026-06-11T15:00:00Z");
    assertThat(WIDEST.next(Instant.parse("2026-06-11T10:00:00Z"), zones))
        .isEqualTo("2026-06-11T15:00:00Z");
    assertThat(WIDEST.next(Instant.parse("2026-06-11T17:00:00Z"), zones))
        .isEqualTo("2026-06-11T17:00:00Z");
  }

  @Test
  void waitsUntilAllClocksShowTheTime() {
    assertThat(
            TextHours.everywhere(
                LocalDateTime.parse("2026-06-10T17:00"),
                TextHours.zones("America/Los_Angeles,America/New_York")))
        .isEqualTo("2026-06-11T00:00:00Z");
  }
}
