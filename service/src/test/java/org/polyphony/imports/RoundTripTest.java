package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.audiences.AudiencesModule;
import org.polyphony.audiences.PeopleFile;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** What goes out as a file comes in again as it was. */
class RoundTripTest {

  private static final String PEOPLE =
      """
      First Name,Last Name,Nickname,Cell Phone,Home Phone,Email,Language,Written Language,DOB,Address,Apt,City,State,Zip,VANID,custom_ward
      Hoa,Nguyễn,,(916) 555-0131,916-555-0132,hoa@example.invalid,vi,vi,1970-03-01,3271 Marysville Blvd,4,Sacramento,CA,95815,7001,"one, ""two"" three"
      Mai See,Vang,Mai,916-555-0133,,,hmn,,,,,,,,7002,=1+1
      =SUM(A1),Smith,,916-555-0134,,,,,,,,,,,7003,@home
      明,李,,,+84 28 3822 0000,,yue,zh-Hant,,1 Main St,,Elk Grove,CA,95624,7004,two lines
      """;

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private ImportsFixture here;
  private ImportsFixture there;

  @BeforeEach
  void bringIn() {
    // Lines are the deployment's: what one test silences would be silent in the next.
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM consent.suppressions"));
    here = new ImportsFixture(database, clock);
    there = new ImportsFixture(database, clock);
    assertThat(here.bringIn(PEOPLE).rows().created()).isEqualTo(4);
  }

  @Test
  void isTheSameWithAnotherOrganizationAndUnchangedAtHome() throws IOException {
    byte[] file = file(here);

    Import away = there.bringIn(file);
    assertThat(there.notes(away.id(), "rejected")).isEmpty();
    assertThat(away.rows()).isEqualTo(new Import.Rows(4, 4, 0, 0, 0, 0, 0));
    assertThat(file(there)).asString(StandardCharsets.UTF_8).isEqualTo(text(file));
    assertThat(here.bringIn(file).rows()).isEqualTo(new Import.Rows(4, 0, 0, 4, 0, 0, 0));
  }

  @Test
  void keepsWhatKindOfTelephoneItIsAndWhatOwnColumnsAreCalled() throws IOException {
    there.bringIn(file(here));

    for (ImportsFixture each : List.of(here, there)) {
      assertThat(
              strings(
                  each,
                  """
                  SELECT l.tel || ' ' || o.label FROM contacts.people_on_lines o
                  JOIN contacts.known_lines l ON l.line = o.line
                  WHERE o.organization = ? AND l.tel IN ('+19165550131', '+19165550132', '+842838220000')
                  ORDER BY 1
                  """))
          .containsExactly("+19165550131 mobile", "+19165550132 home", "+842838220000 home");
      assertThat(
              strings(
                  each,
                  "SELECT DISTINCT jsonb_object_keys(facts) FROM contacts.people WHERE organization = ?"))
          .containsExactly("ward");
    }
  }

  @Test
  void keepsAKindOfTelephoneThatWeHaveNoWordFor() throws IOException {
    here.bringIn(
        "name,phone,phone type,phone2,phone2 type\nPa Kou,9165550137,temple,9165550138,Cell\n");

    there.bringIn(file(here));

    assertThat(
            strings(
                there,
                """
                SELECT l.tel || ' ' || o.label FROM contacts.people_on_lines o
                JOIN contacts.known_lines l ON l.line = o.line
                WHERE o.organization = ? AND o.full_name = 'Pa Kou' ORDER BY 1
                """))
        .containsExactly("+19165550137 temple", "+19165550138 mobile");
  }

  private static List<String> strings(ImportsFixture of, String sql) {
    return database
        .jdbi()
        .withHandle(
            h -> h.createQuery(sql).bind(0, of.viewer.organization()).mapTo(String.class).list());
  }

  @Test
  void saysNothingThatASpreadsheetWouldCalculate() throws IOException {
    assertThat(text(file(here)))
        .contains("'=1+1", "'@home", "'=SUM(A1)", "+842838220000")
        .doesNotContain(",=1+1", ",@home", ",=SUM");
  }

  @Test
  void leavesOutNumbersThatNobodyMayUseAndSaysSo() throws IOException {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO consent.suppressions (id, channel, line, reason, created_at)
                    SELECT ?, 'all', line, 'asked', now() FROM contacts.known_lines WHERE tel = '+19165550133'
                    """,
                    Ids.next()));

    String mai =
        text(file(here)).lines().filter(row -> row.contains("Vang")).findFirst().orElseThrow();

    assertThat(mai).contains("phone text").doesNotContain("0133");
  }

  @Test
  void isEmptyForWhoeverHasNoSuchList() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file().write(there.viewer, here.list, out);

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  private byte[] file(ImportsFixture of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    UUID list = of.list;
    file().write(of.viewer, list, out);
    return out.toByteArray();
  }

  private PeopleFile file() {
    return new AudiencesModule(
            database.jdbi(), here.contacts, new Journal(clock), new Audit(clock), clock)
        .file();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
