package org.polyphony.i18n.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmsTextTest {

  private static final String FAMILY = "👨‍👩‍👧‍👦";

  static List<Arguments> lengths() {
    return List.of(
        Arguments.of("nothing", "", SmsEncoding.GSM_7, 0, 0),
        Arguments.of("one letter", "a", SmsEncoding.GSM_7, 1, 1),
        Arguments.of("a whole message", "a".repeat(160), SmsEncoding.GSM_7, 160, 1),
        Arguments.of("one letter more", "a".repeat(161), SmsEncoding.GSM_7, 161, 2),
        Arguments.of("two whole parts", "a".repeat(306), SmsEncoding.GSM_7, 306, 2),
        Arguments.of("three parts", "a".repeat(307), SmsEncoding.GSM_7, 307, 3),
        Arguments.of("an extension takes two", "a".repeat(158) + "€", SmsEncoding.GSM_7, 160, 1),
        Arguments.of("and may not fit", "a".repeat(159) + "€", SmsEncoding.GSM_7, 161, 2),
        Arguments.of(
            "it is not cut", "a".repeat(152) + "€" + "a".repeat(152), SmsEncoding.GSM_7, 306, 3),
        Arguments.of("Vietnamese", "ế".repeat(70), SmsEncoding.UCS_2, 70, 1),
        Arguments.of("more of it", "ế".repeat(71), SmsEncoding.UCS_2, 71, 2),
        Arguments.of("two parts of it", "ế".repeat(134), SmsEncoding.UCS_2, 134, 2),
        Arguments.of("three of it", "ế".repeat(135), SmsEncoding.UCS_2, 135, 3),
        Arguments.of("a face takes two", "😀".repeat(35), SmsEncoding.UCS_2, 70, 1),
        Arguments.of("a face is not cut", "😀".repeat(36), SmsEncoding.UCS_2, 72, 2),
        Arguments.of("33 faces a part", "😀".repeat(67), SmsEncoding.UCS_2, 134, 3),
        Arguments.of("a family is one letter", FAMILY.repeat(7), SmsEncoding.UCS_2, 77, 2),
        Arguments.of("six families a part", FAMILY.repeat(13), SmsEncoding.UCS_2, 143, 3),
        Arguments.of("Hmong is plain", "Peb caw koj tuaj koom!", SmsEncoding.GSM_7, 22, 1),
        Arguments.of("Spanish is not always", "¿Cuándo? Mañana", SmsEncoding.UCS_2, 15, 1),
        Arguments.of("but can be", "¿Le parece bien venir mañana?", SmsEncoding.GSM_7, 29, 1),
        Arguments.of("Arabic", "م".repeat(70), SmsEncoding.UCS_2, 70, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lengths")
  void countsAsCarriersDo(String what, String text, SmsEncoding encoding, int units, int segments) {
    SmsText sms = SmsText.of(text);

    assertThat(sms.encoding()).isEqualTo(encoding);
    assertThat(sms.units()).isEqualTo(units);
    assertThat(sms.segments()).isEqualTo(segments);
    assertThat(String.join("", sms.parts())).isEqualTo(sms.text());
  }

  @Test
  void hasExactlyTheLettersOfTheStandard() throws IOException {
    Map<Integer, Integer> standard = new HashMap<>();
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    getClass().getClassLoader().getResourceAsStream("sms/gsm-0338.tsv")),
                StandardCharsets.UTF_8))) {
      table
          .lines()
          .skip(1)
          .map(row -> row.split("\t", -1))
          .forEach(
              row ->
                  standard.put(
                      Integer.parseInt(row[0].substring(2), 16),
                      Integer.parseInt(row[row.length - 1])));
    }

    assertThat(standard).hasSize(137);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      assertThat(Gsm.units(c)).as("U+%04X", c).isEqualTo(standard.getOrDefault(c, 0));
    }
  }

  @Test
  void composesFirst() {
    assertThat(SmsText.of("Cafe\u0301").encoding()).isEqualTo(SmsEncoding.GSM_7);
    assertThat(SmsText.of("Cafe\u0301").units()).isEqualTo(4);
  }

  @Test
  void pointsAtWhatMakesItDearAndAtThePlainLetterForIt() {
    SmsText sms = SmsText.of("We’ll wait – it’s “ours” ☺");

    assertThat(sms.obstacles())
        .containsExactly(
            new SmsText.Obstacle(2, "’", 2, Optional.of("'")),
            new SmsText.Obstacle(11, "–", 1, Optional.of("-")),
            new SmsText.Obstacle(18, "“", 1, Optional.of("\"")),
            new SmsText.Obstacle(23, "”", 1, Optional.of("\"")),
            new SmsText.Obstacle(25, "☺", 1, Optional.empty()));
  }

  @Test
  void setsPlainSignsWhereThatMakesItCheaper() {
    SmsText sms = SmsText.smart("We’ll wait – it’s\u00A0ours…");

    assertThat(sms.text()).isEqualTo("We'll wait - it's ours...");
    assertThat(sms.encoding()).isEqualTo(SmsEncoding.GSM_7);
  }

  @Test
  void leavesThemWhereItWouldNotHelp() {
    String vietnamese = "Mời bác đến “buổi họp” tối nay";

    assertThat(SmsText.smart(vietnamese)).isEqualTo(SmsText.of(vietnamese));
    assertThat(SmsText.smart(vietnamese).text()).contains("“");
  }

  @Test
  void takesOffMarksOfDirectionWhereNothingTurnsRound() {
    assertThat(SmsText.of("Hello \u2068Mai\u2069!").text()).isEqualTo("Hello Mai!");
    assertThat(SmsText.of("مرحبا \u2068Mai\u2069").text()).isEqualTo("مرحبا \u2068Mai\u2069");
  }

  @Test
  void losesNothingOfAnyText() {
    Random random = new Random(20261123);
    String signs = "aé€{’ế😀م\u2068\u2069\u0301\u200D👩🏽\n\r ";
    int[] alphabet = signs.codePoints().toArray();
    for (int turn = 0; turn < 2_000; turn++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(400);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
      }

      SmsText sms = SmsText.of(text.toString());

      assertThat(String.join("", sms.parts())).isEqualTo(sms.text());
      int most = sms.segments() == 1 ? sms.encoding().alone() : sms.encoding().inParts();
      assertThat(sms.parts())
          .allSatisfy(
              part -> {
                assertThat(part).isNotEmpty();
                assertThat(
                        sms.encoding() == SmsEncoding.UCS_2
                            ? part.length()
                            : part.codePoints().map(Gsm::units).sum())
                    .isLessThanOrEqualTo(most);
                assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
              });
    }
  }

  @Test
  void cutsALetterThatIsLongerThanAPart() {
    SmsText sms = SmsText.of("a" + "\u0323\u0307".repeat(60));

    assertThat(sms.segments()).isEqualTo(2);
  }
}
