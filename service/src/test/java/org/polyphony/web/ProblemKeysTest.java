package org.polyphony.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.polyphony.i18n.Messages;

class ProblemKeysTest {

  @Test
  void findsACodeInWhicheverFeatureHasIt() {
    ProblemKeys keys =
        new ProblemKeys(
            Set.of(
                "scripts.problem.unknown_step",
                "queue.problem.gone.title",
                "queue.problem.gone.detail",
                "queue.title"));

    assertThat(keys.field("unknown_step")).contains("scripts.problem.unknown_step");
    assertThat(keys.title("gone")).contains("queue.problem.gone.title");
    assertThat(keys.detail("gone")).contains("queue.problem.gone.detail");
    assertThat(keys.title("title")).isEmpty();
  }

  @Test
  void noTwoFeaturesUseTheSameCode() {
    assertThat(
            Messages.load(getClass().getClassLoader()).keys().stream()
                .flatMap(key -> ProblemKeys.code(key).stream())
                .toList())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }
}
