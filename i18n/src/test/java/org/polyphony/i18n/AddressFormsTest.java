package org.polyphony.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFormsTest {

  @Test
  void offersTheFormsOfTheLanguage() {
    assertThat(AddressForms.of("vi"))
        .extracting(AddressForms.Form::word)
        .startsWith("bác", "cô", "chú", "anh", "chị");
    assertThat(AddressForms.of("vi-VN")).isEqualTo(AddressForms.of("vi"));
    assertThat(AddressForms.of("mww")).isEqualTo(AddressForms.of("hmn")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "zh-Hant", "und", "xx"})
  void asksNothingWhereTheLanguageNeedsNoForm(String tag) {
    assertThat(AddressForms.of(tag)).isEmpty();
    assertThat(AddressForms.neutral(tag)).isEmpty();
    assertThat(AddressForms.word(tag, "bac")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vi, bac, bác",
    "vi, bác, bác",
    "vi, pog, quý vị",
    "vi, '', quý vị",
    "hmn, pog, pog",
    "hmn, bac, koj"
  })
  void saysTheWordOfAKeyAndTheNeutralOneForAnother(String tag, String key, String word) {
    assertThat(AddressForms.word(tag, key)).contains(word);
  }

  @Test
  void givesEachFormAKeyOfItsOwnThatFitsAUrl() {
    for (String tag : List.of("vi", "hmn")) {
      assertThat(AddressForms.of(tag))
          .extracting(AddressForms.Form::key)
          .doesNotHaveDuplicates()
          .allMatch(k -> k.matches("[a-z-]+"));
    }
  }

  @Test
  void saysOfEachFormForWhomItIs() {
    MessageBundle english = Messages.load(getClass().getClassLoader()).forLocale("en");
    for (AddressForms.Group group : AddressForms.groups()) {
      assertThat(group.neutral()).isNotBlank();
      assertThat(group.forms()).isNotEmpty();
      assertThat(Languages.standard().all().stream().map(Language::tag)).containsAll(group.tags());
      group.forms().forEach(form -> assertThat(english.keys()).contains(form.forWhom()));
    }
  }

  @Test
  void leavesAPlaceForWhoFillsTheFormInLater() {
    for (String tag : new String[] {"vi", "hmn", "en"}) {
      assertThat(
              MessageText.render(
                      tag, "{address}!", Map.of("address", AddressForms.LATER), ZoneOffset.UTC)
                  .text())
          .isEqualTo("{address}!");
    }
  }
}
