package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
      First Name,Last Name,Nickname,Name in own script,Year of birth,Cell Phone,Work Phone,Home Phone,Email,Language,Written Language,DOB,Address,Apt,City,State,Zip,VANID,custom_ward
      Hoa,Nguyễn,,,,(916) 555-0131,,916-555-0132,hoa@example.invalid,vi,vi,1970-03-01,3271 Marysville Blvd,4,Sacramento,CA,95815,7001,"one, ""two"" three"
      Mai See,Vang,Mai,,1950,916-555-0133,916-555-0139 x4,,,hmn,,,,,,,,7002,=1+1
      =SUM(A1),Smith,,,,916-555-0134,,,,,,,,,,,,7003,@home
      Ming,Li,,李明; 李小明,,,,+84 28 3822 0000,,yue,zh-Hant,,1 Main St,,Elk Grove,CA,95624,7004,two lines
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
    assertThat(text(file)).contains(",李明; 李小明,", ",+19165550139,work ext. 4,", ",,1950,");
    assertThat(preview(away).strangers()).isEqualTo(4);
    assertThat(withoutIds(file(there))).isEqualTo(withoutIds(file));
    assertThat(here.bringIn(file).rows()).isEqualTo(new Import.Rows(4, 0, 0, 4, 0, 0, 0));
  }

  @Test
  void everybodyIsUnchangedAtHomeWhateverIsKnownOfThemAndWhateverIsWithheld() throws IOException {
    here.bringIn(
        """
        name,phone,phone2,phone3,phone4,phone5,language,SMS opt-in,custom_ward
        Ka Moua,9165550160,9165550161,9165550162,9165550163,9165550164,Hmong,yes,7
        Vang Pao,9165550165,,,,,,,
        Vang Pao,9165550166,,,,,,,
        """);
    // A father and a son of one name behind one telephone.
    happened(
        """
        INSERT INTO contacts.contact_lines (contact, line)
        SELECT p.contact, l.line FROM contacts.people p, contacts.known_lines l
        WHERE p.organization = :organization AND p.full_name = 'Vang Pao' AND l.tel IN ('+19165550165', '+19165550166')
        ON CONFLICT DO NOTHING
        """);
    happened(
        """
        INSERT INTO consent.suppressions (id, channel, line, reason, created_at)
        SELECT gen_random_uuid(), 'all', line, 'asked', now() FROM contacts.known_lines
        WHERE tel IN ('+19165550133', '+19165550134') AND :organization IS NOT NULL
        """);
    happened(
        """
        UPDATE contacts.contacts
        SET spoken = CASE family_name WHEN 'Vang' THEN 'hnj' ELSE spoken END,
            spoken_source = CASE family_name WHEN 'Vang' THEN 'self_declared' WHEN '李' THEN 'inferred'
                                             ELSE spoken_source END
        WHERE organization = :organization
        """);
    happened(
        """
        INSERT INTO consent.consents (id, line, contact, organization, channel, purpose, source, given, given_at,
                                      recorded_at)
        SELECT gen_random_uuid(), line, contact, :organization, 'text', 'any', 'spoken', true, now(), now()
        FROM contacts.people_on_lines
        WHERE organization = :organization AND family_name = 'Nguyễn' ORDER BY rank LIMIT 1
        """);
    happened(
        """
        INSERT INTO ties.tags (contact, folded, tag, organization, created_at)
        SELECT contact, 'block captain', 'Block captain', :organization, now() FROM contacts.people
        WHERE organization = :organization
        """);
    List<String> before = strings(here, STATE);
    byte[] file = file(here);

    Import again = here.bringIn(file);

    assertThat(here.notes(again.id(), "rejected")).isEmpty();
    assertThat(again.rows()).isEqualTo(new Import.Rows(7, 0, 0, 7, 0, 0, 0));
    assertThat(strings(here, STATE)).isEqualTo(before);
    assertThat(file(here)).asString(StandardCharsets.UTF_8).isEqualTo(text(file));
  }

  @Test
  void anIdWinsOverANameAndNobodyOfAnotherOrganizationIsFoundByIt() {
    String id =
        strings(
                here,
                "SELECT contact::text FROM contacts.people WHERE organization = ? AND family_name = 'Vang'")
            .get(0);
    String corrected = "polyphony_id,name,phone\n%s,Mai See Yang,\n".formatted(id);

    Import unknown = there.bringIn(corrected);
    assertThat(there.notes(unknown.id(), "rejected")).containsExactly("2 phone unreachable");
    Import nonsense = there.bringIn("polyphony_id,name,phone\n12,Mai See Yang,9165550133\n");
    assertThat(nonsense.rows().created()).isEqualTo(1);
    assertThat(preview(nonsense).strangers()).isEqualTo(1);

    assertThat(here.bringIn(corrected).rows().updated()).isEqualTo(1);
    assertThat(here.people()).contains("Mai See Yang hmn +19165550133 +19165550139");
  }

  @Test
  void aNameThatTheFileCorrectsIsCorrectedInAllItsPartsUntilTheFileIsTakenBack()
      throws IOException {
    here.bringIn("First Name,Middle Name,Last Name,Phone\nMai,Kaying,Vang,9165550151\n");
    List<String> before = strings(here, PARTS);
    String file = text(file(here));
    clock.advance(Duration.ofMinutes(1));

    Import corrected =
        here.bringIn(file.replace("Mai Kaying Vang,Mai,Kaying,Vang", "Mai Nou Vang,Mai,Nou,Vang"));

    assertThat(corrected.rows().updated()).isEqualTo(1);
    assertThat(before).contains("Mai Kaying Vang: Mai, Kaying, Vang");
    assertThat(strings(here, PARTS)).contains("Mai Nou Vang: Mai, Nou, Vang");
    clock.advance(Duration.ofMinutes(1));
    here.undo(corrected, "");
    here.runner.runAll();
    assertThat(strings(here, PARTS)).isEqualTo(before);
  }

  private static final String PARTS =
      """
      SELECT p.full_name || ': ' || p.given_name || ', ' || p.additional_name || ', ' || p.family_name
      FROM contacts.people_in_files p WHERE p.organization = ? ORDER BY p.contact
      """;

  @Test
  void aRowThatSaysWhoItIsByAnotherSystemNeedsNoNumber() {
    Import again =
        here.bringIn("VANID,name,language\n7003,=SUM(A1) Smith,Spanish\n7999,Nobody Known,Hmong\n");

    assertThat(again.rows().updated()).isEqualTo(1);
    assertThat(here.notes(again.id(), "rejected")).containsExactly("3 phone unreachable");
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

  /** What stands of everybody, their consents among it. */
  private static final String STATE =
      """
      SELECT p.full_name || p.preferred_name || p.spoken || p.spoken_source || p.written || p.facts ||
             (SELECT string_agg(l.tel || o.label, ' ' ORDER BY l.tel) FROM contacts.people_on_lines o
              JOIN contacts.known_lines l ON l.line = o.line WHERE o.contact = p.contact) ||
             (SELECT count(*) FROM consent.standing_consents c WHERE c.contact = p.contact) ||
             (SELECT count(*) FROM ties.known_tags t WHERE t.contact = p.contact)
      FROM contacts.people p WHERE p.organization = ? ORDER BY p.contact
      """;

  private void happened(String sql) {
    database
        .jdbi()
        .useHandle(
            h -> h.createUpdate(sql).bind("organization", here.viewer.organization()).execute());
  }

  private static Preview preview(Import of) {
    return database.jdbi().withExtension(ImportsDao.class, dao -> dao.previewed(of.id()));
  }

  /** Ours are one organization's own. */
  private static String withoutIds(byte[] file) {
    return text(file).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
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
