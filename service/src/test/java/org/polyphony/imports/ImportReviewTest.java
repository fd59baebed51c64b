package org.polyphony.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.IntakeKept;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class ImportReviewTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");
  private ImportsFixture fixture;

  @BeforeEach
  void makeAList() {
    fixture = new ImportsFixture(database, clock);
  }

  @Test
  void showsAFewRowsOfEachKindWithWhatTheyWouldChange() {
    fixture.bringIn(
        "name,phone,language,city\nMai Vang,916-555-0120,Hmong,\nKa Moua,916-555-0121,Hmong,Sacramento\n");

    Import review =
        fixture.review(
            """
            name,phone,language,email,city
            Mai Vang,916-555-0120,Vietnamese,mai@polyphony.invalid,
            Tou Lor,916-555-0122,Spanish,,
            Tou Lor,916-555-0122,Spanish,,
            Ka Moua,916-555-0121,,,
            """);

    assertThat(review.state()).isEqualTo(ImportState.REVIEW);
    assertThat(examples(review.id()))
        .containsExactly(
            "CREATED 3 Tou Lor: phone []>[+19165550122], spoken []>[es]",
            "UPDATED 2 Mai Vang: email []>[mai@polyphony.invalid], spoken [hmn]>[vi]",
            "UNCHANGED 5 Ka Moua: ",
            "DUPLICATE 4 Tou Lor: twin []>[3]");
  }

  @Test
  void showsARowToLookAtUnderWhatItCountsAs() {
    fixture.bringIn("name,phone\nMai Vang,916-555-0120\n");

    Import review =
        fixture.review(
            """
            name,phone,language,email
            Mai Vang,916-555-0120,Klingon,mai@polyphony.invalid
            Tou Lor,916-555-0122,Klingon,
            Ka Moua,916-555-0121,Hmong,
            """);

    assertThat(review.rows()).isEqualTo(new Import.Rows(3, 1, 0, 0, 0, 2, 0));
    assertThat(examples(review.id()))
        .containsExactly(
            "CREATED 4 Ka Moua: phone []>[+19165550121], spoken []>[hmn]",
            "REVIEW 2 Mai Vang: email []>[mai@polyphony.invalid], fact []>[Klingon]",
            "REVIEW 3 Tou Lor: phone []>[+19165550122], fact []>[Klingon]");
  }

  @Test
  void countsTheLanguagesThatTheFileNames() {
    Import review =
        fixture.review(
            """
            name,phone,language
            Mai Vang,916-555-0120,Hmong
            Ka Moua,916-555-0121,Hmong
            Ana Ruiz,916-555-0122,Spanish
            Ana Ruiz,916-555-0122,Spanish
            Lan Tran,916-555-0123,
            """);

    assertThat(preview(review.id()).languages())
        .containsExactly(
            new Preview.Language("hmn", 2),
            new Preview.Language("es", 1),
            new Preview.Language("und", 1));
  }

  @Test
  void forgetsWhomItHasShownOnceItIsDecided() {
    Import review = fixture.review("name,phone\nMai Vang,916-555-0120\n");
    assertThat(preview(review.id()).examples()).isNotEmpty();

    database.jdbi().useTransaction(h -> fixture.imports.commit(h, fixture.viewer, review.id()));
    fixture.run(review.id());

    assertThat(preview(review.id()).examples()).isEmpty();
    assertThat(preview(review.id()).languages()).isNotEmpty();
  }

  @Test
  void undoSaysWhomItHasLeftAndWhy() {
    fixture.bringIn("name,phone\nKa Moua,916-555-0121\nLan Tran,916-555-0124\n");
    Import second =
        fixture.bringIn(
            """
            name,phone,language
            Mai Vang,916-555-0120,Hmong
            Tou Lor,916-555-0122,Hmong
            Ana Ruiz,916-555-0123,Spanish
            Ka Moua,916-555-0121,Hmong
            Lan Tran,916-555-0124,Vietnamese
            """);
    talkedTo("Mai Vang");
    putOnAnotherList("Tou Lor");
    change("Ka Moua");

    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, second.id(), ""));
    assertThat(kept(second.id()).cleared()).isFalse();
    fixture.runner.runAll();

    IntakeKept kept = kept(second.id());
    assertThat(kept.cleared()).isTrue();
    assertThat(kept.people())
        .extracting(person -> person.name() + " " + person.why())
        .containsExactlyInAnyOrder(
            "Mai Vang worked_on", "Tou Lor on_another_list", "Ka Moua changed_since");
    assertThat(kept.reasons()).extracting(IntakeKept.Reason::people).containsOnly(1L);
    assertThat(fixture.people())
        .containsExactly(
            "Ka Moua hmn +19165550121", "Lan Tran und +19165550124", "Mai Vang hmn +19165550120");
  }

  @Test
  void undoLeavesOutAnOldHistory() {
    fixture.bringIn("name,phone\nKa Moua,916-555-0121\n");
    talkedTo("Ka Moua");
    clock.advance(Duration.ofDays(1));
    UUID other = fixture.list("Festival");
    Import second = fixture.bringIn(other, "name,phone\nKa Moua,916-555-0121\n");

    database.jdbi().useTransaction(h -> fixture.imports.undo(h, fixture.viewer, second.id(), ""));
    fixture.runner.runAll();

    assertThat(fixture.people(other)).isEmpty();
    assertThat(kept(second.id()).people()).isEmpty();
  }

  private void talkedTo(String name) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO contacts.timeline (id, contact, at, kind, payload)
                    SELECT gen_random_uuid(), contact, ?, 'attempt.talked', '{}'
                    FROM contacts.people WHERE full_name = ? AND organization = ?
                    """,
                    clock.instant(),
                    name,
                    fixture.viewer.organization()));
  }

  private void putOnAnotherList(String name) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "INSERT INTO contacts.list_members (list, contact)"
                        + " SELECT ?, contact FROM contacts.people WHERE full_name = ? AND organization = ?",
                    fixture.list("Friends"),
                    name,
                    fixture.viewer.organization()));
  }

  private void change(String name) {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE contacts.contacts SET preferred_name = 'Kaying', revision = revision + 1"
                        + " WHERE full_name = ? AND organization = ?",
                    name,
                    fixture.viewer.organization()));
  }

  private IntakeKept kept(UUID id) {
    return database.jdbi().withHandle(h -> fixture.imports.target("contacts").kept(h, id));
  }

  private Preview preview(UUID id) {
    return database.jdbi().withExtension(ImportsDao.class, dao -> dao.previewed(id));
  }

  private List<String> examples(UUID id) {
    return preview(id).examples().stream()
        .map(
            example ->
                "%s %d %s: %s"
                    .formatted(
                        example.verdict(),
                        example.line(),
                        example.name(),
                        example.changes().stream()
                            .map(
                                change ->
                                    "%s [%s]>[%s]"
                                        .formatted(change.field(), change.before(), change.after()))
                            .collect(Collectors.joining(", "))))
        .toList();
  }
}
