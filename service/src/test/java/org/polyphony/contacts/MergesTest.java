package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.contacts.ContactsFixture.phone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Two entries become one person, and two again. */
class MergesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(clock);
  private final Merges merges =
      new Merges(fixture.timeline, new Journal(clock), new Audit(clock), clock);
  private final Viewer viewer = fixture.coordinator;
  private UUID list;
  private UUID otherList;

  @BeforeEach
  void makeLists() {
    list = newList();
    otherList = newList();
  }

  @Test
  void whoIsKeptGainsNumbersListsIdentifiersAndWhatWasNotKnown() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang").phone(phone(1), "mobile"));
    UUID merged =
        add(
            otherList,
            NewContact.named("Mai", "Vang")
                .phone(phone(1), "")
                .phone(phone(2), "home")
                .speaking("hmn", LanguageSource.SELF_DECLARED)
                .email("mai@x.invalid")
                .born(LocalDate.of(1970, 5, 1))
                .identifier("van", "7")
                .fact("neighbourhood", "Hagginwood"));

    merge(kept, merged);

    for (UUID asked : List.of(kept, merged)) {
      Contact found = find(asked);
      assertThat(found.person().id()).isEqualTo(kept);
      assertThat(found.person().fullName()).isEqualTo("Mai See Vang");
      assertThat(found.person().email()).isEqualTo("mai@x.invalid");
      assertThat(found.person().spoken()).isEqualTo("hmn");
      assertThat(found.person().birthDate()).isEqualTo(LocalDate.of(1970, 5, 1));
      assertThat(found.person().facts()).containsEntry("neighbourhood", "Hagginwood");
      assertThat(found.phones())
          .extracting(Contact.PhoneOf::tel)
          .containsExactly(phone(1).tel(), phone(2).tel());
      assertThat(found.phones()).allMatch(phone -> phone.others() == 0);
      assertThat(found.identifiers()).containsExactly(new NewContact.Identifier("van", "7"));
      assertThat(found.lists())
          .extracting(Contact.OnList::id)
          .containsExactlyInAnyOrder(list, otherList);
    }
    assertThat(members(otherList)).containsExactly(kept);
  }

  @Test
  void undoPutsEverythingWhereItWas() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang").phone(phone(1), "mobile"));
    UUID merged =
        add(
            otherList,
            NewContact.named("Mai", "Vang")
                .phone(phone(2), "home")
                .speaking("hmn", LanguageSource.IMPORTED)
                .email("mai@x.invalid")
                .identifier("van", "7")
                .fact("neighbourhood", "Hagginwood"));
    happened(merged, "attempt.talked");
    Contact keptBefore = find(kept);
    Contact mergedBefore = find(merged);
    List<Timeline.Entry> entriesBefore = timeline(merged);

    in(h -> merges.undo(h, viewer, merge(kept, merged)));

    assertThat(like(find(kept))).isEqualTo(like(keptBefore));
    assertThat(like(find(merged))).isEqualTo(like(mergedBefore));
    assertThat(timeline(merged)).isEqualTo(entriesBefore);
    assertThat(timeline(kept)).isEmpty();
    assertThat(members(list)).containsExactly(kept);
    assertThat(members(otherList)).containsExactly(merged);
  }

  @Test
  void whatSomebodyChangedAfterTheMergeStaysAfterTheUndo() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang"));
    UUID merged =
        add(list, NewContact.named("Mai", "Vang").email("old@x.invalid").born(LocalDate.EPOCH));
    UUID merge = merge(kept, merged);
    Contact known = find(kept);
    in(
        h -> {
          fixture.contacts.update(
              h,
              viewer,
              kept,
              known.person().revision(),
              Known.of(known).email("new@x.invalid").fact("key", "value"));
          return null;
        });

    in(h -> merges.undo(h, viewer, merge));

    Contact.Person after = find(kept).person();
    assertThat(after.email()).isEqualTo("new@x.invalid");
    assertThat(after.facts()).containsEntry("key", "value");
    assertThat(after.birthDate()).isNull();
    assertThat(find(merged).person().email()).isEqualTo("old@x.invalid");
  }

  @Test
  void theTimelineIsOfBothAndSaysThatTheyWereMadeOne() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang"));
    UUID merged = add(list, NewContact.named("Mai", "Vang"));
    happened(kept, "attempt.no_answer");
    happened(merged, "attempt.talked");

    merge(kept, merged);

    assertThat(timeline(kept))
        .extracting(Timeline.Entry::kind)
        .containsExactlyInAnyOrder("attempt.no_answer", "attempt.talked", "contact.merged");
    happened(merged, "attempt.refused");
    assertThat(timeline(kept)).hasSize(4);
  }

  @Test
  void threeBecomeOneAndComeApartInTurn() {
    UUID first = add(list, NewContact.named("Mai", "Vang").phone(phone(1), ""));
    UUID second = add(list, NewContact.named("Mai See", "Vang").phone(phone(2), ""));
    UUID third = add(list, NewContact.named("May", "Vang").phone(phone(3), ""));
    UUID inner = merge(second, first);
    UUID outer = merge(third, second);

    assertThat(find(first).person().id()).isEqualTo(third);
    assertThat(find(third).phones()).hasSize(3);
    assertThatThrownBy(() -> in(h -> merges.undo(h, viewer, inner)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("merge_not_last"));

    in(h -> merges.undo(h, viewer, outer));
    assertThat(find(first).person().id()).isEqualTo(second);
    assertThat(find(second).phones()).hasSize(2);
    assertThat(find(third).phones()).hasSize(1);

    in(h -> merges.undo(h, viewer, inner));
    assertThat(find(first).person().id()).isEqualTo(first);
    assertThat(find(second).phones()).hasSize(1);
    assertThat(members(list)).containsExactlyInAnyOrder(first, second, third);
  }

  @Test
  void whatTwoBroughtStaysWhenOneOfThemGoes() {
    UUID kept = add(list, NewContact.named("Mai", "Vang"));
    UUID one = add(otherList, NewContact.named("Mai See", "Vang").phone(phone(5), ""));
    UUID two = add(otherList, NewContact.named("May", "Vang").phone(phone(5), ""));
    UUID merge = merge(kept, one);
    merge(kept, two);

    in(h -> merges.undo(h, viewer, merge));

    assertThat(find(kept).phones()).hasSize(1);
    assertThat(members(otherList)).containsExactlyInAnyOrder(kept, one);
  }

  @Test
  void whoComesUnderTheOldNameIsTheOneWhoIsKept() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang"));
    UUID merged =
        add(list, NewContact.named("Mai", "Vang").phone(phone(6), "").identifier("van", "60"));
    merge(kept, merged);

    assertThat(add(otherList, NewContact.named("Mai", "Vang").phone(phone(6), ""))).isEqualTo(kept);
    assertThat(add(otherList, NewContact.named("M", "V").identifier("van", "60"))).isEqualTo(kept);
    assertThat(members(otherList)).containsExactly(kept);
  }

  @Test
  void anImportFindsTheOneWhoIsKeptAndLeavesTheirName() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang"));
    UUID merged =
        add(list, NewContact.named("Mai", "Vang").phone(phone(7), "").identifier("van", "70"));
    merge(kept, merged);
    Intakes intakes = new Intakes(database.jdbi(), new Journal(clock), clock);
    UUID importId = Ids.next();
    intakes.begin(viewer.organization(), otherList, importId);
    try (Handle handle = database.jdbi().open();
        IntakeStage stage = intakes.stage(handle, viewer.organization(), otherList, importId)) {
      stage.add(row());
      assertThat(stage.resolve()).containsOnlyKeys(IntakeStage.Verdict.UPDATED);
      stage.write(done -> {});
      handle.useTransaction(h -> intakes.done(h, importId));
    }

    assertThat(members(otherList)).containsExactly(kept);
    assertThat(find(kept).person().fullName()).isEqualTo("Mai See Vang");
    assertThat(find(kept).person().email()).isEqualTo("mai@x.invalid");
  }

  @Test
  void anOptOutOfOneIsTheOthersAndSoIsHowOftenTheyWereAsked() {
    UUID kept = add(list, NewContact.named("Mai See", "Vang"));
    UUID merged = add(list, NewContact.named("Mai", "Vang"));
    UUID touch = Ids.next();
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "INSERT INTO consent.suppressions (id, channel, contact, reason, created_at)"
                      + " VALUES (?, 'phone', ?, 'asked', now())",
                  Ids.next(),
                  merged);
              h.execute(
                  "INSERT INTO consent.touches (id, organization, channel, at) VALUES (?, ?, 'phone', now())",
                  touch,
                  viewer.organization());
              h.execute(
                  "INSERT INTO consent.touched_people (touch, contact, at) VALUES (?, ?, now())",
                  touch,
                  merged);
            });

    UUID merge = merge(kept, merged);

    assertThat(count("consent.silenced_people", kept)).isEqualTo(1);
    assertThat(count("consent.person_touches", kept)).isEqualTo(1);
    in(h -> merges.undo(h, viewer, merge));
    assertThat(count("consent.silenced_people", kept)).isZero();
    assertThat(count("consent.silenced_people", merged)).isEqualTo(1);
    assertThat(count("consent.person_touches", kept)).isZero();
  }

  @Test
  void aMergedEntryIsNotFoundBesideThePerson() {
    UUID kept = add(list, NewContact.named("Zoua", "Kue"));
    UUID merged = add(list, NewContact.named("Zoua See", "Kue"));
    merge(kept, merged);

    ContactSearch.Query query = ContactSearch.Query.of(viewer, "zoua", null, null, null, 50);
    List<ContactSearch.Found> found = in(h -> new ContactSearch().find(h, query));
    assertThat(found).extracting(ContactSearch.Found::id).containsExactly(kept);
  }

  @Test
  void peopleOfAnotherOrganizationAreNotFound() {
    UUID kept = add(list, NewContact.named("Mai", "Vang"));
    UUID merged = add(list, NewContact.named("Mai See", "Vang"));
    Viewer stranger = ContactsFixture.viewer(Ids.next());

    assertThatThrownBy(() -> in(h -> merges.merge(h, stranger, kept, merged)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    UUID merge = merge(kept, merged);
    assertThatThrownBy(() -> in(h -> merges.undo(h, stranger, merge)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  /** All of somebody but how often and when the row was written. */
  private static String like(Contact contact) {
    Contact.Person p = contact.person();
    return String.join(
        "|",
        p.fullName(),
        p.email(),
        p.spoken(),
        p.spokenSource(),
        p.written(),
        String.valueOf(p.birthDate()),
        p.facts().toString(),
        contact.phones().stream().map(phone -> phone.tel() + phone.label()).toList().toString(),
        contact.identifiers().toString(),
        contact.lists().stream().map(Contact.OnList::id).toList().toString());
  }

  private static IntakeRow row() {
    return new IntakeRow(
        1,
        "Mai Vang",
        "Mai",
        "Vang",
        "",
        "",
        "mai@x.invalid",
        Birth.UNKNOWN,
        "und",
        "und",
        new NewContact.Identifier("van", "70"),
        true,
        null,
        Address.NONE,
        Map.of(),
        List.of(),
        false);
  }

  private void happened(UUID contact, String kind) {
    in(
        h -> {
          fixture.timeline.append(h, contact, clock.instant(), kind, Ids.next(), null, Map.of());
          return null;
        });
  }

  private List<Timeline.Entry> timeline(UUID contact) {
    return in(
        h -> fixture.timeline.of(h, viewer, contact, Instant.parse("2030-01-01T00:00:00Z"), 50));
  }

  private List<UUID> members(UUID of) {
    return in(
        h ->
            h.createQuery("SELECT contact FROM contacts.active_members WHERE list = ?")
                .bind(0, of)
                .mapTo(UUID.class)
                .list());
  }

  private int count(String view, UUID contact) {
    return in(
        h ->
            h.createQuery("SELECT count(*) FROM " + view + " WHERE contact = ?")
                .bind(0, contact)
                .mapTo(Integer.class)
                .one());
  }

  private UUID newList() {
    return in(
        h ->
            fixture.lists.create(
                h, viewer.organization(), viewer.user(), NewList.of("A list", "", "any")));
  }

  private UUID add(UUID to, NewContact contact) {
    return in(h -> fixture.contacts.add(h, viewer.organization(), viewer.user(), to, contact));
  }

  private UUID merge(UUID kept, UUID merged) {
    return in(h -> merges.merge(h, viewer, kept, merged));
  }

  private Contact find(UUID id) {
    return in(h -> fixture.contacts.find(h, viewer, id)).orElseThrow();
  }

  private static <T> T in(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }
}
