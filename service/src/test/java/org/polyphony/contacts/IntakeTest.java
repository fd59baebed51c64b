package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.polyphony.contacts.ContactsFixture.phone;
import static org.polyphony.contacts.IntakeStage.Verdict.CREATED;
import static org.polyphony.contacts.IntakeStage.Verdict.DUPLICATE;
import static org.polyphony.contacts.IntakeStage.Verdict.REVIEW;
import static org.polyphony.contacts.IntakeStage.Verdict.UNCHANGED;
import static org.polyphony.contacts.IntakeStage.Verdict.UPDATED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class IntakeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(clock);
  private final UUID organization = fixture.organization;
  private Intakes intakes;
  private UUID list;

  @BeforeEach
  void makeAList() {
    intakes = new Intakes(database.jdbi(), new Journal(clock), clock);
    list = newList();
  }

  @Test
  void bringsPeopleWithTheirLinesInAndTheSameFileAgainChangesNothing() {
    List<SomeRow> file =
        List.of(
            row("Mai Vang").phone(1).speaking("hmn"),
            row("Pao Vang").phone(1),
            row("Nguyễn Thị Hoa").phone(2).id("van", "1001").speaking("vi"));

    assertThat(bringIn(Ids.next(), file)).isEqualTo(Map.of(CREATED, 3L));
    assertThat(members()).containsExactlyInAnyOrder("Mai Vang", "Pao Vang", "Nguyễn Thị Hoa");
    assertThat(spoken("Nguyễn Thị Hoa")).isEqualTo("vi imported");

    assertThat(bringIn(Ids.next(), file)).isEqualTo(Map.of(UNCHANGED, 3L));
    assertThat(members()).hasSize(3);
  }

  @Test
  void aListIsUsableOnlyWhenAllOfItIsIn() {
    UUID unfinished = Ids.next();
    intakes.begin(organization, list, unfinished);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, organization, list, unfinished)) {
      stage.add(row("Mai Vang").phone(1).at(1));
      stage.resolve();
      stage.write(done -> {});
    }

    assertThat(members()).isEmpty();
    assertThat(search("vang")).isEmpty();

    // The process was killed here; it begins again from the file.
    assertThat(bringIn(unfinished, List.of(row("Mai Vang").phone(1), row("Xue Her").phone(2))))
        .isEqualTo(Map.of(CREATED, 2L));
    assertThat(members()).containsExactlyInAnyOrder("Mai Vang", "Xue Her");
    assertThat(search("vang")).hasSize(1);
  }

  @Test
  void whomAnInterruptedFileHadChangedIsTakenBackToWhatTheyWereBeforeIt() {
    bringIn(Ids.next(), List.of(row("Mai Vang").phone(1).email("before@x.invalid")));
    UUID unfinished = Ids.next();
    List<SomeRow> file = List.of(row("Mai Vang").phone(1).phone(2).email("after@x.invalid"));
    intakes.begin(organization, list, unfinished);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, organization, list, unfinished)) {
      stage.add(file.get(0).at(1));
      stage.resolve();
      stage.write(done -> {});
    }

    // The process was killed here.
    assertThat(bringIn(unfinished, file)).isEqualTo(Map.of(UPDATED, 1L));
    database.jdbi().useTransaction(h -> intakes.undo(h, unfinished));
    intakes.clear(organization);

    Contact mai = contact("Mai Vang");
    assertThat(mai.person().email()).isEqualTo("before@x.invalid");
    assertThat(mai.phones()).hasSize(1);
  }

  @Test
  void rowsOfOnePersonAreOnePersonWithAllTheirNumbers() {
    Map<IntakeStage.Verdict, Long> counts =
        bringIn(
            Ids.next(),
            List.of(
                row("Mai Vang").phone(1),
                row("MAI VANG").phone(1).phone(2),
                row("Vang Mai").phone(2)));

    assertThat(counts).isEqualTo(Map.of(CREATED, 1L, DUPLICATE, 2L));
    assertThat(contact("Mai Vang").phones())
        .extracting(Contact.PhoneOf::tel)
        .containsExactly(phone(1).tel(), phone(2).tel());
  }

  @Test
  void aFatherAndASonOfOneNameAndNumberAreTwoByTheirIdentifiers() {
    Map<IntakeStage.Verdict, Long> counts =
        bringIn(
            Ids.next(),
            List.of(
                row("Vang Pao").phone(1).id("van", "1"),
                row("Vang Pao").phone(1).id("van", "2"),
                row("Vang Pao").phone(1)));

    assertThat(counts).isEqualTo(Map.of(CREATED, 2L, DUPLICATE, 1L));
  }

  @Test
  void whoIsKnownGetsWhatIsNewAndKeepsWhatIsStronger() {
    bringIn(Ids.next(), List.of(row("Mai Vang").phone(1).id("van", "7").speaking("hmn")));
    UUID id = contact("Mai Vang").person().id();
    database
        .jdbi()
        .useTransaction(
            h ->
                fixture.languages.observe(
                    h,
                    id,
                    LanguageFact.SPOKEN,
                    "mww",
                    LanguageSource.SELF_DECLARED,
                    Ids.next(),
                    null,
                    clock.instant()));

    Map<IntakeStage.Verdict, Long> counts =
        bringIn(
            Ids.next(),
            List.of(row("Mai Yang").phone(2).id("van", "7").speaking("es").email("m@x.invalid")));

    assertThat(counts).isEqualTo(Map.of(UPDATED, 1L));
    Contact found = contact("Mai Yang");
    assertThat(found.person().id()).isEqualTo(id);
    assertThat(found.person().spoken()).isEqualTo("mww");
    assertThat(found.person().email()).isEqualTo("m@x.invalid");
    assertThat(found.phones()).hasSize(2);
  }

  @Test
  void theNumbersOfAPlainSheetDoNotTurnOnePersonIntoAnother() {
    bringIn(Ids.next(), List.of(row("Pao Vang").phone(1).id("external", "1")));

    List<IntakeStage.Conflict> conflicts = new ArrayList<>();
    Map<IntakeStage.Verdict, Long> counts =
        bringIn(Ids.next(), List.of(row("Mai Vang").phone(2).id("external", "1")), conflicts);

    assertThat(counts).isEqualTo(Map.of(REVIEW, 1L));
    assertThat(conflicts).containsExactly(new IntakeStage.Conflict(1, "1"));
    assertThat(members()).containsExactlyInAnyOrder("Pao Vang", "Mai Vang");
  }

  @Test
  void peopleWithoutANumberAreKnownByAddressOrEmailAndNameTogether() {
    List<SomeRow> file =
        List.of(
            row("Bee Lor").living("12 Elm St"),
            row("Ger Lor").living("12 Elm St"),
            row("Ka Lor").email("ka@x.invalid"));
    assertThat(bringIn(Ids.next(), file)).isEqualTo(Map.of(CREATED, 3L));

    assertThat(bringIn(Ids.next(), file)).isEqualTo(Map.of(UNCHANGED, 3L));
    assertThat(contact("Bee Lor").person().door()).isEqualTo(contact("Ger Lor").person().door());
  }

  @Test
  void undoTakesOutWhoCameAndPutsBackWhatChanged() {
    bringIn(Ids.next(), List.of(row("Mai Vang").phone(1)));
    UUID second = Ids.next();
    UUID other = newList();
    UUID before = list;
    list = other;
    bringIn(
        second,
        List.of(
            row("Mai Vang").phone(1).phone(3).email("mai@x.invalid").speaking("hmn"),
            row("Xue Her").phone(2)));
    assertThat(contact("Mai Vang").phones()).hasSize(2);

    database.jdbi().useTransaction(h -> intakes.undo(h, second));
    assertThat(members()).isEmpty();
    assertThat(search("xue")).isEmpty();
    intakes.clear(organization);

    list = before;
    Contact mai = contact("Mai Vang");
    assertThat(mai.person().email()).isEmpty();
    assertThat(mai.person().spoken()).isEqualTo("und");
    assertThat(mai.phones()).hasSize(1);
    assertThat(search("xue")).isEmpty();
    assertThat(namesEverKept()).doesNotContain("Xue Her");
  }

  @Test
  void whomAFileNamesThatIsBeingWrittenStaysWhenTheOneBeforeIsTakenBack() {
    UUID first = Ids.next();
    bringIn(first, List.of(row("Mai Vang").phone(1)));
    UUID second = Ids.next();
    intakes.begin(organization, list, second);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, organization, list, second)) {
      stage.add(row("Mai Vang").phone(1).at(1));
      stage.resolve();
      database.jdbi().useTransaction(h -> intakes.undo(h, first));
      stage.write(done -> {});
      handle.useTransaction(h -> intakes.done(h, second));
    }

    intakes.clear(organization);

    assertThat(members()).containsExactly("Mai Vang");
    database.jdbi().useTransaction(h -> intakes.undo(h, second));
    intakes.clear(organization);
    assertThat(namesEverKept()).doesNotContain("Mai Vang");
  }

  @Test
  void undoLeavesPeopleWithAHistory() {
    UUID importId = Ids.next();
    bringIn(importId, List.of(row("Mai Vang").phone(1), row("Xue Her").phone(2)));
    UUID mai = contact("Mai Vang").person().id();
    database
        .jdbi()
        .useTransaction(
            h ->
                fixture.timeline.append(
                    h, mai, clock.instant(), "attempt.talked", Ids.next(), null, Map.of()));

    database.jdbi().useTransaction(h -> intakes.undo(h, importId));
    intakes.clear(organization);

    assertThat(members()).containsExactly("Mai Vang");
    assertThat(search("vang")).containsExactly("Mai Vang");
    assertThat(search("her")).isEmpty();
  }

  @Test
  void theLineOfAnotherOrganizationIsUsedAndItsPeopleAreNot() {
    bringIn(Ids.next(), List.of(row("Mai Vang").phone(1)));
    UUID line = contact("Mai Vang").phones().get(0).line();
    IntakeTest partner = new IntakeTest();
    partner.makeAList();

    assertThat(partner.bringIn(Ids.next(), List.of(row("Mai Vang").phone(1))))
        .isEqualTo(Map.of(CREATED, 1L));
    assertThat(partner.contact("Mai Vang").phones().get(0).line()).isEqualTo(line);
  }

  @Test
  void goesThroughFilesOfSeveralPieces() {
    List<SomeRow> file = new ArrayList<>();
    for (int i = 0; i < 45_000; i++) {
      file.add(row("Person " + i).tel("+1916%07d".formatted(2_000_000 + i / 2)));
    }
    file.set(0, row("Zoua Kue").tel("+19162000000"));
    file.add(row("Zoua Kue").tel("+19162000000").phone(9));

    assertThat(bringIn(Ids.next(), file)).isEqualTo(Map.of(CREATED, 45_000L, DUPLICATE, 1L));
    assertThat(members()).hasSize(45_000);
    assertThat(contact("Zoua Kue").phones()).hasSize(2);
  }

  @Test
  void whoIsAddedByHandMeanwhileKeepsTheirNumbersAndNobodyIsLost() {
    UUID importId = Ids.next();
    intakes.begin(organization, list, importId);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, organization, list, importId)) {
      stage.add(row("Mai Vang").phone(1).id("van", "7").at(1));
      stage.add(row("Pao Her").phone(2).id("van", "8").at(2));
      stage.resolve();
      database
          .jdbi()
          .useTransaction(
              h ->
                  fixture.contacts.add(
                      h,
                      organization,
                      null,
                      list,
                      NewContact.named("Xue", "Lo").phone(phone(1), "").identifier("van", "7")));
      stage.write(done -> {});
      handle.useTransaction(h -> intakes.done(h, importId));
    }

    assertThat(members()).containsExactlyInAnyOrder("Mai Vang", "Pao Her", "Xue Lo");
    assertThat(contact("Mai Vang").phones())
        .extracting(Contact.PhoneOf::line)
        .isEqualTo(contact("Xue Lo").phones().stream().map(Contact.PhoneOf::line).toList());
    assertThat(
            strings(
                """
                SELECT i.value || ' ' || p.full_name FROM contacts.identifiers i
                JOIN contacts.people p ON p.contact = i.contact
                WHERE i.organization = (SELECT organization FROM contacts.lists WHERE id = :list)
                """))
        .containsExactlyInAnyOrder("7 Xue Lo", "8 Pao Her");
  }

  private Map<IntakeStage.Verdict, Long> bringIn(UUID importId, List<SomeRow> file) {
    return bringIn(importId, file, new ArrayList<>());
  }

  private Map<IntakeStage.Verdict, Long> bringIn(
      UUID importId, List<SomeRow> file, List<IntakeStage.Conflict> conflicts) {
    intakes.begin(organization, list, importId);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, organization, list, importId)) {
      for (int i = 0; i < file.size(); i++) {
        stage.add(file.get(i).at(i + 1));
      }
      Map<IntakeStage.Verdict, Long> counts = stage.resolve();
      conflicts.addAll(stage.conflicts());
      stage.write(done -> {});
      handle.useTransaction(h -> intakes.done(h, importId));
      return counts;
    }
  }

  private UUID newList() {
    return database
        .jdbi()
        .inTransaction(
            h -> fixture.lists.create(h, organization, null, NewList.of("A list", "", "any")));
  }

  private List<String> members() {
    return strings(
        """
        SELECT p.full_name FROM contacts.active_members m JOIN contacts.people p ON p.contact = m.contact
        WHERE m.list = :list
        """);
  }

  private List<String> namesEverKept() {
    return strings(
        """
        SELECT full_name FROM contacts.contacts
        WHERE organization = (SELECT organization FROM contacts.lists WHERE id = :list)
        """);
  }

  private List<String> strings(String sql) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery(sql).bind("list", list).mapTo(String.class).list());
  }

  private List<String> search(String words) {
    ContactSearch.Query query =
        ContactSearch.Query.of(fixture.coordinator, words, null, null, null, 50);
    return database.jdbi().withHandle(h -> new ContactSearch().find(h, query)).stream()
        .map(ContactSearch.Found::fullName)
        .toList();
  }

  private String spoken(String name) {
    Contact.Person person = contact(name).person();
    return person.spoken() + " " + person.spokenSource();
  }

  private Contact contact(String name) {
    ContactSearch.Query query =
        ContactSearch.Query.of(fixture.coordinator, name, null, null, null, 50);
    return database
        .jdbi()
        .withHandle(
            h ->
                fixture.contacts.load(
                    h, organization, new ContactSearch().find(h, query).get(0).id()))
        .orElseThrow();
  }

  private static SomeRow row(String name) {
    return SomeRow.named(name);
  }
}
