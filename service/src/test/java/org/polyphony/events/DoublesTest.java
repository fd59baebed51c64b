package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.SomePrivacy;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** One person who is registered twice, by a caller and by the page. */
class DoublesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final ContactsModule contacts =
      new ContactsModule(
          database.database(), SomePrivacy.over(database.jdbi()), new Journal(clock), audit, clock);
  private final EventsModule events = new EventsModule(database.jdbi(), audit, clock);
  private final Doubles doubles =
      new Doubles(database.jdbi(), events.events(), contacts.merges(), audit, clock);
  private final Viewer viewer = Given.coordinator(Ids.next());
  private UUID session;
  private UUID mai;
  private UUID twin;
  private UUID tou;

  @BeforeEach
  void aSessionWithFiveSeats() {
    contacts.merges().follow(new UnitedRegistrations(events.registrations(), clock));
    NewEvent some = NewEvent.again(event(SomeEvent.session()), LocalDate.parse("2026-06-17"));
    session =
        event(
                new NewEvent(
                    some.kind(),
                    some.name(),
                    some.audience(),
                    some.startsAt(),
                    some.endsAt(),
                    some.timeZone(),
                    some.place(),
                    some.address(),
                    some.virtualAddress(),
                    5,
                    false))
            .id();
    mai = contact("Mai Vang");
    twin = contact("Mai Vang");
    tou = contact("Tou Her");
  }

  @Test
  void areFoundByTheirNameAndBecomeOneWithTheNeedsOfBothAndTheirSeatsOnce() {
    say(mai, 2, "phone", Map.of("ride", "yes", "childcare", "3"));
    say(twin, 3, "page", Map.of("interpreter", "hmn", "childcare", "3, 7"));
    say(tou, 2, "page", Map.of());
    assertThat(standing(tou)).isEqualTo("waiting 2");
    assertThat(doubles.count(viewer, session)).isEqualTo(1);
    Doubles.Question question = doubles.of(viewer, session).questions().get(0);
    assertThat(question.first().contact()).isEqualTo(mai);

    doubles.one(viewer, session, mai, twin);

    assertThat(standing(mai)).isEqualTo("accepted 3");
    assertThat(standing(twin)).isEqualTo("cancelled 3");
    assertThat(needs(mai))
        .containsOnly(
            Map.entry("ride", "yes"), Map.entry("interpreter", "hmn"), Map.entry("childcare", "3"));
    assertThat(standing(tou)).as("moves up to the seats that became free").isEqualTo("accepted 2");
    assertThat(taken()).isEqualTo(5);
    assertThat(doubles.count(viewer, session)).isZero();
  }

  @Test
  void undoingGivesEachBackWhatTheyHadSaid() {
    say(mai, 2, "phone", Map.of("ride", "yes"));
    say(twin, 3, "page", Map.of("interpreter", "hmn"));
    doubles.one(viewer, session, mai, twin);
    Doubles.Stand stand = doubles.of(viewer, session);
    assertThat(stand.united()).extracting(Doubles.United::name).containsExactly("Mai Vang");

    doubles.undo(viewer, session, stand.united().get(0).merge());

    assertThat(standing(mai)).isEqualTo("accepted 2");
    assertThat(standing(twin)).isEqualTo("accepted 3");
    assertThat(needs(mai)).containsOnly(Map.entry("ride", "yes"));
    assertThat(doubles.of(viewer, session).united()).isEmpty();
  }

  @Test
  void neverMoreThanThereAreSeatsAlsoWhereTheLargerPartyWaits() {
    say(tou, 3, "page", Map.of());
    say(mai, 2, "phone", Map.of());
    say(twin, 4, "page", Map.of());
    assertThat(standing(twin)).isEqualTo("waiting 4");

    doubles.one(viewer, session, twin, mai);

    assertThat(standing(twin)).isEqualTo("accepted 2");
    assertThat(taken()).isEqualTo(5);
  }

  @Test
  void whoWasRegisteredUnderTheOtherEntryAloneStaysRegistered() {
    say(twin, 3, "page", Map.of("interpreter", "hmn"));

    UUID merge = merge(mai, twin);

    assertThat(standing(mai)).isEqualTo("accepted 3");
    assertThat(standing(twin)).isEqualTo("cancelled 3");
    database.jdbi().useTransaction(handle -> contacts.merges().undo(handle, viewer, merge));
    assertThat(standing(mai)).isNull();
    assertThat(standing(twin)).isEqualTo("accepted 3");
  }

  @Test
  void whoAreTwoAreNotAskedAboutAgain() {
    say(mai, 1, "phone", Map.of());
    say(twin, 1, "page", Map.of());

    doubles.two(viewer, session, twin, mai);

    assertThat(doubles.count(viewer, session)).isZero();
    assertThat(standing(twin)).isEqualTo("accepted 1");
  }

  @Test
  void aMotherAndHerSonOnOneNumberAreNotDoubles() {
    UUID line = database.jdbi().withHandle(Given::line);
    UUID mother = on("Ka Vang", line);
    UUID son = on("Tou Vang", line);
    UUID again = on("Tou Ger Vang", line);
    for (UUID one : List.of(mother, son, again)) {
      say(one, 1, "page", Map.of());
    }

    assertThat(doubles.of(viewer, session).questions())
        .extracting(question -> List.of(question.first().contact(), question.second().contact()))
        .containsExactly(List.of(son, again));
  }

  @Test
  void areThereForTheViewersEventAlone() {
    say(mai, 1, "phone", Map.of());
    say(twin, 1, "page", Map.of());

    notFound(() -> doubles.of(Given.coordinator(Ids.next()), session));
    notFound(() -> doubles.one(viewer, session, mai, tou));
  }

  private Event event(NewEvent event) {
    return database
        .jdbi()
        .inTransaction(
            handle -> events.events().create(handle, viewer.organization(), null, event));
  }

  private UUID contact(String name) {
    return database
        .jdbi()
        .inTransaction(handle -> Given.contact(handle, viewer.organization(), name));
  }

  private UUID on(String name, UUID line) {
    return database
        .jdbi()
        .inTransaction(handle -> Given.contactOn(handle, viewer.organization(), name, line));
  }

  private UUID merge(UUID kept, UUID merged) {
    return database
        .jdbi()
        .inTransaction(handle -> contacts.merges().merge(handle, viewer, kept, merged));
  }

  private void say(UUID contact, int party, String source, Map<String, String> needs) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                events
                    .registrations()
                    .register(
                        handle,
                        new NewRegistration(
                            session,
                            contact,
                            RegistrationStatus.ACCEPTED,
                            source,
                            "hmn",
                            needs,
                            null,
                            null,
                            clock.instant()),
                        party));
  }

  private String standing(UUID contact) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "SELECT status || ' ' || party FROM events.registrations WHERE event = ? AND contact = ?",
                        session,
                        contact)
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null));
  }

  private Map<String, String> needs(UUID contact) {
    return database
        .jdbi()
        .withExtension(RegistrationsDao.class, dao -> dao.words(session, contact))
        .orElseThrow()
        .needs();
  }

  private long taken() {
    return database.jdbi().withHandle(handle -> events.registrations().taken(handle, session));
  }

  private static void notFound(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }
}
