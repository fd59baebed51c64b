package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Sheets as they lie on tables at events: in two languages at once, and by many hands. */
class SheetsOfPeopleTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture here;

  @BeforeEach
  void makeAList() {
    here = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Name / Npe; full_name",
        "Phone # (Xov tooj); phone",
        "Language - Lus; spoken",
        "Name (first); given_name",
        "What is your full name? / ¿Cuál es su nombre completo?; full_name",
        "Phone number (so we can reach you); phone",
        "What language do you prefer?; spoken",
        "姓名 (Name); full_name",
        "OK to text? (Y/N); text_consent",
        "May we send you text messages?; text_consent"
      })
  void columnsAreCalledInTwoLanguagesOrWithARemark(String header, String field) {
    assertThat(Headers.standard().meanings(List.of(header)))
        .extracting(Headers.Meaning::field)
        .containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({"Phone / Email", "Name / Phone", "Event 1 - Value", "Website 1 - Label"})
  void whatMayMeanTwoThingsIsLeftToWhoeverLooks(String header) {
    assertThat(Headers.standard().meanings(List.of(header)))
        .containsExactly(Headers.Meaning.NOTHING);
  }

  @Test
  void aSheetInTwoLanguagesComesInByItself() {
    here.bringIn(
        "Name / Npe,Phone # (Xov tooj),Language - Lus\n"
            + "Mai Thao,916-555-0151,Hmong / Hmoob\n"
            + "Pao Thao,916-555-0152 / 916-555-0153,Hmong\n");

    assertThat(here.people())
        .containsExactly("Mai Thao hmn +19165550151", "Pao Thao hmn +19165550152 +19165550153");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "916-555-0161/916-555-0162; +19165550161 +19165550162",
        "916-555-0161 or 916-555-0162; +19165550161 +19165550162",
        "916 555 0161 hoặc 916 555 0162; +19165550161 +19165550162",
        "916-555-0161、916-555-0162; +19165550161 +19165550162",
        "(916) 555-0161 (home) & (916) 555-0162 (cell); +19165550161 +19165550162",
        "916-555-0161 ext 4; +19165550161",
      })
  void aCellMayHoldSeveralNumbers(String cell, String numbers) {
    here.bringIn("Name,Phone\nMai Thao,\"" + cell + "\"\n");

    assertThat(here.people()).containsExactly("Mai Thao und " + numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "do not call 916-555-0161",
    "916-555-0161 (disconnected)",
    "ask the son at 916-555-0161 first"
  })
  void aNumberWithARemarkThatNobodyKnowsIsLookedAt(String cell) {
    Import review = here.review("Name,Phone\nMai Thao," + cell + "\n");

    assertThat(review.rows().rejected()).isEqualTo(1);
  }

  @Test
  void aYesIsOneInWhateverLanguage() {
    Import review =
        here.review(
            "Name,Phone,SMS opt-in\nA,9165550171,是\nB,9165550172,نعم\nC,9165550173,\"Yes, you may text me\"\n"
                + "D,9165550174,No thanks\nE,9165550175,không đồng ý\nF,9165550176,✓\nG,9165550177,maybe\n");

    assertThat(Objects.requireNonNull(review.layout()).columns().stream().map(Layout.Column::field))
        .contains("text_consent");
    assertThat(
            List.of("是", "نعم", "Yes, you may text me", "No thanks", "không đồng ý", "✓", "maybe"))
        .extracting(value -> Values.consent(value, Map.of()))
        .containsExactly("yes", "yes", "yes", "no", "no", "yes", "");
  }

  @Test
  void whatAFormulaCameToNothingIsNoName() {
    Import review = here.review("Name,Phone,City\n#N/A,9165550181,Galt\nMai,9165550182,#REF!\n");

    assertThat(here.notes(review.id(), "rejected")).containsExactly("2 name no_name");
    here.commit(review);
    assertThat(here.people()).containsExactly("Mai und +19165550182");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      value = {
        "Name\\tPhone\\tNotes\\nA\\t9165550191\\t\"big\\nB\\t9165550192\\tx\\nC\\t9165550193\\t\"so\\n; 2",
        "Name,Phone,Notes\\nA,9165550191,\"big\\nB,9165550192,x\\nC,9165550193,\"so\\nD,9165550194,\\n; 2"
      })
  void rowsThatAQuotationMarkHasTakenInAreNotLostInSilence(String file, long line) {
    Import review = here.review(file.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(here.notes(review.id(), "rejected")).containsExactly(line + "  rows_swallowed");
  }

  @Test
  void aLineBreakInANoteOrAnAddressTakesNothingIn() {
    here.bringIn(
        "Name,Phone,Address,Notes\n"
            + "Mai Thao,9165550195,\"12 Elder St\nSacramento, CA, 95823, USA\",\"Dear all,\nwell, yes, and, no\"\n");

    assertThat(here.people()).containsExactly("Mai Thao und +19165550195");
  }
}
