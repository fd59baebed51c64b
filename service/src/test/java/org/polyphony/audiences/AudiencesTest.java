package org.polyphony.audiences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.polyphony.Given.coordinator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.consent.Channel;
import org.polyphony.consent.ConsentModule;
import org.polyphony.consent.NewTouch;
import org.polyphony.contacts.ContactList;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalEntry;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class AudiencesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Journal journal = new Journal(clock);
  private final ContactsModule contacts =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), journal, new Audit(clock), clock);
  private final ConsentModule consent = new ConsentModule(clock);
  private final AudiencesModule module =
      new AudiencesModule(database.jdbi(), contacts, journal, new Audit(clock), clock);
  private final AudienceDesk desk = module.desk();
  private final Viewer viewer = coordinator(Ids.next());
  private UUID list;

  @BeforeEach
  void makeAList() {
    list = list("Flier table", "any");
  }

  @Test
  void choosesWhoeverFitsAllRulesAndAnyOfTheirValues() {
    UUID mai = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID tou = person("Tou Lor", "hmn", "95815", "1950-03-01");
    person("Pa Xiong", "hmn", "95823", "2009-03-01");
    person("Hoa Nguyen", "vi", "95823", "1970-03-01");

    Audience audience =
        make(
            rule("spoken", "hmn", "mww"),
            rule("age", "18-"),
            rule("place", "95823", "95815", "Elk Grove"));

    assertThat(peopleOf(audience)).containsExactlyInAnyOrder(mai, tou);
    assertThat(audience.people()).isEqualTo(2);
    assertThat(audience.isGathered()).isTrue();
  }

  @Test
  void countsTheAgeOfWhoIsKnownByTheYearAloneAsTheOneThatTheyReachThisYear() {
    UUID reaches = bornIn("Mai Vang", 2008);
    bornIn("Tou Lor", 2009);
    UUID had = person("Pa Xiong", "hmn", "95823", "2008-06-06");
    person("Hoa Nguyen", "vi", "95823", "2008-06-07");

    assertThat(peopleOf(make(rule("age", "18-18")))).containsExactlyInAnyOrder(reaches, had);
  }

  @Test
  void leavesOutWhomARuleIsTurnedAgainst() {
    person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID hoa = person("Hoa Nguyen", "vi", "95823", "1970-03-01");

    Audience audience = make(rule("place", "95823"), new Rule("spoken", List.of("hmn"), true));

    assertThat(peopleOf(audience)).containsExactly(hoa);
  }

  @Test
  void takesALanguageThatWasOnlyInferredForNotKnown() {
    UUID guessed = person("Mai Vang", "hmn", "95823", "1970-03-01");
    in(
        handle ->
            handle.execute(
                "UPDATE contacts.contacts SET spoken_source = 'inferred' WHERE id = ?", guessed));

    assertThat(peopleOf(make(rule("spoken", "hmn")))).isEmpty();
    assertThat(peopleOf(make(rule("spoken", "und")))).containsExactly(guessed);
  }

  @Test
  void choosesByThePrecinctThatAFileNames() {
    UUID mai = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID tou = person("Tou Lor", "hmn", "95823", "1970-03-01");
    person("Hoa Nguyen", "vi", "95823", "1970-03-01");
    in(
        handle ->
            handle.execute(
                "UPDATE contacts.contacts SET facts = '{\"PrecinctName\": \"Pocket 12\"}' WHERE id = ?",
                mai));
    in(
        handle ->
            handle.execute(
                "UPDATE contacts.contacts SET facts = '{\"Precinct\": \"7\", \"Ward\": \"12\"}' WHERE id = ?",
                tou));

    assertThat(peopleOf(make(rule("precinct", "pocket 12", "9")))).containsExactly(mai);
    assertThat(peopleOf(make(rule("precinct", "12")))).isEmpty();
    assertThat(peopleOf(make(rule("precinct", "7")))).containsExactly(tou);
  }

  @Test
  void choosesByListAndByHowSomebodyMayBeReached() {
    UUID reachable = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID silent = person("Tou Lor", "hmn", "95823", "1970-03-01");
    in(
        handle -> {
          UUID line = Given.line(handle);
          for (UUID each : List.of(reachable, silent)) {
            handle.execute(
                "INSERT INTO contacts.contact_lines (contact, line) VALUES (?, ?)", each, line);
          }
          return handle.execute(
              "INSERT INTO consent.suppressions (id, channel, contact, reason, created_at) VALUES (?, 'phone', ?, 'asked', now())",
              Ids.next(),
              silent);
        });

    assertThat(peopleOf(make(rule("list", list.toString()), rule("reach", "phone"))))
        .containsExactly(reachable);
    assertThat(peopleOf(make(rule("list", list.toString()), rule("reach", "text"))))
        .containsExactlyInAnyOrder(reachable, silent);
  }

  @Test
  void findsNobodyOfAnotherOrganizationNorThatAudience() {
    person("Mai Vang", "hmn", "95823", "1970-03-01");
    Audience ours = make(rule("spoken", "hmn"));
    Viewer stranger = coordinator(Ids.next());

    Audience theirs =
        desk.create(
            stranger,
            new NewAudience(
                "Theirs", "any", List.of(rule("spoken", "hmn"), rule("list", list.toString()))));

    assertThat(peopleOf(theirs)).isEmpty();
    assertThatThrownBy(() -> desk.find(stranger, ours.id())).isInstanceOf(Problem.class);
    assertThatThrownBy(
            () -> desk.change(stranger, ours.id(), new NewAudience("Mine", "any", List.of())))
        .isInstanceOf(Problem.class);
    assertThat(desk.of(stranger)).extracting(Audience::name).containsExactly("Theirs");
  }

  @Test
  void growsByItselfAndTellsOnce() {
    Audience audience = make(rule("spoken", "hmn"));
    int before = told(audience);
    UUID mai = person("Mai Vang", "hmn", "95823", "1970-03-01");

    clock.advance(Duration.ofMinutes(2));
    module.keeping().work();
    assertThat(peopleOf(audience)).isEmpty();

    hear("list.changed");
    module.keeping().work();
    clock.advance(Duration.ofMinutes(2));
    hear("list.changed");
    module.keeping().work();

    assertThat(peopleOf(audience)).containsExactly(mai);
    assertThat(told(audience) - before).isEqualTo(1);
  }

  @Test
  void letsGoWhoNoLongerFitsUnlessWorkWithThemWasBegun() {
    UUID untouched = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID called = person("Tou Lor", "hmn", "95823", "1970-03-01");
    Audience audience = make(new Rule("asked", List.of("30"), true), rule("spoken", "hmn"));
    clock.advance(Duration.ofMinutes(5));
    in(
        handle -> {
          consent
              .touches()
              .record(
                  handle,
                  new NewTouch(
                      viewer.organization(),
                      Channel.PHONE,
                      null,
                      null,
                      null,
                      Ids.next(),
                      Set.of(called),
                      clock.instant()));
          return handle.execute(
              "UPDATE contacts.contacts SET spoken = 'vi' WHERE id = ?", untouched);
        });

    module.keeping().keep(audience.id());

    assertThat(peopleOf(audience)).containsExactly(called);
  }

  @Test
  void takesNobodyWhoseListsWereGivenForSomethingElse() {
    UUID both = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID voters = list("Voter file", "turnout");
    list = voters;
    UUID voter = person("Tou Lor", "hmn", "95823", "1970-03-01");

    Audience forEvents =
        desk.create(viewer, new NewAudience("Events", "events", List.of(rule("spoken", "hmn"))));
    Audience forTurnout =
        desk.create(viewer, new NewAudience("Vote", "turnout", List.of(rule("spoken", "hmn"))));

    assertThat(peopleOf(forEvents)).containsExactly(both);
    assertThat(peopleOf(forTurnout)).containsExactlyInAnyOrder(both, voter);
  }

  @Test
  void takesNobodyWhoseOnlyListIsOver() {
    UUID both = person("Mai Vang", "hmn", "95823", "1970-03-01");
    UUID over = list("Vaccine week", "any");
    list = over;
    person("Tou Lor", "hmn", "95823", "1970-03-01");
    in(
        handle -> {
          handle.execute(
              "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", over, both);
          return handle.execute("UPDATE contacts.lists SET archived_at = now() WHERE id = ?", over);
        });

    assertThat(peopleOf(make(rule("spoken", "hmn")))).containsExactly(both);
  }

  @Test
  void standsAmongTheAudiencesAndNotAmongTheListsOfAnOrganization() {
    Audience audience = make(rule("spoken", "hmn"));

    List<ContactList> lists = in(handle -> contacts.lists().of(handle, viewer));
    assertThat(lists).extracting(ContactList::id).containsExactly(list);
    boolean among = in(handle -> contacts.lists().find(handle, viewer, audience.id()).isPresent());
    assertThat(among).isFalse();
    assertThat(kept()).extracting(ContactList::id).containsExactly(audience.id());

    desk.archive(viewer, audience.id(), true);
    assertThat(kept()).isEmpty();
    assertThat(desk.archive(viewer, audience.id(), false).archivedAt()).isNull();
  }

  @Test
  void saysWhichRuleCannotStand() {
    assertThatThrownBy(() -> make(rule("age", "old"), rule("shoe_size", "7"), rule("list", "x")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.fields())
                    .extracting(field -> field.field() + " " + field.code())
                    .containsExactly(
                        "age unreadable_value",
                        "rules unknown_criterion",
                        "list unreadable_value"));
  }

  @Test
  void countsWithoutKeeping() {
    person("Mai Vang", "hmn", "95823", "1970-03-01");

    Matches.Count count = desk.count(viewer, "any", List.of(rule("spoken", "hmn")));

    assertThat(count).isEqualTo(new Matches.Count(1, true));
    assertThat(desk.of(viewer)).isEmpty();
  }

  private List<ContactList> kept() {
    return in(handle -> contacts.keptLists().of(handle, viewer));
  }

  private UUID list(String name, String purpose) {
    return in(
        handle ->
            contacts
                .lists()
                .create(
                    handle,
                    viewer.organization(),
                    viewer.user(),
                    NewList.of(name, "test", purpose)));
  }

  /** Somebody on the list. */
  private UUID person(String name, String spoken, String zip, String born) {
    return in(
        handle -> {
          UUID id = Given.contact(handle, viewer.organization(), name);
          UUID door = Ids.next();
          handle.execute(
              "INSERT INTO contacts.doors (id, address_key, street, city, zip, created_at) VALUES (?, ?, '1 Main St', 'Sacramento', ?, now())",
              door,
              door.toString(),
              zip);
          handle.execute(
              "UPDATE contacts.contacts SET spoken = ?, spoken_source = 'imported', door = ?, birth_date = ? WHERE id = ?",
              spoken,
              door,
              LocalDate.parse(born),
              id);
          handle.execute(
              "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, id);
          return id;
        });
  }

  private UUID bornIn(String name, int year) {
    UUID id = person(name, "hmn", "95823", "2000-01-01");
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE contacts.contacts SET birth_date = NULL, birth_year = ? WHERE id = ?",
                    year,
                    id));
    return id;
  }

  private Audience make(Rule... rules) {
    return desk.create(viewer, new NewAudience("Some people", "any", List.of(rules)));
  }

  private static Rule rule(String criterion, String... values) {
    return new Rule(criterion, List.of(values), false);
  }

  private List<UUID> peopleOf(Audience audience) {
    return in(
        handle ->
            handle
                .createQuery("SELECT contact FROM contacts.active_members WHERE list = ?")
                .bind(0, audience.id())
                .mapTo(UUID.class)
                .list());
  }

  private void hear(String type) {
    in(
        handle -> {
          module
              .listener()
              .accept(
                  handle,
                  List.of(
                      new JournalEntry(
                          Ids.next(),
                          clock.instant(),
                          viewer.organization(),
                          type,
                          list,
                          com.fasterxml.jackson.databind.node.NullNode.getInstance())));
          return true;
        });
  }

  private int told(Audience audience) {
    return in(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM platform.journal WHERE type = 'list.changed' AND subject = ?")
                .bind(0, audience.id())
                .mapTo(Integer.class)
                .one());
  }

  private static <T> T in(HandleCallback<T, RuntimeException> work) {
    return database.jdbi().inTransaction(work);
  }
}
