package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.web.Problem;

class DatesFormTest {

  private static final ZoneId SACRAMENTO = ZoneId.of("America/Los_Angeles");

  @Test
  void readsOneDateALineByTheClockOfThePlace() {
    String text = "2026-07-01 18:00 20:00\n\n 2026-12-02, 9:30-11:00 \n2026-07-03 22:00 – 1:00";

    assertThat(DatesForm.read(text, SACRAMENTO))
        .containsExactly(
            new EventDate(
                Instant.parse("2026-07-02T01:00:00Z"), Instant.parse("2026-07-02T03:00:00Z")),
            new EventDate(
                Instant.parse("2026-12-02T17:30:00Z"), Instant.parse("2026-12-02T19:00:00Z")),
            new EventDate(
                Instant.parse("2026-07-04T05:00:00Z"), Instant.parse("2026-07-04T08:00:00Z")));
    assertThat(DatesForm.text(DatesForm.read(text, SACRAMENTO), SACRAMENTO))
        .isEqualTo("2026-07-01 18:00 20:00\n2026-12-02 09:30 11:00\n2026-07-03 22:00 01:00");
    assertThat(DatesForm.read("", SACRAMENTO)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"next Wednesday", "2026-02-30 18:00 20:00", "2026-07-01 25:00 26:00"})
  void saysWhichLineCannotBeRead(String line) {
    Problem problem = catchThrowableOfType(Problem.class, () -> DatesForm.read(line, SACRAMENTO));

    assertThat(problem.fields().get(0).code()).isEqualTo("date_unreadable");
    assertThat(problem.fields().get(0).arguments().get("line")).isEqualTo(line);
  }

  @Test
  void takesNoDateThatEndsBeforeItBegins() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> DatesForm.read("2026-07-01 18:00 18:00", SACRAMENTO));

    assertThat(problem.fields().get(0).code()).isEqualTo("ends_before_start");
  }
}
