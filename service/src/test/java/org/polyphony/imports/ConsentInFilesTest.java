package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

/** What a file says of texts is what people have said, with the file and the row as evidence. */
class ConsentInFilesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ImportsFixture fixture = new ImportsFixture(database, clock);

  @Test
  void aYesIsKeptWithItsFileAndRowAndGoesWithTheUndo() {
    Import done =
        fixture.bringIn(
            "name,phone,SMS opt-in\nMai Vang,9165550212,Y\nKa Moua,9165550213,no\nLor,9165550214,\n");

    assertThat(said()).containsExactly("Mai Vang +19165550212 yes people.csv 2 Y");
    assertThat(standing()).containsExactly("Mai Vang");

    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, done.id(), ""));

    assertThat(standing()).isEmpty();
    assertThat(said()).isEmpty();
  }

  @Test
  void aPersonHasMappedWhatTheColumnAndItsValuesMean() {
    Wishes byHand =
        new Wishes(null, null, true, List.of("full_name", "phone", "text_consent"), null)
            .meaning(Map.of("text_consent", Map.of("tos", "yes")));

    fixture.run(
        fixture.start(
            "A,B,C\nPa Nhia,9165550215,Tos\n".getBytes(StandardCharsets.UTF_8), byHand, true));

    assertThat(said()).containsExactly("Pa Nhia +19165550215 yes people.csv 2 Tos");
  }

  @Test
  void sayingTheSameAgainSaysNothingNewAndALaterNoCounts() {
    fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550216,Y\n");
    clock.advance(Duration.ofDays(1));
    fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550216,yes\n");
    assertThat(said()).hasSize(1);

    clock.advance(Duration.ofDays(1));
    Import no = fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550216,N\n");
    assertThat(standing()).isEmpty();

    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, no.id(), ""));
    assertThat(standing()).containsExactly("Mai Vang");
  }

  @Test
  void aYesOfTwoFilesStandsUntilBothAreTakenBack() {
    Import first = fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550218,Y\n");
    clock.advance(Duration.ofDays(1));
    Import second = fixture.bringIn("name,phone,SMS opt-in\nMai Vang,9165550218,yes\n");

    fixture.undo(first, "");
    assertThat(said()).containsExactly("Mai Vang +19165550218 yes people.csv 2 yes");
    fixture.undo(second, "");
    assertThat(said()).isEmpty();
  }

  @Test
  void nothingCountsBeforeTheImportIsCarriedOut() {
    fixture.review("name,phone,SMS opt-in\nMai Vang,9165550217,Y\n");

    assertThat(said()).isEmpty();
  }

  private List<String> said() {
    return strings(
        """
        SELECT p.full_name || ' ' || l.tel || ' ' || CASE WHEN c.given THEN 'yes' ELSE 'no' END || ' ' || c.evidence
               || ' ' || c.import_row || ' ' || c.wording
        FROM consent.known_consents c
        JOIN contacts.people p ON p.contact = c.contact
        JOIN contacts.known_lines l ON l.line = c.line
        WHERE c.organization = ? AND c.channel = 'text' ORDER BY c.id
        """);
  }

  private List<String> standing() {
    return strings(
        """
        SELECT p.full_name FROM consent.standing_consents c
        JOIN contacts.people p ON p.contact = c.contact
        WHERE c.organization = ? AND c.channel = 'text'
        """);
  }

  private List<String> strings(String sql) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(sql)
                    .bind(0, fixture.viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
