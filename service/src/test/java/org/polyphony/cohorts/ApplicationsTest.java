package org.polyphony.cohorts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.events.EventKind;
import org.polyphony.events.EventsModule;
import org.polyphony.events.NewEvent;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.Standing;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class ApplicationsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final EventsModule events = new EventsModule(database.jdbi(), audit, clock);
  private final Guardians guardians = new Guardians(clock);
  private final Applications applications =
      new Applications(
          database.jdbi(), events.events(), events.registrations(), guardians, audit, clock);
  private final Viewer viewer = Given.coordinator(Ids.next());
  private UUID training;
  private UUID mai;
  private UUID tou;

  @BeforeEach
  void aTrainingWithOneSeat() {
    training = event(EventKind.TRAINING, 1);
    mai = contact("Mai Vang");
    tou = contact("Tou Her");
  }

  @Test
  void whoeverSaysYesAppliesAndHoldsASeatOnceTakenIn() {
    assertThat(say(mai, RegistrationStatus.ACCEPTED).status())
        .isEqualTo(RegistrationStatus.APPLIED);
    assertThat(applications.of(viewer, training, 1).count())
        .isEqualTo(new Applications.Count(1, 0, 0));

    applications.decide(viewer, training, mai, RegistrationStatus.ACCEPTED);

    assertThat(applications.of(viewer, training, 1).count())
        .isEqualTo(new Applications.Count(0, 1, 0));
    assertThat(registration(mai)).isEqualTo("accepted page hmn {\"ride\": \"yes\"}");
    assertThat(say(mai, RegistrationStatus.ACCEPTED).status())
        .as("who is taken in stays so")
        .isEqualTo(RegistrationStatus.ACCEPTED);
  }

  @Test
  void nobodyIsTakenInOverCapacityAndAWithdrawnSeatIsFree() {
    say(mai, RegistrationStatus.ACCEPTED);
    say(tou, RegistrationStatus.ACCEPTED);
    applications.decide(viewer, training, mai, RegistrationStatus.ACCEPTED);

    assertThatThrownBy(
            () -> applications.decide(viewer, training, tou, RegistrationStatus.ACCEPTED))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("not_enough_seats"));
    assertThat(registration(tou)).startsWith("applied");

    say(mai, RegistrationStatus.CANCELLED);
    assertThat(registration(tou)).as("nobody moves up without a decision").startsWith("applied");
    applications.decide(viewer, training, tou, RegistrationStatus.ACCEPTED);
    assertThat(registration(tou)).startsWith("accepted");
  }

  @Test
  void whoIsTurnedDownHoldsNoSeatAndCanBeTakenInAfterAll() {
    say(mai, RegistrationStatus.ACCEPTED);
    applications.decide(viewer, training, mai, RegistrationStatus.TURNED_DOWN);
    assertThat(registration(mai)).startsWith("turned_down");

    applications.decide(viewer, training, mai, RegistrationStatus.APPLIED);
    applications.decide(viewer, training, mai, RegistrationStatus.ACCEPTED);

    assertThat(registration(mai)).startsWith("accepted");
  }

  @Test
  void isThereForTrainingsOfTheViewerAlone() {
    say(mai, RegistrationStatus.ACCEPTED);
    UUID session = event(EventKind.SESSION, 1);

    notFound(() -> applications.of(viewer, session, 1));
    notFound(() -> applications.of(Given.coordinator(Ids.next()), training, 1));
    notFound(() -> applications.one(viewer, training, tou));
    notFound(() -> applications.decide(viewer, training, tou, RegistrationStatus.ACCEPTED));
    notFound(() -> applications.answerOnPaper(viewer, training, mai, true));
  }

  @Test
  void nobodyUnder18CountsWithoutTheYesOfTheGuardianWhoIsNamedNow() {
    say(mai, RegistrationStatus.ACCEPTED);
    applications.nameGuardian(viewer, training, mai, mother("Ka Vang"));
    applications.decide(viewer, training, mai, RegistrationStatus.ACCEPTED);
    assertThat(applications.of(viewer, training, 1).count().missing()).isEqualTo(1);

    applications.answerOnPaper(viewer, training, mai, true);
    assertThat(applications.of(viewer, training, 1).count().missing()).isZero();
    applications.nameGuardian(viewer, training, mai, mother("Ka Vang"));
    assertThat(applications.one(viewer, training, mai).applicant().consented()).isTrue();

    applications.nameGuardian(viewer, training, mai, mother("Pa Lor"));
    assertThat(applications.one(viewer, training, mai).applicant().consented()).isFalse();
    applications.answerOnPaper(viewer, training, mai, true);
    answerByLink(mai, false);
    assertThat(applications.of(viewer, training, 1).count().missing())
        .as("the last answer counts")
        .isEqualTo(1);
  }

  @Test
  void whoTurns18BeforeTheFirstDayNeedsNobody() {
    say(mai, RegistrationStatus.ACCEPTED);
    born(mai, "2008-06-18");
    assertThat(applications.one(viewer, training, mai).applicant().minor()).isTrue();
    born(mai, "2008-06-17");
    assertThat(applications.one(viewer, training, mai).applicant().minor()).isFalse();

    set("UPDATE contacts.contacts SET birth_date = NULL, birth_year = 2009 WHERE id = ?", mai);
    assertThat(applications.one(viewer, training, mai).applicant().minor()).isTrue();
    set("UPDATE contacts.contacts SET birth_year = 2008 WHERE id = ?", mai);
    assertThat(applications.one(viewer, training, mai).applicant().minor())
        .as("the year in which they turn 18 says nothing")
        .isFalse();
  }

  private static NewGuardian mother(String name) {
    return new NewGuardian(name, "+19165550150", "");
  }

  private void answerByLink(UUID contact, boolean yes) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                guardians.answer(
                    handle,
                    viewer.organization(),
                    guardians.of(handle, training, contact).orElseThrow(),
                    yes));
  }

  private Standing say(UUID contact, RegistrationStatus status) {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                events
                    .registrations()
                    .register(
                        handle,
                        new NewRegistration(
                            training,
                            contact,
                            status,
                            "page",
                            "hmn",
                            Map.of("ride", "yes"),
                            null,
                            null,
                            clock.instant()),
                        1));
  }

  private UUID event(EventKind kind, @Nullable Integer seats) {
    // On June 17 where it is, and on the 18th in UTC.
    NewEvent event =
        new NewEvent(
            kind,
            "Summer institute",
            "",
            Instant.parse("2026-06-18T01:00:00Z"),
            Instant.parse("2026-06-18T03:00:00Z"),
            ZoneId.of("America/Los_Angeles"),
            "Hagginwood",
            "",
            "",
            seats,
            false);
    return database
        .jdbi()
        .inTransaction(
            handle -> events.events().create(handle, viewer.organization(), null, event).id());
  }

  private UUID contact(String name) {
    return database
        .jdbi()
        .inTransaction(handle -> Given.contact(handle, viewer.organization(), name));
  }

  private void born(UUID contact, String day) {
    set("UPDATE contacts.contacts SET birth_date = CAST(? AS date) WHERE id = ?", day, contact);
  }

  private static void set(String sql, Object... arguments) {
    database.jdbi().useHandle(handle -> handle.execute(sql, arguments));
  }

  private String registration(UUID contact) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "SELECT concat_ws(' ', status, source, language, needs::text) FROM events.registrations"
                            + " WHERE event = ? AND contact = ?",
                        training,
                        contact)
                    .mapTo(String.class)
                    .one());
  }

  private static void notFound(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }
}
