package org.polyphony.turnout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class TurnoutTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");
  private static final LocalDate ELECTION_DAY = LocalDate.of(2026, 11, 3);

  private final TurnoutModule turnout =
      new TurnoutModule(database.jdbi(), new Audit(new TestClock(NOW)), new TestClock(NOW));
  private final Viewer mine = coordinator();
  private final UUID attempt = Ids.next();
  private Handle handle;
  private UUID election;
  private UUID mai;

  @BeforeEach
  void anElection() {
    handle = database.jdbi().open();
    mai = Given.contact(handle, mine.organization(), "Mai Vang");
    election =
        turnout
            .elections()
            .create(handle, mine.organization(), NewElection.on(ELECTION_DAY, "General election"));
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void countsEachVoterOnce() {
    promise(attempt);
    promise(attempt);
    promise(Ids.next());

    assertThat(found().commitments()).isEqualTo(1);
  }

  @Test
  void doesNotCountAPromiseThatWasTakenBack() {
    promise(attempt);

    turnout.commitments().takeBack(handle, attempt);

    assertThat(found().commitments()).isZero();
  }

  @Test
  void keepsAnElectionForItsOrganizationAlone() {
    assertThat(turnout.elections().of(handle, mine)).extracting(Election::id).contains(election);
    assertThat(turnout.elections().find(handle, coordinator(), election)).isEmpty();
    assertThat(turnout.elections().of(handle, coordinator())).isEqualTo(List.of());
  }

  @Test
  void wantsAName() {
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () ->
                turnout
                    .elections()
                    .create(handle, mine.organization(), NewElection.on(ELECTION_DAY, " ")));

    assertThat(problem.status()).isEqualTo(422);
  }

  @Test
  void keepsTheLastDaysThatCallersSay() {
    LocalDate registerBy = ELECTION_DAY.minusDays(15);
    LocalDate cureBy = ELECTION_DAY.plusDays(20);
    UUID id =
        turnout
            .elections()
            .create(
                handle,
                mine.organization(),
                new NewElection("Primary", ELECTION_DAY, registerBy, cureBy, false));

    Election kept = turnout.elections().find(handle, mine, id).orElseThrow();
    assertThat(kept.registerBy()).isEqualTo(registerBy);
    assertThat(kept.cureBy()).isEqualTo(cureBy);
    assertThat(found().registerBy()).isNull();
    assertThat(found().cureBy()).isNull();
  }

  @Test
  void changesWhatIsSaidOfAnElectionAndKeepsWhatHangsOnIt() {
    promise(attempt);
    LocalDate later = ELECTION_DAY.plusWeeks(1);

    turnout
        .elections()
        .change(
            handle,
            mine,
            election,
            new NewElection(" Run-off ", later, later.minusDays(15), null, false));

    assertThat(found().name()).isEqualTo("Run-off");
    assertThat(found().day()).isEqualTo(later);
    assertThat(found().registerBy()).isEqualTo(later.minusDays(15));
    assertThat(found().commitments()).isEqualTo(1);
    assertThat(
            catchThrowableOfType(
                    Problem.class,
                    () ->
                        turnout
                            .elections()
                            .change(handle, coordinator(), election, NewElection.on(later, "Mine")))
                .status())
        .isEqualTo(404);
    assertThat(
            catchThrowableOfType(
                    Problem.class,
                    () ->
                        turnout
                            .elections()
                            .change(handle, mine, election, NewElection.on(later, " ")))
                .status())
        .isEqualTo(422);
  }

  @Test
  void refusesADayToRegisterThatIsAfterTheElection() {
    NewElection late =
        new NewElection("Primary", ELECTION_DAY, ELECTION_DAY.plusDays(1), null, false);

    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> turnout.elections().create(handle, mine.organization(), late));

    assertThat(problem.fields())
        .extracting(FieldProblem::code)
        .containsExactly("register_after_election");
  }

  private void promise(UUID onAttempt) {
    turnout
        .commitments()
        .record(
            handle,
            new NewCommitment(
                mine.organization(), mai, CommitmentKind.VOTE, election, null, onAttempt, NOW));
  }

  private Election found() {
    return turnout.elections().find(handle, mine, election).orElseThrow();
  }

  private static Viewer coordinator() {
    return new Viewer(
        Ids.next(),
        Ids.next(),
        "Coordinator",
        Set.of(Role.COORDINATOR),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
