package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;

class WaitingListTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");

  private final TestClock clock = new TestClock(NOW);
  private final EventsModule events = new EventsModule(database.jdbi(), new Audit(clock), clock);
  private final UUID organization = Ids.next();
  private Handle handle;
  private UUID session;
  private UUID mai;
  private UUID tou;
  private UUID pa;

  @BeforeEach
  void aSessionWithThreeSeats() {
    handle = database.jdbi().open();
    session = session(3);
    mai = Given.contact(handle, organization, "Mai Vang");
    tou = Given.contact(handle, organization, "Tou Her");
    pa = Given.contact(handle, organization, "Pa Lor");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void givesSeatsToPartiesUntilNoneIsLeft() {
    assertThat(register(mai, 2).waiting()).isFalse();
    assertThat(register(tou, 2).waiting()).isTrue();
    assertThat(register(pa, 1).waiting()).isFalse();

    assertThat(events.registrations().taken(handle, session)).isEqualTo(3);
    assertThat(standing(tou)).isEqualTo("waiting");
  }

  @Test
  void letsCallersPeopleWaitToo() {
    register(mai, 3);

    assertThat(say(tou, RegistrationStatus.ACCEPTED, null).waiting()).isTrue();
  }

  @Test
  void movesUpTheFirstWhoFitsWhenSomebodyCancels() {
    register(mai, 2);
    register(pa, 1);
    register(tou, 3);
    UUID see = Given.contact(handle, organization, "See Yang");
    clock.advance(Duration.ofMinutes(1));
    register(see, 2);
    assertThat(events.registrations().place(handle, registration(tou))).isEqualTo(1);
    assertThat(events.registrations().place(handle, registration(see))).isEqualTo(2);

    say(mai, RegistrationStatus.CANCELLED, null);

    assertThat(standing(tou)).isEqualTo("waiting");
    assertThat(standing(see)).isEqualTo("accepted");
    assertThat(movedUp()).containsExactly(registration(see));

    say(pa, RegistrationStatus.DECLINED, null);
    assertThat(standing(tou)).isEqualTo("waiting");
    say(see, RegistrationStatus.CANCELLED, null);
    assertThat(standing(tou)).isEqualTo("accepted");
  }

  @Test
  void movesUpWhenThereAreMoreSeatsAndWhenAPartyGetsSmaller() {
    register(mai, 3);
    register(tou, 1);
    register(pa, 1);

    register(mai, 2);
    assertThat(standing(tou)).isEqualTo("accepted");

    change(EventKind.SESSION, 10);
    assertThat(standing(pa)).isEqualTo("accepted");
  }

  @Test
  void givesEverybodyASeatWhereThereIsRoomForAllNow() {
    register(mai, 3);
    register(tou, 5);

    change(EventKind.SESSION, null);

    assertThat(standing(tou)).isEqualTo("accepted");
    assertThat(movedUp()).containsExactly(registration(tou));
  }

  @Test
  void letsWhoWaitsForWhatBecomesATrainingApplyUntilSomebodyDecides() {
    register(mai, 3);
    register(tou, 1);
    change(EventKind.TRAINING, 3);
    assertThat(standing(mai)).as("who has a seat keeps it").isEqualTo("accepted");
    assertThat(standing(tou)).isEqualTo("applied");

    say(mai, RegistrationStatus.CANCELLED, null);
    assertThat(standing(tou)).as("nobody moves up without a decision").isEqualTo("applied");

    register(pa, 3);
    change(EventKind.SESSION, 3);
    assertThat(standing(tou)).as("the first who applied").isEqualTo("accepted");
    assertThat(standing(pa)).isEqualTo("waiting");
    assertThat(events.registrations().place(handle, registration(pa))).isEqualTo(1);
  }

  @Test
  void keepsTheSeatOfWhoAsksForMoreThanAreFree() {
    register(mai, 2);
    register(tou, 1);

    Problem problem = catchThrowableOfType(Problem.class, () -> register(mai, 3));

    assertThat(problem.code()).isEqualTo("not_enough_seats");
    assertThat(standing(mai)).isEqualTo("accepted");
  }

  @Test
  void givesTheSeatOfAnAttemptAwayWhenItIsTakenBack() {
    UUID attempt = Ids.next();
    register(pa, 2);
    say(mai, RegistrationStatus.ACCEPTED, attempt);
    UUID later = Ids.next();
    say(tou, RegistrationStatus.ACCEPTED, later);
    assertThat(standing(tou)).isEqualTo("waiting");

    events.registrations().takeBack(handle, attempt);
    assertThat(standing(tou)).isEqualTo("accepted");

    // What had moved up by that word goes with it.
    events.registrations().takeBack(handle, later);
    assertThat(standing(tou)).isNull();
    assertThat(events.registrations().taken(handle, session)).isEqualTo(2);
  }

  @Test
  void letsWhoGetsTheirWordBackWaitWhereTheSeatIsGone() {
    register(pa, 2);
    register(mai, 1);
    UUID attempt = Ids.next();
    say(mai, RegistrationStatus.DECLINED, attempt);
    register(tou, 1);

    events.registrations().takeBack(handle, attempt);

    assertThat(standing(mai)).isEqualTo("waiting");
    assertThat(standing(tou)).isEqualTo("accepted");
    assertThat(events.registrations().taken(handle, session)).isEqualTo(3);
  }

  @Test
  void movesNobodyUpWhileItIsCancelledOrOver() {
    register(mai, 3);
    register(tou, 1);
    clock.set(Instant.parse("2026-06-18T03:00:00Z"));

    say(mai, RegistrationStatus.CANCELLED, null);

    assertThat(standing(tou)).isEqualTo("waiting");
  }

  @Test
  void givesTheLastTwentySeatsToTwentyOfFiveHundredWhoRaceForThem() throws Exception {
    UUID raced = session(100);
    UUID early = Given.contact(handle, organization, "Early");
    events
        .registrations()
        .register(handle, said(raced, early, RegistrationStatus.ACCEPTED, null), 50);
    UUID alsoEarly = Given.contact(handle, organization, "Also early");
    events
        .registrations()
        .register(handle, said(raced, alsoEarly, RegistrationStatus.ACCEPTED, null), 30);
    List<UUID> people = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      people.add(Given.contact(handle, organization, "Racer " + i));
    }

    ExecutorService crowd = Executors.newFixedThreadPool(16);
    List<Future<Standing>> all = new ArrayList<>();
    for (UUID person : people) {
      all.add(
          crowd.submit(
              () ->
                  database
                      .jdbi()
                      .inTransaction(
                          one ->
                              events
                                  .registrations()
                                  .register(
                                      one,
                                      said(raced, person, RegistrationStatus.ACCEPTED, null),
                                      1))));
    }
    crowd.shutdown();
    int seated = 0;
    for (Future<Standing> one : all) {
      seated += one.get().waiting() ? 0 : 1;
    }

    assertThat(seated).isEqualTo(20);
    assertThat(events.registrations().taken(handle, raced)).isEqualTo(100);
    assertThat(count(raced, "waiting")).isEqualTo(480);
  }

  private UUID session(int seats) {
    NewEvent session = SomeEvent.session();
    return events
        .events()
        .create(
            handle,
            organization,
            null,
            new NewEvent(
                session.kind(),
                session.name(),
                session.audience(),
                session.startsAt(),
                session.endsAt(),
                session.timeZone(),
                session.place(),
                session.address(),
                "",
                seats,
                false))
        .id();
  }

  private void change(EventKind kind, @Nullable Integer seats) {
    NewEvent same = NewEvent.again(event(), LocalDate.parse("2026-06-17"));
    events
        .events()
        .change(
            handle,
            Given.coordinator(organization),
            session,
            new NewEvent(
                kind,
                same.name(),
                same.audience(),
                same.startsAt(),
                same.endsAt(),
                same.timeZone(),
                same.place(),
                same.address(),
                "",
                seats,
                false));
  }

  private Event event() {
    return events.events().find(handle, Given.coordinator(organization), session).orElseThrow();
  }

  private Standing register(UUID contact, int party) {
    return events
        .registrations()
        .register(handle, said(session, contact, RegistrationStatus.ACCEPTED, null), party);
  }

  private Standing say(UUID contact, RegistrationStatus status, @Nullable UUID attempt) {
    return events.registrations().record(handle, said(session, contact, status, attempt));
  }

  private NewRegistration said(
      UUID event, UUID contact, RegistrationStatus status, @Nullable UUID attempt) {
    return new NewRegistration(
        event, contact, status, "phone", "hmn", Map.of(), attempt, null, clock.instant());
  }

  private @Nullable String standing(UUID contact) {
    return events
        .registrations()
        .of(handle, session, contact)
        .map(standing -> standing.status().code())
        .orElse(null);
  }

  private UUID registration(UUID contact) {
    return events.registrations().of(handle, session, contact).orElseThrow().registration();
  }

  private List<UUID> movedUp() {
    return handle
        .createQuery(
            "SELECT subject FROM platform.journal WHERE type = 'registration.moved_up' AND organization = :organization")
        .bind("organization", organization)
        .mapTo(UUID.class)
        .list();
  }

  private long count(UUID event, String status) {
    return handle
        .createQuery(
            "SELECT count(*) FROM events.known_registrations WHERE event = :event AND status = :status")
        .bind("event", event)
        .bind("status", status)
        .mapTo(Long.class)
        .one();
  }
}
