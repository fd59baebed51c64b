package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;

/** The names of other systems, as they write themselves. */
class SystemNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "vi", "hmn", "zh-Hant", "ar"})
  void areNotLowerCased(String language) {
    MessageBundle words = Messages.load(getClass().getClassLoader()).forLocale(language);

    assertThat(words.text("contacts.identifier", Map.of("system", "van"))).contains("VAN");
    assertThat(words.text("contacts.identifier", Map.of("system", "pdi"))).contains("PDI");
    assertThat(words.text("contacts.identifier", Map.of("system", "nationbuilder")))
        .contains("NationBuilder");
    assertThat(words.text("contacts.identifier", Map.of("system", "ca_voter")))
        .doesNotContain("ca_voter");
    assertThat(words.text("contacts.identifier", Map.of("system", "external")))
        .doesNotContain("external");
  }
}
