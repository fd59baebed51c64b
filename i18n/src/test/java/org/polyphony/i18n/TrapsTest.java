package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks through {@code traps.tsv}: each row is one that ICU's own MessageFormat falls into. */
class TrapsTest {

  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  record Trap(
      String tag,
      String pattern,
      Map<String, Object> arguments,
      String text,
      String rendered,
      String checked) {}

  static Stream<Trap> traps() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TrapsTest.class.getResourceAsStream("traps.tsv")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(TrapsTest::trap)
          .toList()
          .stream();
    }
  }

  private static Trap trap(String line) {
    String[] cell = line.split("\t", -1);
    Map<String, Object> arguments = new HashMap<>();
    for (String argument : cell[2].isEmpty() ? new String[0] : cell[2].split(", ")) {
      String value = argument.substring(argument.indexOf('=') + 1);
      arguments.put(
          argument.substring(0, argument.indexOf('=')), value.equals("null") ? null : value);
    }
    return new Trap(cell[0], cell[1], arguments, cell[3], cell[4], cell[5]);
  }

  @ParameterizedTest
  @MethodSource("traps")
  void rendersWithoutFallingIn(Trap trap) {
    MessageText.Rendered rendered =
        MessageText.render(trap.tag(), trap.pattern(), trap.arguments(), LOS_ANGELES);

    assertThat(rendered.text()).isEqualTo(trap.text());
    assertThat(codes(rendered.problems())).isEqualTo(trap.rendered());
    assertThat(rendered.complete()).isEqualTo(trap.rendered().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("traps")
  void warnsWhoWritesIt(Trap trap) {
    assertThat(codes(MessageCheck.check(trap.tag(), trap.pattern(), null)))
        .isEqualTo(trap.checked());
  }

  private static String codes(List<MessageProblem> problems) {
    return String.join(" ", problems.stream().map(problem -> problem.code().wire()).toList());
  }
}
