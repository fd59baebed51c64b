package org.polyphony.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFaultTest {

  @ParameterizedTest
  @CsvSource({
    "21610, OPTED_OUT, OPTED_OUT",
    "21211, INVALID_NUMBER, BAD_NUMBER",
    "21614, LANDLINE, NO_TEXTS",
    "30003, UNREACHABLE, NONE",
    "30004, BLOCKED, NONE",
    "30005, UNKNOWN_NUMBER, BAD_NUMBER",
    "30006, LANDLINE, NO_TEXTS",
    "30007, FILTERED, NONE",
    "30008, OTHER, NONE",
    "30034, UNREGISTERED, OURS",
    "20003, ACCOUNT, OURS",
    "99999, OTHER, NONE",
    "0, OTHER, NONE"
  })
  void tellsWhatTheCarriersNumberMeans(int number, TextFault fault, LineFact fact) {
    assertThat(TextFault.of(number)).isEqualTo(fault);
    assertThat(fault.fact()).isEqualTo(fact);
  }

  @Test
  void hasOneCodeForEach() {
    List<String> codes = Arrays.stream(TextFault.values()).map(TextFault::code).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z_]+"));
  }
}
