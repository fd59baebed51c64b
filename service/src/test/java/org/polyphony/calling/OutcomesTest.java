package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** What an outcome means for the line, for who recorded it, and for those who wait. */
@Timeout(120)
class OutcomesTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static CallingApi api;
  private static CallingDesk desk;
  private static String coordinator;

  private UUID line;
  private UUID contact;
  private UUID campaign;
  private String caller;

  @BeforeAll
  static void openTheDesk() {
    api = new CallingApi(service);
    desk = new CallingDesk(service, null);
    coordinator = service.token(Role.COORDINATOR);
  }

  @BeforeEach
  void oneLineIsToBeCalled() {
    UUID list = desk.list();
    line = desk.line();
    contact = desk.person(list, "Mai Vang", "en", line);
    campaign = desk.campaign(list);
    caller = api.token(desk.caller("en"));
  }

  @Test
  void leavesTheLineThroughWhenOneBesideIsTakenBack() {
    JsonNode claim = api.claim(caller, campaign).body();
    Answer talked = api.attempt(caller, claim, said(claim, "talked"));
    Answer second = api.attempt(caller, claim, said(claim, "no_answer"));
    assertThat(second.text("disposition")).isEqualTo("beside");
    assertThat(
            desk.text(
                "SELECT count(*) FROM contacts.timeline WHERE contact = ? AND payload ->> 'beside' = 'true'",
                contact))
        .isEqualTo("1");

    Answer undone = undo(caller, second);

    assertThat(undone.text("disposition")).isEqualTo("undone");
    assertThat(undone.body().get("claim").isNull()).isTrue();
    assertThat(entry()).isEqualTo("done talked");
    assertThat(undo(caller, talked).body().at("/claim/id")).isEqualTo(claim.get("id"));
  }

  @Test
  void takesNoAnswersOfSomebodyWhoWasNotThere() {
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = said(claim, "no_answer");
    said.put("people", List.of(Map.of("contact", contact, "answers", Map.of("come", "yes"))));

    assertThat(api.attempt(caller, claim, said).status()).isEqualTo(201);

    assertThat(
            desk.text(
                "SELECT count(*) FROM scripts.answers s JOIN campaigns.attempts a ON a.id = s.attempt"
                    + " WHERE a.campaign = ?",
                campaign))
        .isEqualTo("0");
  }

  @Test
  void countsTwoOutcomesOfOneCallAsOneApproach() {
    JsonNode claim = api.claim(caller, campaign).body();
    api.attempt(caller, claim, said(claim, "talked"));
    api.attempt(caller, claim, said(claim, "talked"));

    assertThat(desk.number("SELECT count(*) FROM consent.line_touches WHERE line = ?", line))
        .isEqualTo(1);
  }

  @Test
  void countsOfTwoOutcomesOfOneCallTheFirstUntilACoordinatorSaysOtherwise() {
    JsonNode claim = api.claim(caller, campaign).body();
    Answer first = api.attempt(caller, claim, said(claim, "no_answer"));
    Answer second = api.attempt(caller, claim, said(claim, "talked"));
    String queue = "/api/v1/campaigns/" + campaign + "/queue";
    assertThat(counted()).isEqualTo("no_answer");
    assertThat(entry()).isEqualTo("resting no_answer");

    JsonNode both = api.get(coordinator, queue).body().at("/doubles/0");
    assertThat(both.path("other").asText()).isEqualTo(first.text("id"));
    assertThat(both.path("other_result").asText()).isEqualTo("no_answer");
    assertThat(both.path("result").asText()).isEqualTo("talked");
    assertThat(both.at("/names/0").asText()).isEqualTo("Mai Vang");
    String settling = queue + "/doubles/" + second.text("id");
    assertThat(api.put(caller, settling, Map.of("counts", second.text("id"))).status())
        .isEqualTo(403);
    assertThat(api.put(coordinator, settling, Map.of("counts", campaign)).status()).isEqualTo(422);
    assertThat(api.put(coordinator, settling, Map.of("counts", second.text("id"))).status())
        .isEqualTo(204);

    assertThat(counted()).isEqualTo("talked");
    assertThat(entry()).isEqualTo("done talked");
    assertThat(api.put(coordinator, settling, Map.of()).status()).isEqualTo(204);
    assertThat(counted()).isEqualTo("no_answer");
    assertThat(entry()).isEqualTo("resting no_answer");
    undo(caller, first);
    assertThat(counted()).isEqualTo("talked");
    assertThat(api.get(coordinator, queue).body().path("doubles")).isEmpty();
  }

  /** The results that are among the figures. */
  private String counted() {
    return desk.text(
        "SELECT string_agg(result, ' ') FROM campaigns.attempted_people WHERE contact = ?",
        contact);
  }

  @Test
  void findsNoLineForWhomSomebodyOnItWasHostileTo() {
    Answer hostile = hostile(caller);

    Answer ringBack = ringBack(caller);
    assertThat(ringBack.status()).isEqualTo(200);
    assertThat(ringBack.text("reason")).isEqualTo("apart");
    assertThat(ringBack(api.token(desk.caller("en"))).status()).isEqualTo(201);

    free();
    undo(caller, hostile);
    assertThat(ringBack(caller).status()).isEqualTo(201);
  }

  @Test
  void handsNobodyOverToWhomTheyWereHostileTo() {
    String speaker = api.token(desk.caller("hmn"));
    String other = api.token(desk.caller("hmn"));
    hostile(speaker);
    JsonNode claim = ringBack(caller).body();
    Map<String, Object> barrier = said(claim, "language_barrier");
    barrier.put("barrier", Map.of("language", "hmn"));
    Map<String, Object> offer = Map.of("attempt", barrier);
    String handovers = "/api/v1/claims/" + claim.path("id").asText() + "/handovers";

    onLine(speaker);
    Answer nobody = api.post(caller, handovers, offer);
    assertThat(nobody.text("code")).isEqualTo("nobody_on_line");

    onLine(other);
    String offered = api.post(caller, handovers, offer).text("id");
    String offers = "/api/v1/campaigns/" + campaign + "/handovers";
    assertThat(api.get(speaker, offers).body().path("items")).isEmpty();
    assertThat(api.get(other, offers).body().path("items")).hasSize(1);
    String acceptance = "/api/v1/handovers/" + offered + "/acceptance";
    assertThat(api.post(speaker, acceptance, Map.of()).status()).isEqualTo(404);
    assertThat(api.post(other, acceptance, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void waitsForStaffAloneAfterTheSecondBarrier() {
    barrier("es");
    assertThat(waiting()).isEqualTo("es");

    Answer second = barrier("vi");

    assertThat(entry()).isEqualTo("parked staff");
    assertThat(waiting()).isEmpty();
    undo(caller, second);
    assertThat(waiting()).isEqualTo("es");
  }

  @Test
  void refusesAPromiseForATimeThatIsOverOrTooFarAhead() {
    JsonNode claim = api.claim(caller, campaign).body();
    for (String at :
        List.of("2020-01-01T00:00:00Z", "2026-08-10T19:00:00Z", "2126-06-12T19:00:00Z")) {
      Answer refused = callBack(claim, at, Map.of());
      assertThat(refused.status()).as(at).isEqualTo(422);
      assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("callback.at");
    }
    assertThat(callBack(claim, "2026-08-09T19:00:00Z", Map.of()).status()).isEqualTo(201);
  }

  @Test
  void takesAPromiseThatComesLateByWhenTheCallWas() {
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> yesterday =
        Map.of("ended_at", "2026-06-09T19:00:00Z", "sent_at", "2026-06-10T19:00:00Z");

    Answer kept = callBack(claim, "2026-06-09T21:00:00Z", yesterday);

    assertThat(kept.status()).as("%s", kept.body()).isEqualTo(201);
    assertThat(kept.text("callback_due_at")).isEqualTo("2026-06-09T21:00:00Z");
    assertThat(kept.body().path("callback_in_words").isNull()).isTrue();
  }

  @Test
  void keepsAPromiseForTheNightInTheMorning() {
    JsonNode claim = api.claim(caller, campaign).body();

    // Five past three in Sacramento, on Juneteenth.
    Answer kept = callBack(claim, "2026-06-19T10:05:00Z", Map.of());

    assertThat(kept.text("callback_due_at")).isEqualTo("2026-06-20T16:00:00Z");
    assertThat(kept.text("callback_in_words")).startsWith("Saturday, June 20").endsWith("9:00 AM");
    assertThat(
            desk.text(
                "SELECT due_at AT TIME ZONE 'UTC' || ' ' || (SELECT rests_until AT TIME ZONE 'UTC'"
                    + " FROM queue.entries WHERE line = f.line) FROM consent.follow_ups f WHERE line = ?",
                line))
        .isEqualTo("2026-06-20 16:00:00 2026-06-20 16:00:00");
  }

  @Test
  void takesATimeToCallBackWithThatResultOnly() {
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> talked = said(claim, "talked");
    talked.put("callback", Map.of("at", "2026-06-11T19:00:00Z"));

    Answer refused = api.attempt(caller, claim, talked);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("callback");
    assertThat(refused.body().at("/errors/0/code").asText()).isEqualTo("callback_not_promised");
  }

  @Test
  void refusesAtItsFieldWhatCannotBeKept() {
    JsonNode claim = api.claim(caller, campaign).body();
    String note = "Please \0call again";
    Map<String, String> nothing = new HashMap<>();
    nothing.put("come", null);

    assertThat(refusal(claim, Map.of("note", note))).isEqualTo("422 note");
    assertThat(
            refusal(
                claim, Map.of("people", List.of(Map.of("contact", contact, "answers", nothing)))))
        .isEqualTo("422 people[0].answers.come");
    assertThat(refusal(claim, Map.of("flags", Collections.singletonList(null))))
        .isEqualTo("422 flags[0]");
    assertThat(refusal(claim, Map.of("ended_at", "+100000-01-01T00:00:00Z")))
        .isEqualTo("422 ended_at");
  }

  private String refusal(JsonNode claim, Map<String, ?> more) {
    Map<String, Object> said = said(claim, "talked");
    said.putAll(more);
    Answer refused = api.attempt(caller, claim, said);
    return refused.status() + " " + refused.body().at("/errors/0/field").asText();
  }

  private Answer callBack(JsonNode claim, String at, Map<String, ?> more) {
    Map<String, Object> said = said(claim, "call_back");
    said.put("callback", Map.of("at", at));
    said.putAll(more);
    return api.attempt(caller, claim, said);
  }

  private Answer barrier(String language) {
    JsonNode claim = ringBack(caller).body();
    Map<String, Object> said = said(claim, "language_barrier");
    said.put("barrier", Map.of("language", language, "answered_by", contact));
    return api.attempt(caller, claim, said);
  }

  /** Those for whom the coordinator sees that somebody waits. */
  private String waiting() {
    JsonNode waiting =
        api.get(coordinator, "/api/v1/campaigns/" + campaign + "/queue").body().path("barriers");
    return String.join(" ", waiting.findValuesAsText("language"));
  }

  /** Somebody was hostile to this caller, on whatever call. */
  private Answer hostile(String token) {
    JsonNode claim = ringBack(token).body();
    Map<String, Object> said = said(claim, "no_answer");
    said.put("flags", List.of("hostile"));
    return api.attempt(token, claim, said);
  }

  private Answer ringBack(String token) {
    String tel = desk.text("SELECT tel FROM contacts.lines WHERE id = ?", line);
    return api.post(token, "/api/v1/campaigns/" + campaign + "/claims", Map.of("tel", tel));
  }

  private void free() {
    desk.sql("UPDATE queue.claims SET expires_at = platform.now() - interval '1 second'");
    desk.sql("SELECT queue.sweep(now())");
  }

  private void onLine(String token) {
    api.claim(token, campaign);
  }

  private Answer undo(String token, Answer attempt) {
    return api.delete(token, "/api/v1/attempts/" + attempt.text("id"), null);
  }

  private String entry() {
    return desk.text(
        "SELECT concat_ws(' ', state, reason) FROM queue.entries WHERE line = ?", line);
  }

  private static Map<String, Object> said(JsonNode claim, String result) {
    Map<String, Object> said = new HashMap<>();
    said.put("key", Ids.next());
    said.put("receipt", claim.path("receipt").asText());
    said.put("result", result);
    said.put("spoken", "en");
    return said;
  }
}
