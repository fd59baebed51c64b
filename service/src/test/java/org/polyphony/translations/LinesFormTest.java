package org.polyphony.translations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.web.Problem;

class LinesFormTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "come\0", "come.yes.no", "come yes", "<b>", ".come"})
  void refusesWhatIsTheKeyOfNoLine(String key) {
    assertThat(catchThrowableOfType(Problem.class, () -> LinesForm.of(line(key))).status())
        .isEqualTo(400);
  }

  @Test
  void takesLinesOfStepsAndOfChoices() {
    assertThat(LinesForm.of(line("come.not_yet-sure")).texts())
        .singleElement()
        .satisfies(change -> assertThat(change.text()).isEqualTo("Tuaj"));
  }

  private static MultivaluedMap<String, String> line(String key) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    sent.add("key", key);
    sent.add("base", "");
    sent.add("text", "Tuaj");
    sent.add("sound_base", "");
    sent.add("sound", "");
    return sent;
  }
}
