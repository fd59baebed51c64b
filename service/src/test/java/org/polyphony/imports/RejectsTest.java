package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Download;

class RejectsTest {
  private static final String FILE =
      "First Name,Last Name,Cell\nBob,Smith,12345\n,,916-555-0105\nMai,Xiong,916-555-0101\n";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final ImportsFixture fixture = new ImportsFixture(database, Clock.systemUTC());
  private final ImportDesk desk =
      new ImportDesk(
          database.jdbi(),
          fixture.uploads,
          fixture.imports,
          fixture.contacts.lists(),
          ImportsSettings.usual());

  @Test
  void sayWhyInTheReadersLanguageBesideTheCode() throws IOException {
    Import review = fixture.review(FILE);

    assertThat(lines(review, Rejects.inWords(in("vi"))))
        .containsExactly(
            "\ufeffline,field,value,reason,Lý do,First Name,Last Name,Cell",
            "2,phone,12345,phone_too_short,Số điện thoại quá ngắn.,Bob,Smith,12345",
            "3,name,,no_name,Không có tên.,,,916-555-0105");
  }

  @Test
  void haveTheRowsBesideThemThatWantALook() throws IOException {
    Import review =
        fixture.review(
            "Name,Phone,Language\nBee Moua,9165550106,Klingon\nKa Moua,9165550107,Hmong\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    desk.toLookAt(fixture.viewer, review.id(), Rejects.PLAIN, out);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "\ufeffline,field,value,reason,Name,Phone,Language",
            "2,spoken,Klingon,unknown_language,Bee Moua,9165550106,Klingon");
  }

  @Test
  void sayAllThatThereIsToSayOfARowInOneRow() throws IOException {
    Import review =
        fixture.review(
            "Name,Phone,Other phone,Language,VANID\n"
                + "Bee Moua,9165550106,12345,Klingon,7\nKa Moua,9165550107,,Klingon,7\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    desk.toLookAt(fixture.viewer, review.id(), Rejects.PLAIN, out);

    assertThat(review.rows()).isEqualTo(new Import.Rows(2, 0, 0, 0, 0, 2, 0));
    assertThat(fixture.notes(review.id(), "review"))
        .containsExactly(
            "2 phone phone_too_short",
            "2 spoken unknown_language",
            "3 identifier identifier_of_another",
            "3 spoken unknown_language");
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "\ufeffline,field,value,reason,Name,Phone,Other phone,Language,VANID",
            "2,phone; spoken,12345; Klingon,phone_too_short; unknown_language,Bee Moua,9165550106,12345,Klingon,7",
            "3,identifier; spoken,7; Klingon,identifier_of_another; unknown_language,Ka Moua,9165550107,,Klingon,7");
  }

  @Test
  void giveProgramsTheCodeAlone() throws IOException {
    Import review = fixture.review(FILE);

    assertThat(lines(review, Rejects.PLAIN))
        .containsExactly(
            "\ufeffline,field,value,reason,First Name,Last Name,Cell",
            "2,phone,12345,phone_too_short,Bob,Smith,12345",
            "3,name,,no_name,,,916-555-0105");
  }

  @Test
  void comeInAgainAsTheirImportWasMappedByHand() throws IOException {
    Wishes byHand =
        new Wishes(
                null,
                null,
                true,
                List.of("spoken", "given_name", "family_name", "phone", Layout.FACT),
                null)
            .meaning(Map.of("spoken", Map.of("x", "hnj")));
    Import first =
        fixture.run(
            fixture.start(
                "A,B,C,D,E\nX,Bee,Moua,12345,north\nX,Ka,Moua,9165550108,south\n"
                    .getBytes(StandardCharsets.UTF_8),
                byHand,
                true));
    assertThat(first.rows().rejected()).isEqualTo(1);

    for (Rejects kind : List.of(Rejects.inWords(in("es")), Rejects.PLAIN)) {
      String corrected =
          String.join("\n", lines(first, kind)).replace("12345", "(916) 555-0109") + "\n";
      Import again = fixture.review(corrected);

      assertThat(again.layout().known()).isEqualTo(CorrectedRows.KEY);
      assertThat(again.rows().created()).isEqualTo(1);
      assertThat(again.problem()).isNull();
    }
    fixture.bringIn(
        String.join("\n", lines(first, Rejects.PLAIN)).replace("12345", "(916) 555-0109") + "\n");
    assertThat(fixture.people()).contains("Bee Moua hnj +19165550109");
  }

  @Test
  void comeInAgainFromAFileOfEarlierDaysToo() throws IOException {
    fixture.bringIn(FILE);

    Import again =
        fixture.review(
            "line,field,reason,First Name,Last Name,Cell\n2,phone,phone_too_short,Bob,Smith,9165550142\n");

    assertThat(again.layout().known()).isEqualTo(CorrectedRows.KEY);
    assertThat(again.rows().created()).isEqualTo(1);
  }

  @Test
  void sayWhatStandsBeyondTheLastColumn() throws IOException {
    Import review =
        fixture.review(
            "name,phone,city\nMai Vang,9165550143,Elk Grove,\"\",\nPao Lor,9165550144,Davis, CA,95616\n");

    assertThat(review.rows().created()).isEqualTo(1);
    assertThat(lines(review, Rejects.PLAIN))
        .contains("3,,\"CA, 95616\",too_many_cells,Pao Lor,9165550144,Davis, CA,95616");
  }

  @Test
  void ofAFileWithoutAHeaderComeInAgainUnderTheSameNames() throws IOException {
    Import first =
        fixture.run(
            fixture.start(
                "Pao Thao,12345,blue\nYer Thao,9165550111,green\n".getBytes(StandardCharsets.UTF_8),
                new Wishes(null, null, false, List.of("full_name", "phone", Layout.FACT), null),
                true));
    String corrected =
        String.join("\n", lines(first, Rejects.PLAIN)).replace("12345", "9165550112");

    assertThat(fixture.bringIn(corrected + "\n").rows().created()).isEqualTo(1);

    List<String> columns =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT DISTINCT jsonb_object_keys(facts) FROM contacts.people WHERE organization = ?
                            """)
                        .bind(0, fixture.viewer.organization())
                        .mapTo(String.class)
                        .list());
    assertThat(columns).containsExactly("column 3");
  }

  private List<String> lines(Import review, Rejects rejects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    desk.rejects(fixture.viewer, review.id(), rejects, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Download.Words in(String tag) {
    MessageBundle bundle = Messages.load(RejectsTest.class.getClassLoader()).forLocale(tag);
    return (key, namesAndValues) -> {
      Map<String, Object> named = new HashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        named.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return bundle.text(key, named);
    };
  }
}
