package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.tables.Sheets;

/** Files as people bring them, from their bytes to the people on the list. */
class AnyFileTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @Test
  void bringsInTheSheetOfAWorkbookThatSomebodyChooses() {
    byte[] file =
        new Sheets()
            .sheet("May", List.of(List.of("Name", "Phone"), List.of("Ka Moua", "916-555-0201")))
            .rows(
                "June",
                """
                <row><c t="inlineStr"><is><t>Festival table</t></is></c></row>
                <row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Phone</t></is></c>
                <c t="inlineStr"><is><t>Language</t></is></c></row>
                <row><c t="inlineStr"><is><t>Nguyễn Thị Hoa</t></is></c><c><v>9.165550202E9</v></c>
                <c t="inlineStr"><is><t>V</t></is></c></row>
                <row><c t="inlineStr"><is><t>Mai Vang</t></is></c><c><v>1.2345678901234568E+16</v></c></row>
                """)
            .bytes();

    Import longest = fixture.run(fixture.start(file, Wishes.NONE, false));
    assertThat(longest.layout().sheets()).containsExactly("May", "June");
    assertThat(longest.layout().sheet()).isEqualTo("June");
    Import may = fixture.run(fixture.start(file, Wishes.NONE.sheet("May"), false));
    assertThat(may.rows().created()).isEqualTo(1);

    Import june = fixture.run(fixture.start(file, Wishes.NONE.sheet("June"), true));
    assertThat(june.rows()).isEqualTo(new Import.Rows(2, 1, 0, 0, 0, 0, 1));
    assertThat(fixture.notes(june.id(), "rejected")).containsExactly("4 phone phone_spreadsheet");
    assertThat(fixture.people()).containsExactly("Nguyễn Thị Hoa vi +19165550202");
  }

  @Test
  void takesTheSheetWithTheMostRowsAmongThoseThatNameColumnsItKnows() {
    byte[] file =
        new Sheets()
            .sheet("Read me", List.of(List.of("How to use this"), List.of("Ask Pao")))
            .sheet("Leaders", List.of(List.of("Name", "Phone"), List.of("Mai Vang", "9165550203")))
            .sheet(
                "Everybody",
                List.of(
                    List.of("Summer 2026"),
                    List.of("Name", "Phone"),
                    List.of("Mai Vang", "9165550203"),
                    List.of("Pao Her", "9165550204")))
            .sheet(
                "Costs",
                List.of(
                    List.of("What", "How much"),
                    List.of("Food", "80"),
                    List.of("Rent", "120"),
                    List.of("Print", "31"),
                    List.of("Rides", "54")))
            .bytes();

    Import found = fixture.run(fixture.start(file, Wishes.NONE, false));

    assertThat(found.layout().sheet()).isEqualTo("Everybody");
    assertThat(found.rows().created()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "old Mac line ends!name,phone\\rMai Vang,9165550203\\r",
        "a line break in quotes!name,note,phone\\n\"Mai\\nVang\",\"a\\r\\nb\",9165550203\\n",
        "ragged rows!name,phone,city,zip\\nMai Vang,9165550203\\n",
        "a zero in a name!name,phone\\nMai\\0 Vang,9165550203\\n",
        "a title and blank rows!Sign-ups\\n\\n,,\\nname,phone,city\\n\\nMai Vang,9165550203,Sacramento\\n,,\\n",
        "Excel's own first line!sep=|\\nname|phone\\nMai Vang|9165550203\\n",
        "marks that turn the direction!name,phone\\nMai\\u202e Vang\\u202c,\\u202a9165550203\\u202c\\n"
      })
  void bearsWithWhatProgramsAndPeopleDo(String what, String file) {
    Import done = fixture.bringIn(unescaped(file));

    assertThat(done.state()).as(what).isEqualTo(ImportState.DONE);
    assertThat(fixture.people()).as(what).containsExactly("Mai Vang und +19165550203");
  }

  @Test
  void putsRightWhatWasGarbledAndSaysSo() {
    String garbled =
        new String(
            "name,phone\nNguyễn Thị Hoa,9165550204\n".getBytes(StandardCharsets.UTF_8),
            Charset.forName("ISO-8859-1"));

    Import done = fixture.bringIn(garbled);

    assertThat(done.layout().encoding()).isEqualTo("UTF-8-twice");
    assertThat(done.layout().encodingSure()).isFalse();
    assertThat(fixture.people()).containsExactly("Nguyễn Thị Hoa und +19165550204");
  }

  @Test
  void turnsAwayARowThatOnlyRepeatsTheHeader() {
    Import done =
        fixture.bringIn("name,phone\nMai Vang,9165550205\nname,phone\nKa Moua,9165550206\n");

    assertThat(done.rows()).isEqualTo(new Import.Rows(3, 2, 0, 0, 0, 0, 1));
    assertThat(fixture.notes(done.id(), "rejected")).containsExactly("3  header_again");
  }

  @Test
  void leavesOutANumberOfAnotherSystemThatASpreadsheetHasRounded() {
    Import done =
        fixture.bringIn(
            "VANID,name,phone\n1.23E+11,Mai Vang,9165550207\n1.23E+11,Ka Moua,9165550208\n");

    assertThat(done.rows().created() + done.rows().review()).isEqualTo(2);
    assertThat(fixture.notes(done.id(), "review"))
        .containsExactly(
            "2 identifier identifier_spreadsheet", "3 identifier identifier_spreadsheet");
    assertThat(fixture.people()).hasSize(2);
  }

  @Test
  void whatValuesMeanIsAskedAndKeptForTheNextFile() {
    Import review =
        fixture.review("name,phone,language\nMai Vang,9165550209,Lao\nBee Lor,9165550210,QX\n");
    assertThat(fixture.notes(review.id(), "review")).containsExactly("3 spoken unknown_language");
    assertThat(seen(review.id()))
        .containsExactly(
            new ValueTally.Counted("spoken", "Lao", 1), new ValueTally.Counted("spoken", "QX", 1));

    Wishes said =
        new Wishes(null, null, true, List.of("full_name", "phone", "spoken"), null)
            .meaning(Map.of("spoken", Map.of("qx", "mww")));
    database
        .jdbi()
        .useTransaction(
            h -> fixture.imports.correct(h, fixture.viewer, review.id(), said, "Temple"));
    Import corrected = fixture.run(review.id());
    assertThat(corrected.rows().review()).isZero();

    fixture.run(
        fixture.start(
            "name,phone,language\nPa Houa,9165550211,qx\n".getBytes(StandardCharsets.UTF_8),
            new Wishes(null, null, null, null, "Temple"),
            true));
    assertThat(fixture.people()).containsExactly("Pa Houa mww +19165550211");
  }

  @Test
  void keepsWhetherSomebodySaidYesToTexts() {
    fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550212,Y\nKa Moua,9165550213,no\n");

    List<String> consents =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT full_name || ' ' || (facts ->> 'text_consent')
                            FROM contacts.people WHERE organization = ? ORDER BY 1
                            """)
                        .bind(0, fixture.viewer.organization())
                        .mapTo(String.class)
                        .list());
    assertThat(consents).containsExactly("Ka Moua no", "Mai Vang yes");
  }

  @Test
  void aCellThatGoesOnAndOnCostsItsRowAndNotTheFile() {
    Import done =
        fixture.bringIn(
            "name,phone,email\nMai Vang,9165550214,"
                + "x@".repeat(3_000)
                + "\nKa Moua,9165550215,\n");

    assertThat(done.rows()).isEqualTo(new Import.Rows(2, 1, 0, 0, 0, 0, 1));
    assertThat(fixture.notes(done.id(), "rejected")).containsExactly("2 email too_long");
  }

  @Test
  void refusesAMillionColumns() {
    Import failed = fixture.bringIn("name,phone" + ",x".repeat(1_000_000) + "\nMai,9165550216\n");

    assertThat(failed.problem()).isEqualTo("too_many_columns");
    assertThat(failed.problemArguments()).containsEntry("most", 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "First Name,Last Name,Cell\\nMai,Vang,12\\nKa,Moua,916-555-0218\\n",
        "Mai Vang;916-555-01;H\\nKa Moua;916-555-0218;S\\nBee Lor;916-555-0219;V\\n"
      })
  void theRejectedRowsComeBackOnceTheyAreCorrected(String file) throws IOException {
    Import done = fixture.bringIn(unescaped(file));
    assertThat(done.rows().rejected()).isEqualTo(1);

    String rejected = rejected(done.id());
    Import again =
        fixture.bringIn(
            rejected
                .replace(",12\r\n", ",916-555-0217\r\n")
                .replace("916-555-01,", "916-555-0217,"));

    assertThat(again.rows()).isEqualTo(new Import.Rows(1, 1, 0, 0, 0, 0, 0));
    assertThat(fixture.people())
        .anyMatch(person -> person.matches("Mai Vang (und|hmn) \\+19165550217"));
  }

  private String rejected(UUID id) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ImportDesk(
            database.jdbi(),
            fixture.uploads,
            fixture.imports,
            fixture.contacts.lists(),
            ImportsSettings.usual())
        .rejects(fixture.viewer, id, Rejects.PLAIN, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<ValueTally.Counted> seen(UUID id) {
    return database.jdbi().withExtension(ImportsDao.class, dao -> dao.seenValues(id)).seenValues();
  }

  /** A table of test cases has one line a case. */
  private static String unescaped(String text) {
    return text.replace("\\u202a", "\u202a")
        .replace("\\u202c", "\u202c")
        .replace("\\u202e", "\u202e")
        .translateEscapes();
  }
}
