package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {

  private final Layouts layouts = new Layouts(Headers.standard());

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "name,phone!true",
        "Mai Vang,916-555-0100!false",
        "mai@x.invalid,Mai!false",
        "who,where to call!true",
        "1001,Mai Vang!false"
      })
  void tellsAHeaderFromARow(String first, boolean header) {
    assertThat(find(first + "\nPao Vang,916-555-0101\n").header()).isEqualTo(header);
  }

  @Test
  void looksForTheHeaderBelowATitle() {
    Layout layout =
        find(
            "Festival table,,\n\"June 6, thank you!\",,\n\nName,Phone,Language\nMai,9165550100,H\n");

    assertThat(layout.from()).isEqualTo(4);
    assertThat(fields(layout)).containsExactly("full_name", "phone", "spoken");
  }

  @Test
  void looksForColumnsOfUnknownNamesBelowATitleToo() {
    Layout layout = find("Our list\nwho,tongue,where to call\nMai,H,9165550100\n");

    assertThat(layout.from()).isEqualTo(2);
    assertThat(layout.columns()).extracting(Layout.Column::header).contains("who", "tongue");
  }

  @Test
  void believesTheFileThatNamesItsDelimiter() {
    Layout layout = find("sep=;\nName;Phone\n\"Vang, Mai\";9165550100\n");

    assertThat(layout.delimiter()).isEqualTo(";");
    assertThat(layout.from()).isEqualTo(2);
    assertThat(fields(layout)).containsExactly("full_name", "phone");
  }

  @Test
  void takesTheFirstOfTwoColumnsOfOneNameAndKeepsThemApart() {
    Layout layout =
        layouts.find(
            () -> stream("Last Name,Last Name,Phone\nVang,Xiong,9165550100\n"),
            Wishes.NONE,
            new ImportsDao.Saved("", Map.of("lastname#2", "preferred_name"), Map.of()));

    assertThat(fields(layout)).containsExactly("family_name", "preferred_name", "phone");
  }

  @Test
  void guessesLanguagesFromLettersAlsoBesideOneThatNobodyKnows() {
    Layout letters =
        find("Name,Phone,Language\nMai,9165550100,H\nHoa,9165550101,V\nAna,9165550102,S\n");
    Layout words =
        find("Name,Phone,Language\nMai,9165550100,Hmong\nHoa,9165550101,V\nAna,9165550102,?x\n");

    assertThat(letters.meanings("spoken"))
        .containsEntry("h", new Layout.Meaning("hmn", false))
        .containsEntry("v", new Layout.Meaning("vi", false))
        .containsEntry("s", new Layout.Meaning("es", false));
    assertThat(words.meanings("spoken"))
        .containsOnly(Map.entry("v", new Layout.Meaning("vi", false)));
    assertThat(find("Name,Phone,Language\nMai,9165550100,H; X\n").meanings("spoken"))
        .containsOnlyKeys("h");
  }

  @Test
  void takesNoLettersForLanguagesWhereHardlyAnyMeansOne() {
    Layout grades =
        find(
            "Name,Phone,Language\nMai,9165550100,A\nHoa,9165550101,B\nAna,9165550102,S\n"
                + "Tou,9165550103,F\nYer,9165550104,D\n");

    assertThat(grades.meanings("spoken")).isEmpty();
  }

  @Test
  void aPersonsWordAboutAValueWinsOverTheGuess() {
    Layout layout =
        layouts.find(
            () -> stream("Name,Phone,Language\nMai,9165550100,H\n"),
            Wishes.NONE.meaning(Map.of("spoken", Map.of("H", "hi"))),
            new ImportsDao.Saved("", Map.of(), Map.of("spoken", Map.of("h", "hnj"))));

    assertThat(layout.meanings("spoken")).containsEntry("h", new Layout.Meaning("hi", true));
  }

  private Layout find(String text) {
    return layouts.find(() -> stream(text), Wishes.NONE, ImportsDao.Saved.NONE);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> fields(Layout layout) {
    return layout.columns().stream().map(Layout.Column::field).toList();
  }
}
