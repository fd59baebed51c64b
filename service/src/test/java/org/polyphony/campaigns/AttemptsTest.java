package org.polyphony.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.polyphony.Given;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;

class AttemptsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String IN_THREE_HOURS = "2026-06-06 20:00:00";
  private static final String WHEN_IT_ENDED = "2026-06-06 16:59:50";

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

  @ParameterizedTest
  @EnumSource(Result.class)
  void carriesOutWhatTheResultMeansAndTakesAllOfItBack(Result result) {
    Map<String, List<String>> before = known();
    AttemptToRecord report = to().result(result).report();

    RecordedAttempt kept = desk.attempts.record(handle, report);
    Map<String, List<String>> between = known();
    UndoneAttempt undone = desk.attempts.undo(handle, report.author(), kept.id());

    assertThat(kept.disposition()).isEqualTo(Disposition.ACCEPTED);
    assertThat(between)
        .contains(
            entry("touched", List.of("phone")),
            entry("attempts", List.of(result.code() + " hmn")),
            entry("0 outcome", List.of(result.code() + " hmn und")),
            entry("0 timeline", List.of("attempt." + result.code())))
        .containsAllEntriesOf(meaning(result));
    assertThat(between)
        .hasSize(5 + meaning(result).size() - (meaning(result).containsKey("reachable") ? 1 : 0));
    assertThat(known()).isEqualTo(before);
    assertThat(undone.result()).isEqualTo(result);
  }

  /** What there is to find after a result with nobody named, beside what every attempt leaves. */
  private static Map<String, List<String>> meaning(Result result) {
    List<String> heard = List.of("hmn observed");
    return switch (result) {
      case NO_ANSWER, BUSY, LEFT_MESSAGE, NOT_AVAILABLE -> Map.of();
      case TALKED, REFUSED -> Map.of("0 language", heard);
      case CALL_BACK ->
          Map.of(
              "0 language",
              heard,
              "promised",
              List.of("callback hmn " + IN_THREE_HOURS + " false true"));
      case WRONG_NUMBER, DISCONNECTED -> Map.of("0 bad lines", List.of("bad"));
      case LANGUAGE_BARRIER ->
          Map.of(
              "0 language",
              List.of("vi observed"),
              "promised",
              List.of("barrier vi " + WHEN_IT_ENDED + " false false"));
      case MOVED -> Map.of("0 marks", List.of("moved"));
      case DECEASED -> Map.of("0 marks", List.of("deceased"));
      case DO_NOT_CALL -> Map.of("0 language", heard, "reachable", List.of("text"));
    };
  }

  @Test
  void countsAnswersToTheVersionThatACallBeganWithWhenTheCampaignHasANewerOneByNow() {
    desk.publishWithout(handle, "help", "volunteers");
    desk.campaigns.takeNewestScript(handle, desk.coordinator, campaign);

    record(to().answers(mai, "come", "yes", "help", "yes"));

    assertThat(known())
        .contains(
            entry("0 answers", List.of("come yes", "help yes")),
            entry("0 registered", List.of("accepted hmn")),
            entry("0 committed", List.of("volunteer")));
    assertThat(
            handle
                .select(
                    "SELECT DISTINCT v.number FROM scripts.answers a JOIN scripts.versions v ON v.id = a.version"
                        + " WHERE a.contact = ?",
                    mai)
                .mapTo(Integer.class)
                .list())
        .containsExactly(1);
  }

  @Test
  void feedsWhatWasAnsweredToWhatTheCampaignBound() {
    record(to().answers(mai, "come", "yes", "vote", "yes", "help", "yes"));

    assertThat(known())
        .contains(
            entry("0 answers", List.of("come yes", "help yes", "vote yes")),
            entry("0 registered", List.of("accepted hmn")),
            entry("0 committed", List.of("volunteer", "vote election")));
  }

  @Test
  void keepsANoAndAMaybeForTheSameSession() {
    UUID tou = desk.contact(handle, "Tou Vang", line);
    record(
        AttemptReport.on(campaign, line, mai, tou)
            .answers(mai, "come", "no")
            .answers(tou, "come", "maybe"));

    assertThat(WhatIsKnown.of(handle, line, mai, tou))
        .contains(
            entry("0 registered", List.of("declined hmn")),
            entry("1 registered", List.of("tentative hmn")));
  }

  @Test
  void keepsWhatSomebodyNeedsWithTheirRegistration() {
    record(to().answers(mai, "come", "yes").flag(AttemptFlag.RIDE).flag(AttemptFlag.INTERPRETER));

    assertThat(known())
        .containsEntry(
            "0 registered", List.of("accepted hmn {\"ride\": \"yes\", \"interpreter\": \"hmn\"}"));
  }

  @Test
  void believesWhatSomebodySaysTheySpeakBeforeWhatWasHeard() {
    record(to().spoken("en").answers(mai, "which", "hmn"));

    assertThat(known()).containsEntry("0 language", List.of("hmn self_declared"));
  }

  @Test
  void givesEachPersonTheirOwnResultLanguageAndAnswers() {
    UUID tou = desk.contact(handle, "Tou Vang", line);
    UUID pa = desk.contact(handle, "Pa Vang", line);
    record(
        AttemptReport.on(campaign, line, mai, tou, pa)
            .answers(mai, "come", "yes")
            .person(
                new PersonOutcome(
                    tou, Result.DO_NOT_CALL, "en", Set.of(AttemptFlag.HOSTILE), Map.of())));

    Map<String, List<String>> known = WhatIsKnown.of(handle, line, mai, tou, pa);
    assertThat(known)
        .contains(
            entry("0 outcome", List.of("talked hmn und")),
            entry("0 language", List.of("hmn observed")),
            entry("1 outcome", List.of("do_not_call en und")),
            entry("1 language", List.of("en observed")),
            entry("1 silent", List.of("phone")),
            entry("reachable", List.of("phone", "text")))
        .doesNotContainKeys("0 silent", "2 outcome", "2 silent");
  }

  @Test
  void remembersHowSomebodyWasAddressed() {
    record(to().person(new PersonOutcome(mai, null, null, null, Map.of(), "niam-tais")));
    assertThat(addressOf(mai)).isEqualTo("niam tais");

    record(
        to().result(Result.NO_ANSWER)
            .person(new PersonOutcome(mai, null, null, null, Map.of(), "pog")));
    record(to().person(PersonOutcome.of(mai)));

    assertThat(addressOf(mai)).isEqualTo("niam tais");
  }

  private String addressOf(UUID contact) {
    return handle
        .select("SELECT address_form FROM contacts.contacts WHERE id = ?", contact)
        .mapTo(String.class)
        .one();
  }

  @Test
  void countsEverybodyBehindTheLineWhereNobodyIsNamed() {
    UUID tou = desk.contact(handle, "Tou Vang", line);
    record(AttemptReport.on(campaign, line, mai, tou).result(Result.NO_ANSWER));

    assertThat(WhatIsKnown.of(handle, line, mai, tou))
        .contains(
            entry("0 outcome", List.of("no_answer hmn und")),
            entry("1 outcome", List.of("no_answer hmn und")));
  }

  @Test
  void silencesTheNamedPersonAloneElseTheLine() {
    record(to().result(Result.DO_NOT_CALL).person(PersonOutcome.of(mai)));
    assertThat(known())
        .contains(
            entry("0 silent", List.of("phone")), entry("reachable", List.of("phone", "text")));

    record(to().result(Result.DO_NOT_CALL));
    assertThat(known()).containsEntry("reachable", List.of("text"));
  }

  @Test
  void bringsASecondBarrierToStaff() {
    record(to().result(Result.LANGUAGE_BARRIER));
    record(to().result(Result.LANGUAGE_BARRIER));

    assertThat(known())
        .containsEntry("promised", List.of("staff vi " + WHEN_IT_ENDED + " false false"));
  }

  @Test
  void takesTheMissingLanguageForThePersonsOnlyWhereItIsTheirs() {
    UUID tou = desk.contact(handle, "Tou Vang", line);
    record(
        AttemptReport.on(campaign, line, mai, tou)
            .result(Result.LANGUAGE_BARRIER)
            .barrier("vi", mai.toString()));
    record(to().result(Result.LANGUAGE_BARRIER).barrier("ru", "other"));

    assertThat(WhatIsKnown.of(handle, line, mai, tou))
        .containsEntry("0 language", List.of("vi observed"))
        .doesNotContainKey("1 language");
  }

  @Test
  void keepsAnswersBesideAFlagForStaffAndPromisesNothingForIt() {
    record(to().answers(mai, "come", "yes").flag(AttemptFlag.NEEDS_STAFF));

    assertThat(known())
        .doesNotContainKey("promised")
        .contains(entry("0 registered", List.of("accepted hmn")));
  }

  @Test
  void keepsAPromiseOnceSomebodyWasReachedAndNotBefore() {
    record(to().result(Result.CALL_BACK));
    UUID promise =
        handle
            .select("SELECT follow_up FROM consent.open_follow_ups WHERE line = ?", line)
            .mapTo(UUID.class)
            .one();

    record(to().result(Result.NO_ANSWER).servedFor(promise));
    assertThat(known()).containsKey("promised");

    AttemptToRecord talked = to().servedFor(promise).report();
    RecordedAttempt kept = desk.attempts.record(handle, talked);
    assertThat(known()).doesNotContainKey("promised");

    desk.attempts.undo(handle, talked.author(), kept.id());
    assertThat(known()).containsKey("promised");
  }

  @Test
  void doesNotReportAnInferredLanguageAsAPreference() {
    handle.execute(
        "UPDATE contacts.contacts SET spoken = 'vi', spoken_source = 'inferred' WHERE id = ?", mai);
    record(to().result(Result.NO_ANSWER));
    handle.execute("UPDATE contacts.contacts SET spoken_source = 'imported' WHERE id = ?", mai);
    record(to().result(Result.NO_ANSWER));

    assertThat(known())
        .containsEntry("0 outcome", List.of("no_answer hmn und", "no_answer hmn vi"));
  }

  @Test
  void writesEachAttemptAndEachUndoIntoTheJournal() {
    AttemptToRecord report = to().report();
    UUID attempt = desk.attempts.record(handle, report).id();
    desk.attempts.undo(handle, report.author(), attempt);
    desk.attempts.undo(handle, report.author(), attempt);

    assertThat(
            handle
                .createQuery(
                    "SELECT type, payload ->> 'people' AS people FROM platform.journal"
                        + " WHERE subject = :attempt AND payload ->> 'campaign' = :campaign ORDER BY id")
                .bind("attempt", attempt)
                .bind("campaign", campaign.toString())
                .map((row, context) -> row.getString("type") + " " + row.getString("people"))
                .list())
        .containsExactly("attempt.recorded 1", "attempt.undone 1");
  }

  @Test
  void keepsWhatWasSaidForStaffToRead() {
    record(
        to().note("Her knee hurts.")
            .flag(AttemptFlag.NEEDS_STAFF)
            .answers(mai, "come", "yes", "needs", "childcare"));

    assertThat(one("SELECT payload FROM contacts.timeline WHERE contact = :contact"))
        .contains("\"note\": \"Her knee hurts.\"", "\"needs_staff\"")
        .contains("\"question\": \"Will you come?\"", "\"answer\": \"Yes\"")
        .contains("\"answer\": \"Childcare\"");
  }

  @Test
  void arrangesWhatSomebodySaidThatTheyNeed() {
    record(to().answers(mai, "come", "yes", "needs", "childcare"));

    assertThat(one("SELECT needs FROM events.registrations WHERE contact = :contact"))
        .isEqualTo("{\"childcare\": \"yes\"}");
  }

  @Test
  void knowsHowLongAgoItWasFromAClockThatIsHoursSlow() {
    Instant slow = SomeCampaigns.NOW.minus(Duration.ofHours(5));
    record(to().ended(slow.minusSeconds(10), slow));

    assertThat(
            one(
                "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM contacts.timeline WHERE contact = :contact"))
        .isEqualTo(WHEN_IT_ENDED);
  }

  private String one(String query) {
    return handle.createQuery(query).bind("contact", mai).mapTo(String.class).one();
  }

  @Test
  void datesAnAttemptByTheClientsClockWithinReason() {
    desk.clock.advance(Duration.ofDays(3));
    record(to());
    desk.clock.advance(Duration.ofDays(30));
    record(to());

    assertThat(
            handle
                .select("SELECT at FROM consent.line_touches WHERE line = ? ORDER BY at", line)
                .mapTo(Instant.class)
                .list())
        .containsExactly(
            SomeCampaigns.NOW.minusSeconds(10), SomeCampaigns.NOW.plus(Duration.ofDays(33)));
  }

  private AttemptReport to() {
    return AttemptReport.on(campaign, line, mai).by(Ids.next());
  }

  private void record(AttemptReport report) {
    desk.attempts.record(handle, report.report());
  }

  private Map<String, List<String>> known() {
    return WhatIsKnown.of(handle, line, mai);
  }
}
