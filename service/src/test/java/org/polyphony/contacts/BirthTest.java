package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.contacts.ContactsFixture.phone;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** When somebody was born, as forms and programs say it. */
class BirthTest {

  private static final LocalDate DAY = LocalDate.of(1950, 3, 4);

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ContactsModule module =
      new ContactsModule(
          database.database(),
          SomePrivacy.over(database.jdbi()),
          new Journal(clock),
          new Audit(clock),
          clock);
  private final ContactDesk desk = module.desk();
  private final Viewer viewer = ContactsFixture.viewer(Ids.next());
  private UUID list;

  @BeforeEach
  void makeAList() {
    list = desk.createList(viewer, NewList.of("Sign-ups", "", "any"));
  }

  @Test
  void aYearAloneIsKeptThroughTheForm() {
    UUID bee = desk.add(viewer, list, typed("", "1950").contact());
    assertThat(birth(bee)).isEqualTo(Birth.in(1950));
    assertThat(ContactForm.of(desk.find(viewer, bee)).birthYear()).isEqualTo("1950");

    change(bee, typed("1950-03-04", ""));
    assertThat(birth(bee)).isEqualTo(Birth.on(DAY));
    assertThat(ContactForm.of(desk.find(viewer, bee)).birthYear()).isEmpty();

    change(bee, typed("", ""));
    assertThat(birth(bee)).isEqualTo(Birth.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 50, birth_year unlikely_year",
    "'', 1899, birth_year unlikely_year",
    "'', 2027, birth_year unlikely_year",
    "'', spring, birth_year unlikely_year",
    "2026-06-07, '', birth_date unlikely_year",
    "1899-12-31, '', birth_date unlikely_year",
    "1950-03-04, 1951, birth_year other_year"
  })
  void whatCannotBeIsSaidAtItsField(String date, String year, String fault) {
    assertThatThrownBy(() -> desk.add(viewer, list, typed(date, year).contact()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.fields())
                    .extracting(FieldProblem::field, FieldProblem::code)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple((Object[]) fault.split(" "))));
  }

  @Test
  void programsSendAndReadAYear() {
    UUID bee = desk.add(viewer, list, sent(null, 1950).contact());
    assertThat(answer(bee).birthYear()).isEqualTo(1950);
    assertThat(answer(bee).birthDate()).isNull();

    desk.change(viewer, bee, null, sent(DAY, null)::change);
    assertThat(answer(bee).birthYear()).isEqualTo(1950);

    desk.change(viewer, bee, null, sent(null, 1950)::change);
    assertThat(birth(bee)).isEqualTo(Birth.on(DAY));

    desk.change(viewer, bee, null, sent(null, 1951)::change);
    assertThat(birth(bee)).isEqualTo(Birth.in(1951));
    assertThatThrownBy(() -> desk.change(viewer, bee, null, sent(DAY, 1951)::change))
        .isInstanceOf(Problem.class);
  }

  @Test
  void whoIsAddedByHandIsWhoeverIsKnownByTheSameYear() {
    Address home = new Address("12 Elm St", "", "Sacramento", "CA", "95815");
    NewContact bee = NewContact.named("Bee", "Lor").living(home);
    UUID known = desk.add(viewer, list, bee.born(DAY));

    assertThat(desk.add(viewer, list, bee.born(Birth.in(1950)).phone(phone(31), "")))
        .isEqualTo(known);
    assertThat(desk.add(viewer, list, bee.born(Birth.in(1951)).phone(phone(31), "")))
        .isNotEqualTo(known);
  }

  @Test
  void aMergeFillsTheYearInAndItsUndoTakesItOut() {
    UUID kept = desk.add(viewer, list, NewContact.named("Bee", "Lor"));
    UUID merged = desk.add(viewer, list, NewContact.named("Bee Yia", "Lor").born(Birth.in(1950)));
    UUID other =
        desk.add(viewer, list, NewContact.named("B", "Lor").born(LocalDate.of(1960, 1, 2)));

    UUID merge = merge(kept, merged);
    assertThat(birth(kept)).isEqualTo(Birth.in(1950));
    UUID second = merge(kept, other);
    assertThat(birth(kept)).isEqualTo(Birth.in(1950));

    undo(second);
    undo(merge);
    assertThat(birth(kept)).isEqualTo(Birth.UNKNOWN);
    assertThat(birth(merged)).isEqualTo(Birth.in(1950));
  }

  @Test
  void thePersonsOwnFileSaysTheYearAndErasureForgetsIt() {
    UUID bee = desk.add(viewer, list, NewContact.named("Bee", "Lor").born(Birth.in(1950)));

    assertThat(module.file().of(viewer, bee).kept().get(0).rows().get(0))
        .containsEntry("birth_year", 1950)
        .doesNotContainKey("birth_date");

    database
        .jdbi()
        .useTransaction(
            h -> {
              for (var step : module.erasure().erasing()) {
                h.createUpdate(step.sql())
                    .configure(
                        org.jdbi.v3.core.statement.SqlStatements.class,
                        settings -> settings.setUnusedBindingAllowed(true))
                    .bindArray("contacts", UUID.class, bee)
                    .bindArray("lines", UUID.class)
                    .bind("at", clock.instant())
                    .execute();
              }
            });
    boolean forgotten =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.select("SELECT birth_year IS NULL FROM contacts.contacts WHERE id = ?", bee)
                        .mapTo(Boolean.class)
                        .one());
    assertThat(forgotten).isTrue();
  }

  private UUID merge(UUID kept, UUID merged) {
    return database.jdbi().inTransaction(h -> module.merges().merge(h, viewer, kept, merged));
  }

  private void undo(UUID merge) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              module.merges().undo(h, viewer, merge);
            });
  }

  private Birth birth(UUID contact) {
    return desk.find(viewer, contact).person().birth();
  }

  private ContactBody.Answer answer(UUID contact) {
    return ContactBody.Answer.of(desk.find(viewer, contact), false);
  }

  private void change(UUID contact, ContactForm form) {
    desk.change(viewer, contact, null, form::change);
  }

  private static ContactForm typed(String date, String year) {
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    typed.putSingle("given_name", "Bee");
    typed.putSingle("family_name", "Lor");
    typed.putSingle("birth_date", date);
    typed.putSingle("birth_year", year);
    return ContactForm.of(typed);
  }

  private static ContactBody sent(LocalDate date, Integer year) {
    return new ContactBody(
        null, null, "Bee", "Lor", null, null, null, date, year, null, null, null, null, null, null,
        null);
  }
}
