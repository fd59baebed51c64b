package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** Languages as people write them into cells, one or several, known or not. */
class LanguageCellsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hmong               | hmn |          | ''
          Hmong, English      | hmn |          | ''
          English & Hmong     | hmn |          | ''
          Hmong; Klingon      | hmn | Klingon  | Hmong; Klingon
          Klingon/Hmong       | hmn | Klingon  | Klingon/Hmong
          Hmong; V            | hmn |          | Hmong; V
          Hmong; X; Q         | hmn | X, Q     | Hmong; X; Q
          Klingon             | und | Klingon  | Klingon
          Klingon, Sindarin   | und | Klingon, Sindarin | Klingon, Sindarin
          Spanish (Mexico)    | es  |          | ''
          Spanish (Mexico), Q | es  | Q        | Spanish (Mexico), Q
          Hmong, other        | hmn |          | ''
          -                   | und |          | ''
          """)
  void keepWhatIsKnownAndNameWhatIsNot(
      String cell, String spoken, String unknown, String asWritten) {
    LanguageCells cells = new LanguageCells(Map.of("v", new Layout.Meaning("vi", false)));

    LanguageCells.Found found = cells.read(cell);

    assertThat(found.spoken()).isEqualTo(spoken);
    assertThat(found.unknown()).isEqualTo(unknown == null ? "" : unknown);
    assertThat(found.asWritten()).isEqualTo(asWritten);
  }

  @Test
  void oneThatNobodyKnowsIsCountedAndMappedByItself() {
    String file =
        """
        name,phone,language
        Mai Vang,9165550120,H
        Hoa Tran,9165550121,V; X
        Tou Lor,9165550122,X
        Ana Ruiz,9165550123,S
        """;
    Import review = fixture.review(file);

    assertThat(seen(review)).containsExactly("X 2", "H 1", "S 1", "V 1");
    assertThat(fixture.notes(review.id(), "review"))
        .containsExactly("3 spoken unknown_language", "4 spoken unknown_language");

    fixture
        .database
        .jdbi()
        .useTransaction(
            h ->
                fixture.imports.correct(
                    h,
                    fixture.viewer,
                    review.id(),
                    Wishes.NONE.meaning(Map.of("spoken", Map.of("x", "und"))),
                    ""));
    Import again = fixture.run(review.id());
    assertThat(fixture.notes(again.id(), "review")).isEmpty();
    fixture.commit(again);
    assertThat(fixture.people())
        .containsExactly(
            "Ana Ruiz es +19165550123",
            "Hoa Tran vi +19165550121",
            "Mai Vang hmn +19165550120",
            "Tou Lor und +19165550122");
  }

  private List<String> seen(Import review) {
    return database
        .jdbi()
        .withExtension(ImportsDao.class, dao -> dao.seenValues(review.id()))
        .seenValues()
        .stream()
        .map(one -> one.value() + " " + one.rows())
        .toList();
  }
}
