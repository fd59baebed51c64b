package org.polyphony.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.events.Event;
import org.polyphony.events.NewEvent;
import org.polyphony.events.SomeEvent;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The rules of roles and shifts. */
class CrewTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private SomeCrew some;

  @BeforeEach
  void anEvent() {
    clock.set(Instant.parse("2026-06-10T17:00:00Z"));
    some = new SomeCrew(database.jdbi(), clock);
  }

  @Test
  void givesTheLastTwoPlacesToTwoOfManyWhoRaceForThem() throws Exception {
    CrewShift notes = some.role(RoleKind.NOTE_TAKING, 5, "hmn");
    for (int i = 0; i < 3; i++) {
      some.signUp(some.organizer(), notes);
    }
    List<UUID> invitations = List.of(some.invite(null), some.invite(null));
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Viewer staff = some.organizer();
      NewVolunteer guest = SomeCrew.volunteer("Racer " + i, "+191655502%02d".formatted(i), notes);
      UUID invitation = invitations.get(i % 2);
      racers.add(() -> said(() -> some.signUp(staff, notes)));
      racers.add(() -> said(() -> some.partners.signUp(invitation, guest)));
    }

    ExecutorService crowd = Executors.newFixedThreadPool(12);
    List<String> answers = new ArrayList<>();
    for (Future<String> answer : crowd.invokeAll(racers)) {
      answers.add(answer.get());
    }
    crowd.shutdown();

    assertThat(answers.stream().filter("in"::equals)).hasSize(2);
    assertThat(answers.stream().filter("crew_full"::equals)).hasSize(58);
    assertThat(
            some.sql(
                "SELECT count(*) FROM crew.signups WHERE shift = ? AND left_at IS NULL",
                notes.id()))
        .isEqualTo("5");
    // Whoever got none is not kept either.
    assertThat(
            some.sql(
                "SELECT count(*) FROM crew.volunteers v WHERE event = ? AND NOT EXISTS"
                    + " (SELECT FROM crew.signups s WHERE s.volunteer = v.id)",
                some.event.id()))
        .isEqualTo("0");
  }

  private static String said(Runnable work) {
    try {
      work.run();
      return "in";
    } catch (Problem problem) {
      return problem.code();
    }
  }

  @Test
  void givesAPlaceBackToWhoComesNext() {
    CrewShift door = some.role(RoleKind.WELCOMING, 1, null);
    Viewer first = some.organizer();
    Viewer second = some.organizer();
    UUID taken = some.signUp(first, door);
    assertThat(code(() -> some.signUp(second, door))).isEqualTo("crew_full");

    some.signingUp.leave(first, some.event.id(), taken);
    some.signingUp.leave(first, some.event.id(), taken);
    some.signUp(second, door);

    assertThat(some.crew().mine(second)).hasSize(1);
    assertThat(some.crew().mine(first)).isEmpty();
    assertThat(code(() -> some.signUp(first, door))).isEqualTo("crew_full");
    assertThat(
            some.sql(
                "SELECT string_agg(type, ' ' ORDER BY id) FROM platform.journal"
                    + " WHERE organization = ? AND type LIKE 'crew.%'",
                some.coordinator.organization()))
        .isEqualTo("crew.signed_up crew.left crew.signed_up");
  }

  @Test
  void tellsOfAnotherShiftAtThatTimeAndTakesTheWordOfWhoComesAnyway() {
    CrewShift door = some.role(RoleKind.WELCOMING, 3, null);
    CrewShift notes = some.role(RoleKind.NOTE_TAKING, 3, null);
    CrewShift after =
        some.role(
            RoleKind.SET_UP,
            3,
            null,
            some.event.endsAt(),
            some.event.endsAt().plus(Duration.ofHours(1)));
    Viewer viewer = some.organizer();
    some.signUp(viewer, door);

    assertThat(code(() -> some.signUp(viewer, notes))).isEqualTo("crew_overlap");
    some.signUp(viewer, after);
    some.signingUp.signUp(viewer, some.event.id(), notes.id(), Ids.next(), true);

    assertThat(some.crew().mine(viewer)).hasSize(3);
    UUID city = some.invite(null);
    assertThat(
            code(
                () ->
                    some.partners.signUp(
                        city, SomeCrew.volunteer("Rosa", "+19165550301", door, notes))))
        .isEqualTo("crew_overlap");
    assertThat(some.crew().placesOf(person -> person.volunteer() != null)).isEmpty();
  }

  @Test
  void aKeyThatIsSentAgainIsOneSignUp() {
    CrewShift door = some.role(RoleKind.WELCOMING, 3, null);
    Viewer viewer = some.organizer();
    UUID key = Ids.next();
    Places.Given first = some.signingUp.signUp(viewer, some.event.id(), door.id(), key, false);
    some.signingUp.leave(viewer, some.event.id(), first.signup());

    Places.Given again = some.signingUp.signUp(viewer, some.event.id(), door.id(), key, false);

    assertThat(again).isEqualTo(new Places.Given(first.signup(), true));
    assertThat(some.crew().places()).isEmpty();
    CrewShift notes = some.role(RoleKind.NOTE_TAKING, 3, null);
    assertThat(code(() -> some.signingUp.signUp(viewer, some.event.id(), notes.id(), key, false)))
        .isEqualTo("key_reused");
  }

  @Test
  void letsPartnersSignUpAheadOfStaff() {
    CrewShift door = some.role(RoleKind.WELCOMING, 3, null);
    some.planning.open(some.coordinator, some.event.id(), Instant.parse("2026-06-14T07:00:00Z"));
    UUID city = some.invite(Instant.parse("2026-06-12T07:00:00Z"));
    NewVolunteer rosa = SomeCrew.volunteer("Rosa Delgado", "+19165550311", door);

    assertThat(code(() -> some.partners.signUp(city, rosa))).isEqualTo("crew_not_open");
    clock.set(Instant.parse("2026-06-12T07:00:00Z"));
    UUID id = some.partners.signUp(city, rosa);
    assertThat(some.partners.signUp(city, rosa)).isEqualTo(id);
    assertThat(code(() -> some.signUp(some.organizer(), door))).isEqualTo("crew_not_open");
    some.signUp(some.coordinator, door);
    clock.set(Instant.parse("2026-06-14T07:00:00Z"));
    some.signUp(some.organizer(), door);

    assertThat(some.crew().gaps(clock.instant())).isEmpty();
    assertThat(
            code(
                () ->
                    some.partners.signUp(
                        city, SomeCrew.volunteer("rosa  delgado", "+19165550311", door))))
        .isEqualTo("crew_known");
    some.partners.withdraw(some.coordinator, some.event.id(), city);
    assertThat(code(() -> some.partners.invited(city))).isEqualTo("not_found");
    assertThat(some.partners.own(id).mine()).hasSize(1);
  }

  @Test
  void keepsRolesOfStaffFromPartners() {
    CrewShift tables = some.role(RoleKind.FACILITATION, 3, null);
    CrewRole role = some.crew().roles().get(0);
    some.planning.changeRole(
        some.coordinator, some.event.id(), role.id(), NewRole.of(RoleKind.FACILITATION, false));
    UUID city = some.invite(null);

    assertThat(some.partners.invited(city).crew().roles()).isEmpty();
    assertThat(
            code(
                () ->
                    some.partners.signUp(
                        city, SomeCrew.volunteer("Kevin", "+19165550321", tables))))
        .isEqualTo("not_found");
  }

  @Test
  void saysWhoIsMissingBeforeByRoleAndLanguage() {
    CrewShift notes = some.role(RoleKind.NOTE_TAKING, 2, "hmn");
    some.role(RoleKind.INTERPRETING, 1, "vi");
    CrewShift door = some.role(RoleKind.WELCOMING, 1, null);
    some.signUp(some.organizer(), notes);
    some.signUp(some.organizer(), door);

    assertThat(some.crew().gaps(clock.instant()))
        .extracting(gap -> gap.role().kind() + " " + gap.language() + " " + gap.count())
        .containsExactly("NOTE_TAKING hmn 1", "INTERPRETING vi 1");
    assertThat(some.crew().gaps(some.event.endsAt())).isEmpty();
  }

  @Test
  void saysWhoIsMissingOnTheDay() {
    CrewShift door = some.role(RoleKind.WELCOMING, 3, null);
    Viewer mai = some.organizer();
    Viewer tou = some.organizer();
    UUID hers = some.signUp(mai, door);
    UUID his = some.signUp(tou, door);
    assertThat(code(() -> some.signingUp.setHere(mai, some.event.id(), hers, true)))
        .isEqualTo("crew_too_early");

    clock.set(door.startsAt().minus(Duration.ofMinutes(10)));
    some.signingUp.setHere(mai, some.event.id(), hers, true);
    assertThat(code(() -> some.signingUp.setHere(mai, some.event.id(), his, true)))
        .isEqualTo("not_found");
    assertThat(some.crew().late(clock.instant())).isEmpty();
    assertThat(some.crew().expected(clock.instant())).hasSize(1);
    clock.set(door.startsAt());
    assertThat(some.crew().late(clock.instant()))
        .extracting(place -> place.person().id())
        .containsExactly(his);

    some.signingUp.setHere(some.coordinator, some.event.id(), his, true);
    some.signingUp.setHere(some.coordinator, some.event.id(), hers, false);

    assertThat(some.crew().here()).extracting(place -> place.person().id()).containsExactly(his);
    assertThat(
            some.sql(
                "SELECT string_agg(action, ' ' ORDER BY id) FROM platform.audit"
                    + " WHERE subject = ? AND action LIKE '%here'",
                some.event.id()))
        .isEqualTo("event.crew_here event.crew_here event.crew_not_here");
  }

  @Test
  void copiesRolesWithTheEventAndNobodyWhoSignedUp() {
    CrewShift notes = some.role(RoleKind.OWN, 2, "hmn");
    some.signUp(some.organizer(), notes);

    List<Event> copies =
        some.jdbi.inTransaction(
            handle ->
                some.events
                    .events()
                    .repeat(
                        handle,
                        some.coordinator,
                        some.event.id(),
                        LocalDate.parse("2026-11-04"),
                        2));

    Crew copy = some.desk.of(some.coordinator, copies.get(1).id());
    assertThat(copy.roles())
        .extracting(CrewRole::names)
        .isEqualTo(some.crew().roles().stream().map(CrewRole::names).toList());
    CrewShift shift = copy.duties().get(0).shift();
    // At the same hour by the clock of the place, although summer time is over.
    assertThat(shift.startsAt()).isEqualTo(Instant.parse("2026-11-12T01:30:00Z"));
    assertThat(shift.wanted()).isEqualTo(2);
    assertThat(shift.people()).isEmpty();
  }

  @Test
  void movesShiftsWithTheEvent() {
    CrewShift before = some.role(RoleKind.SET_UP, 2, null);
    UUID mine = some.signUp(some.organizer(), before);
    NewEvent session = SomeEvent.session();
    NewEvent later =
        new NewEvent(
            session.kind(),
            session.name(),
            session.audience(),
            session.startsAt().plus(Duration.ofDays(1)).minus(Duration.ofHours(2)),
            session.endsAt().plus(Duration.ofDays(1)),
            session.timeZone(),
            session.place(),
            session.address(),
            "",
            session.capacity(),
            false);
    some.jdbi.useTransaction(
        handle -> some.events.events().change(handle, some.coordinator, some.event.id(), later));

    CrewShift after = some.crew().duties().get(0).shift();
    assertThat(after.startsAt()).isEqualTo(before.startsAt().plus(Duration.ofHours(22)));
    assertThat(after.endsAt()).isEqualTo(before.endsAt().plus(Duration.ofHours(22)));
    assertThat(after.people()).extracting(SignedUp::id).containsExactly(mine);
  }

  @Test
  void takesAShiftOffAndPutsItBackWithItsPeople() {
    CrewShift door = some.role(RoleKind.WELCOMING, 2, null);
    some.signUp(some.organizer(), door);
    some.signUp(some.organizer(), door);
    Problem fewer =
        catchThrowableOfType(
            Problem.class,
            () ->
                some.planning.changeShift(
                    some.coordinator,
                    some.event.id(),
                    door.id(),
                    new NewShift(door.startsAt(), door.endsAt(), 1, null)));
    assertThat(fewer.fields().get(0).code()).isEqualTo("crew_wanted_taken");

    some.planning.remove(some.coordinator, some.event.id(), door.id());
    assertThat(some.crew().duties()).isEmpty();
    assertThat(code(() -> some.signUp(some.organizer(), door))).isEqualTo("not_found");
    assertThat(some.desk.removed(some.coordinator, some.event.id()))
        .extracting(CrewDesk.Removed::people)
        .containsExactly(2);

    some.planning.putBack(some.coordinator, some.event.id(), door.id());
    assertThat(some.crew().places()).hasSize(2);
  }

  @Test
  void takesNobodyForWhatIsCalledOffOrOver() {
    CrewShift door = some.role(RoleKind.WELCOMING, 2, null);
    Viewer viewer = some.organizer();
    some.jdbi.useTransaction(
        handle -> some.events.events().cancel(handle, some.coordinator, some.event.id()));
    assertThat(code(() -> some.signUp(viewer, door))).isEqualTo("crew_cancelled");
    some.jdbi.useTransaction(
        handle -> some.events.events().reopen(handle, some.coordinator, some.event.id()));
    clock.set(some.event.endsAt());

    assertThat(code(() -> some.signUp(viewer, door))).isEqualTo("crew_over");
  }

  @Test
  void isNobodyElses() {
    CrewShift door = some.role(RoleKind.WELCOMING, 2, null);
    UUID mine = some.signUp(some.organizer(), door);
    Viewer stranger = Given.coordinator(Ids.next());

    assertThat(code(() -> some.desk.of(stranger, some.event.id()))).isEqualTo("not_found");
    assertThat(code(() -> some.signUp(stranger, door))).isEqualTo("not_found");
    assertThat(code(() -> some.signingUp.leave(stranger, some.event.id(), mine)))
        .isEqualTo("not_found");
    assertThat(code(() -> some.planning.remove(stranger, some.event.id(), door.id())))
        .isEqualTo("not_found");
    assertThat(code(() -> some.partners.overview(stranger, some.event.id())))
        .isEqualTo("not_found");
  }

  private static String code(ThrowingCallable work) {
    Problem problem = catchThrowableOfType(Problem.class, work);
    return problem == null ? "" : problem.code();
  }
}
