package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ImportsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, TestClock.at("2026-06-06T17:00:00Z"));
  }

  @Test
  void bringsAPlainSheetIn() {
    Import done =
        fixture.bringIn(
            """
            First Name,Last Name,Cell Phone,Language
            Mai,Vang,(916) 555-0101,Hmong
            Hoa,Nguyễn,916.555.0102,Tiếng Việt
            José,Peña,9165550103,spanish
            Ann,Smith,+1 916 555 0104,
            """);

    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.rows()).isEqualTo(new Import.Rows(4, 4, 0, 0, 0, 0, 0));
    assertThat(fixture.people())
        .containsExactlyInAnyOrder(
            "Mai Vang hmn +19165550101",
            "Nguyễn Hoa vi +19165550102",
            "José Peña es +19165550103",
            "Ann Smith und +19165550104");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1258"})
  void readsVietnameseInWhateverEncodingASpreadsheetWritesIt(String encoding) {
    String text = "Họ tên;Số điện thoại;Ngôn ngữ\nNguyễn Thị Hoa;916-555-0105;tiếng Việt\n";
    Charset charset = Charset.forName(encoding);
    String written = charset.newEncoder().canEncode(text) ? text : inMarksThatWindowsKnows(text);

    Import done = fixture.bringIn(written, charset);

    assertThat(done.rows().created()).isEqualTo(1);
    assertThat(fixture.people()).containsExactly("Nguyễn Thị Hoa vi +19165550105");
  }

  @Test
  void takesWesternEuropeanForWhatItIsAndSaysThatItIsAGuess() {
    Import review =
        fixture.run(
            fixture.start(
                "nombre,apellido,teléfono\nJosé,Muñoz,9165550106\n"
                    .getBytes(Charset.forName("windows-1252")),
                Wishes.NONE,
                false));

    assertThat(review.layout().encoding()).isEqualTo("windows-1252");
    assertThat(review.layout().encodingSure()).isFalse();
    assertThat(review.rows().created()).isEqualTo(1);
  }

  @Test
  void findsOutFarDownThatAFileIsNotUtf8() {
    StringBuilder text = new StringBuilder("first name,last name,phone\n");
    for (int i = 0; i < 12_000; i++) {
      text.append("Person ").append(i).append(",Smith,").append(2_092_000_000L + i).append('\n');
    }
    text.append("José,Muñoz,9165550107\n");

    Import done = fixture.bringIn(text.toString(), Charset.forName("windows-1252"));

    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.layout().encoding()).isEqualTo("windows-1252");
    assertThat(fixture.people()).anyMatch(person -> person.startsWith("José Muñoz"));
  }

  @Test
  void readsTheVotersExtractWhosePhoneIsInThreeColumns() {
    Import done =
        fixture.bringIn(
            "CountyCode\tRegistrantID\tLastName\tFirstName\tMiddleName\tAddressNumber\tStreetName\t"
                + "StreetType\tUnitNumber\tCity\tState\tZip\tPhone1Area\tPhone1Exchange\t"
                + "Phone1NumberPart\tPhone2Area\tPhone2Exchange\tPhone2NumberPart\tLanguage\tDOB\n"
                + "34\tR77\tXiong\tPa Houa\t\t12\tElm\tSt\t4\tSacramento\tCA\t95815\t916\t555\t0108\t"
                + "916\t555\t0109\tHmong\t1961-02-03\n"
                + "34\tR78\tLor\tBee\t\t14\tElm\tSt\t\tSacramento\tCA\t95815\t\t\t\t\t\t\t\t\n");

    assertThat(done.rows().created()).isEqualTo(2);
    assertThat(fixture.people())
        .containsExactly("Bee Lor und ", "Pa Houa Xiong hmn +19165550108 +19165550109");
  }

  @Test
  void guessesTheColumnsOfAFileWithoutAHeader() {
    Import done =
        fixture.bringIn("Mai Vang|916-555-0110|Hmong\nHoa Tran|916-555-0111|Vietnamese\n");

    assertThat(done.layout().header()).isFalse();
    assertThat(done.layout().delimiter()).isEqualTo("|");
    assertThat(fixture.people())
        .containsExactly("Hoa Tran vi +19165550111", "Mai Vang hmn +19165550110");
  }

  @Test
  void takesAHeaderWithASlipOfTheHandForWhatItMeansAndSaysSo() {
    Import review = fixture.review("Frist Name,Last Name,Phnoe\nMai,Vang,916-555-0112\n");

    assertThat(review.layout().columns())
        .extracting(column -> column.field() + " " + column.sure())
        .containsExactly("given_name false", "family_name true", "phone false");
    assertThat(review.rows().created()).isEqualTo(1);
  }

  @Test
  void turnsRowsAwayWithLineFieldAndReasonAndKeepsThemAsTheyCame() {
    Import done =
        fixture.bringIn(
            """
            name,phone,language
            Mai Vang,9.17E+09,Hmong
            Pao Vang,12,Hmong
            ,916-555-0113,Hmong
            Xue Her,,Hmong
            Bee Lor,916-555-0114,Klingon
            Ka Moua,916-555-0115,"Hmong, English"
            """);

    assertThat(done.rows()).isEqualTo(new Import.Rows(6, 1, 0, 0, 0, 1, 4));
    assertThat(fixture.notes(done.id(), "rejected"))
        .containsExactly(
            "2 phone phone_spreadsheet",
            "3 phone phone_too_short",
            "4 name no_name",
            "5 phone unreachable");
    assertThat(fixture.notes(done.id(), "review")).containsExactly("6 spoken unknown_language");
    assertThat(fixture.people())
        .containsExactly("Bee Lor und +19165550114", "Ka Moua hmn +19165550115");
  }

  @Test
  void keepsWhatHasNoPlaceOfItsOwn() {
    fixture.bringIn(
        """
        name,phone,email,city,zip
        Mai Vang,916-555-0124,mai at home,Sacramento,95823
        """);

    String facts =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT p.facts::text FROM contacts.active_members m
                            JOIN contacts.people p ON p.contact = m.contact WHERE m.list = :list
                            """)
                        .bind("list", fixture.list)
                        .mapTo(String.class)
                        .one());
    assertThat(facts)
        .contains("\"city\": \"Sacramento\"", "\"zip\": \"95823\"")
        .contains("\"email_as_written\": \"mai at home\"");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    String file = "name,phone\nMai Vang,916-555-0116\nMai Vang,916-555-0116\n";
    fixture.bringIn(file);

    Import again = fixture.bringIn(file);

    assertThat(again.rows()).isEqualTo(new Import.Rows(2, 0, 0, 1, 1, 0, 0));
    assertThat(fixture.people()).hasSize(1);
  }

  @Test
  void nothingIsInBeforeSomebodyHasReviewedIt() {
    Import review = fixture.review("name,phone\nMai Vang,916-555-0117\n");
    assertThat(review.state()).isEqualTo(ImportState.REVIEW);
    assertThat(fixture.people()).isEmpty();

    commit(review.id());
    commit(review.id());
    assertThat(fixture.run(review.id()).state()).isEqualTo(ImportState.DONE);
    commit(review.id());

    assertThat(fixture.people()).hasSize(1);
  }

  @Test
  void aFileIsReadAgainAsAPersonCorrectsIt() {
    Import review = fixture.review("who,where to call,tongue\nMai Vang,916-555-0118,Hmong\n");
    assertThat(review.problem()).isEqualTo("mapping_needed");
    assertThatThrownBy(() -> commit(review.id())).isInstanceOf(Problem.class);

    correct(
        review.id(),
        new Wishes(null, null, true, List.of("full_name", "phone", "spoken"), null),
        "Festival table");
    Import corrected = fixture.run(review.id());
    assertThat(corrected.problem()).isNull();
    commit(review.id());
    fixture.run(review.id());
    assertThat(fixture.people()).containsExactly("Mai Vang hmn +19165550118");

    Import next =
        fixture.run(
            fixture.start(
                "tongue,who,where to call\nSpanish,Ana Ruiz,916-555-0119\n"
                    .getBytes(StandardCharsets.UTF_8),
                new Wishes(null, null, null, null, "Festival table"),
                true));
    assertThat(next.state()).isEqualTo(ImportState.DONE);
    assertThat(fixture.people()).contains("Ana Ruiz es +19165550119");
  }

  @Test
  void undoTakesTheListBackAndTheFileWithIt() {
    Import done = fixture.bringIn("name,phone\nMai Vang,916-555-0120\n");

    undo(done.id());
    undo(done.id());
    fixture.runner.runAll();

    assertThat(fixture.load(done.id()).state()).isEqualTo(ImportState.UNDONE);
    assertThat(fixture.people()).isEmpty();
    Import again = fixture.bringIn("name,phone\nMai Vang,916-555-0120\n");
    assertThat(again.rows().created()).isEqualTo(1);
  }

  @Test
  void undoLeavesThoseOnTheListWithWhomSomethingHasHappened() {
    Import done = fixture.bringIn("name,phone\nMai Vang,916-555-0125\nKa Moua,916-555-0126\n");
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO contacts.timeline (id, contact, at, kind, payload)
                    SELECT gen_random_uuid(), contact, now(), 'attempt.talked', '{}'
                    FROM contacts.people WHERE full_name = 'Ka Moua' AND organization = ?
                    """,
                    fixture.viewer.organization()));

    undo(done.id());
    fixture.runner.runAll();

    assertThat(fixture.people()).containsExactly("Ka Moua und +19165550126");
  }

  @Test
  void anImportThatWasKilledOnTheWayIsTakenUpAgain() {
    UUID id =
        fixture.start(
            "name,phone\nMai Vang,916-555-0121\n".getBytes(StandardCharsets.UTF_8),
            Wishes.NONE,
            false);
    fixture.run(id);
    commit(id);
    fixture.contacts.intakes().begin(fixture.viewer.organization(), fixture.list, id);

    fixture.runner.runAll();

    Import done = fixture.load(id);
    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.rows().created()).isEqualTo(1);
  }

  @Test
  void waitsWhileAnotherImportWritesIntoTheSameOrganization() {
    byte[] file = "name,phone\nMai Vang,916-555-0123\n".getBytes(StandardCharsets.UTF_8);
    UUID id = fixture.start(file, Wishes.NONE, true);

    try (Handle another = database.jdbi().open()) {
      another.attach(ImportsDao.class).tryLock("contacts of " + fixture.viewer.organization());
      fixture.runner.runAll();
      assertThat(fixture.load(id).state()).isEqualTo(ImportState.READING);
    }

    fixture.runner.runAll();
    assertThat(fixture.load(id).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void theImportOfAnotherOrganizationIsNotFound() {
    Import done = fixture.bringIn("name,phone\nMai Vang,916-555-0122\n");
    Viewer stranger = ImportsFixture.viewer(Ids.next());

    boolean found =
        database
            .jdbi()
            .inTransaction(h -> fixture.imports.find(h, stranger, done.id()).isPresent());
    assertThat(found).isFalse();
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useTransaction(h -> fixture.imports.undo(h, stranger, done.id(), "")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty_file",
    "'  \r\n \r\n', empty_file",
    "%PDF-1.7 and so on, not_a_table",
    "PK\u0003\u0004 xl/workbook.xml, not_a_table",
    "<html><table><tr><td>Mai</td></tr></table></html>, not_a_table",
    "'name,phone\n', no_rows"
  })
  void saysWhatAFileIsThatIsNoTable(String file, String problem) {
    Import failed = fixture.bringIn(file);

    assertThat(failed.state()).isEqualTo(ImportState.FAILED);
    assertThat(failed.problem()).isEqualTo(problem);
    assertThat(fixture.people()).isEmpty();
  }

  @Test
  void aFileThatIsCutOffInAQuotationIsRefusedAsAWhole() {
    Import failed = fixture.bringIn("name,phone\nMai Vang,916-555-0123\n\"Pao Vang,916-555-0124\n");

    assertThat(failed.state()).isEqualTo(ImportState.FAILED);
    assertThat(failed.problem()).isEqualTo("cut_off");
    assertThat(failed.problemArguments()).containsEntry("line", 3);
    assertThat(fixture.people()).isEmpty();
  }

  @Test
  void anEncodingThatSomebodyChoseAndThatIsWrongIsSaid() {
    Import failed =
        fixture.run(
            fixture.start(
                "nombre,teléfono\nJosé,9165550125\n".getBytes(Charset.forName("windows-1252")),
                new Wishes("UTF-8", null, null, null, null),
                true));

    assertThat(failed.problem()).isEqualTo("wrong_encoding");
  }

  private void commit(UUID id) {
    database.jdbi().useTransaction(h -> fixture.imports.commit(h, fixture.viewer, id));
  }

  private void undo(UUID id) {
    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, id, ""));
  }

  private void correct(UUID id, Wishes wishes, String save) {
    database
        .jdbi()
        .useTransaction(h -> fixture.imports.correct(h, fixture.viewer, id, wishes, save));
  }

  /** Windows-1258 writes the tone as a mark of its own behind the letter. */
  private static String inMarksThatWindowsKnows(String text) {
    StringBuilder written = new StringBuilder();
    for (String letter : text.split("")) {
      if (Charset.forName("windows-1258").newEncoder().canEncode(letter)) {
        written.append(letter);
      } else {
        String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
        String tone = apart.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
        String base = apart.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
        written.append(Normalizer.normalize(base, Normalizer.Form.NFC)).append(tone);
      }
    }
    return written.toString();
  }
}
