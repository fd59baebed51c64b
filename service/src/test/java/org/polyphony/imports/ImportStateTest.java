package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ImportStateTest {

  private static final Set<String> ALLOWED =
      Set.of(
          "READING REVIEW",
          "READING RUNNING",
          "READING FAILED",
          "READING UNDONE",
          "REVIEW READING",
          "REVIEW RUNNING",
          "REVIEW UNDONE",
          "RUNNING DONE",
          "RUNNING FAILED",
          "DONE UNDONE",
          "FAILED READING",
          "FAILED UNDONE");

  @Test
  void goesOnlyWhereItMayGo() {
    Set<String> edges =
        Arrays.stream(ImportState.values())
            .flatMap(
                now ->
                    Arrays.stream(ImportState.values())
                        .filter(now::mayBecome)
                        .map(next -> now + " " + next))
            .collect(Collectors.toSet());

    assertThat(edges).isEqualTo(ALLOWED);
  }
}
