package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** The same report twice, another under its key, one that cannot be, and one taken back. */
class AttemptKeysTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Handle handle;
  private SomeCampaigns desk;
  private UUID campaign;
  private UUID line;
  private UUID mai;

  @BeforeEach
  void somebodyBehindALine() {
    handle = database.jdbi().open();
    desk = new SomeCampaigns(database, handle);
    campaign = desk.campaign(handle);
    line = Given.line(handle);
    mai = desk.contact(handle, "Mai Vang", line);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void answersTheSameReportAsBefore() {
    AttemptToRecord report = to().answers(mai, "come", "yes").report();

    RecordedAttempt first = desk.attempts.record(handle, report);
    RecordedAttempt again = desk.attempts.record(handle, report);

    assertThat(first.repeated()).isFalse();
    assertThat(again).isEqualTo(new RecordedAttempt(first.id(), Disposition.ACCEPTED, true));
    assertThat(desk.attempts.earlier(handle, report)).contains(again);
    assertThat(WhatIsKnown.of(handle, line, mai))
        .containsEntry("attempts", List.of("talked hmn"))
        .containsEntry("touched", List.of("phone"));
  }

  @Test
  void refusesAnotherReportUnderTheSameKey() {
    UUID author = Ids.next();
    UUID key = Ids.next();
    desk.attempts.record(handle, to().by(author).keyed(key).report());

    List<AttemptReport> others =
        List.of(
            to().note("another"),
            to().result(Result.REFUSED),
            to().answers(mai, "come", "yes"),
            to().answers(mai, "come", "no"),
            to().flag(AttemptFlag.RIDE));

    for (AttemptReport other : others) {
      Problem problem =
          problem(() -> desk.attempts.record(handle, other.by(author).keyed(key).report()));
      assertThat(problem.status()).isEqualTo(422);
      assertThat(problem.code()).isEqualTo("key_reused");
    }
  }

  @Test
  void letsAnotherAuthorUseTheSameKey() {
    UUID key = Ids.next();
    RecordedAttempt one = desk.attempts.record(handle, to().by(Ids.next()).keyed(key).report());
    RecordedAttempt two = desk.attempts.record(handle, to().by(Ids.next()).keyed(key).report());

    assertThat(two.repeated()).isFalse();
    assertThat(two.id()).isNotEqualTo(one.id());
  }

  @Test
  void keepsOneOfTwoThatComeAtTheSameTime() throws Exception {
    AttemptToRecord report = to().report();

    CompletableFuture<RecordedAttempt> other;
    RecordedAttempt first;
    handle.begin();
    first = desk.attempts.record(handle, report);
    other =
        CompletableFuture.supplyAsync(
            () -> database.jdbi().inTransaction(own -> desk.attempts.record(own, report)));
    handle.commit();

    assertThat(other.get()).isEqualTo(new RecordedAttempt(first.id(), Disposition.ACCEPTED, true));
  }

  @Test
  void answersUndoneAfterAnUndo() {
    AttemptToRecord report = to().report();
    RecordedAttempt kept = desk.attempts.record(handle, report);
    UndoneAttempt undone = desk.attempts.undo(handle, report.author(), kept.id());

    assertThat(undone)
        .isEqualTo(
            new UndoneAttempt(
                kept.id(), campaign, report.claim(), line, Result.TALKED, false, false, false));
    assertThat(desk.attempts.undo(handle, report.author(), kept.id()).repeated()).isTrue();
    assertThat(desk.attempts.record(handle, report).disposition()).isEqualTo(Disposition.UNDONE);
  }

  @Test
  void isTakenBackByItsAuthorAlone() {
    AttemptToRecord report = to().report();
    RecordedAttempt kept = desk.attempts.record(handle, report);

    assertThat(problem(() -> desk.attempts.undo(handle, Ids.next(), kept.id())).status())
        .isEqualTo(404);
  }

  @Test
  void isTakenBackWithinTheHour() {
    AttemptToRecord report = to().report();
    RecordedAttempt kept = desk.attempts.record(handle, report);
    desk.clock.advance(Duration.ofMinutes(61));

    Problem problem = problem(() -> desk.attempts.undo(handle, report.author(), kept.id()));

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("undo_too_late");
  }

  @Test
  void wantsPeopleWhoAreBehindTheLineEachOnce() {
    UUID stranger = desk.contact(handle, "Somebody else", Given.line(handle));

    assertThat(fields(to().answers(stranger))).containsExactly("people[0].contact");
    assertThat(fields(to().answers(mai).answers(mai))).containsExactly("people[1].contact");
  }

  @Test
  void neverTouchesSomebodyOfAnotherOrganization() {
    UUID stranger = Given.contactOn(handle, Ids.next(), "Not ours", line);

    desk.attempts.record(
        handle, AttemptReport.on(campaign, line, mai, stranger).result(Result.DECEASED).report());

    assertThat(WhatIsKnown.of(handle, line, stranger)).doesNotContainKeys("0 marks", "0 outcome");
  }

  @Test
  void wantsAnswersOfTheScript() {
    assertThat(fields(to().answers(mai, "supper", "yes"))).hasSize(1);
    assertThat(fields(to().answers(mai, "come", "perhaps"))).hasSize(1);
  }

  @Test
  void wantsWhatTheResultNeeds() {
    assertThat(fields(to().result(Result.CALL_BACK).callback(null))).containsExactly("callback");
    assertThat(fields(to().spoken("klingon"))).containsExactly("spoken");
    assertThat(fields(to().result(Result.LANGUAGE_BARRIER).barrier("xx", null)))
        .containsExactly("barrier.language");
  }

  @Test
  void keepsNotesShort() {
    assertThat(fields(to().note("x".repeat(501)))).containsExactly("note");
    assertThat(desk.attempts.record(handle, to().note("x".repeat(500)).report()).repeated())
        .isFalse();
  }

  @Test
  void isMadeInACampaignThatThereIs() {
    AttemptToRecord nowhere = AttemptReport.on(Ids.next(), line, mai).report();

    assertThat(problem(() -> desk.attempts.record(handle, nowhere)).status()).isEqualTo(404);
  }

  private AttemptReport to() {
    return AttemptReport.on(campaign, line, mai);
  }

  private List<String> fields(AttemptReport report) {
    Problem problem =
        problem(() -> handle.inTransaction(own -> desk.attempts.record(own, report.report())));
    assertThat(problem.status()).isEqualTo(422);
    return problem.fields().stream().map(FieldProblem::field).toList();
  }

  private static Problem problem(ThrowingCallable attempt) {
    return catchThrowableOfType(Problem.class, attempt);
  }
}
