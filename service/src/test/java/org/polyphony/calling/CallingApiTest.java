package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** A call by the API, from the claim to the undo. */
@Timeout(120)
class CallingApiTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static CallingApi api;
  private static String coordinator;
  private static String script;

  private UUID list;
  private UUID campaign;
  private String caller;

  @BeforeAll
  static void publishAScript() {
    api = new CallingApi(service);
    coordinator = api.token(service.person(Role.COORDINATOR, "en"));
    Answer created =
        api.post(
            coordinator,
            "/api/v1/scripts",
            Map.of(
                "name",
                "Invitation",
                "source_language",
                "en",
                "steps",
                List.of(
                    Map.of("id", "hello", "kind", "say"),
                    Map.of("id", "come", "kind", "single", "choices", List.of("yes", "no"))),
                "bundles",
                Map.of(
                    "en",
                        Map.of(
                            "hello", "Hello {first_name}, this is {caller}.",
                            "come", "Will you come?",
                            "come.yes", "Yes",
                            "come.no", "No"),
                    "hmn", Map.of("hello", "Nyob zoo {first_name}."))));
    script = created.text("id");
    assertThat(
            api.put(
                    coordinator,
                    "/api/v1/scripts/" + script + "/state",
                    Map.of("state", "published"))
                .status())
        .isLessThan(300);
  }

  @BeforeEach
  void openACampaign() {
    list = Ids.next();
    sql(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'List', now())",
        list,
        service.organization());
    Answer created =
        api.post(
            coordinator,
            "/api/v1/campaigns",
            Map.of(
                "name", "Campaign",
                "channel", "phone",
                "goal", "survey",
                "purpose", "any",
                "script", script,
                "lists", List.of(list),
                "languages", List.of("hmn", "en", "und")));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    campaign = UUID.fromString(created.text("id"));
    caller = api.token(service.person(Role.ORGANIZER, "en", "hmn"));
  }

  @Test
  void givesAClaimWithAllThatACallNeeds() {
    person("hmn");
    open();

    Answer claimed = api.claim(caller, campaign);

    assertThat(claimed.status()).isEqualTo(201);
    assertThat(claimed.text("spoken")).isEqualTo("hmn");
    assertThat(claimed.text("bundle")).isEqualTo("hmn");
    assertThat(claimed.text("match")).isEqualTo("exact");
    assertThat(claimed.body().path("line").path("tel").asText()).startsWith("+1916");
    assertThat(claimed.body().path("line").path("time_zone").asText())
        .isEqualTo("America/Los_Angeles");
    assertThat(claimed.body().path("people").get(0).path("name").asText()).isEqualTo("Mai Vang");
    assertThat(claimed.body().path("script").path("id").asText()).isEqualTo(script);
    assertThat(claimed.body().path("arguments").path("first_name").asText()).isEqualTo("Mai");
    assertThat(claimed.text("receipt")).isNotEmpty();
    assertThat(claimed.text("expires_at")).isNotEmpty();
    Answer again = api.claim(caller, campaign);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(claimed.text("id"));
  }

  @Test
  void saysWhyThereIsNothingToCall() {
    open();

    Answer nothing = api.claim(caller, campaign);

    assertThat(nothing.status()).isEqualTo(200);
    assertThat(nothing.body().has("claim")).isTrue();
    assertThat(nothing.body().get("claim").isNull()).isTrue();
    assertThat(nothing.text("reason")).isEqualTo("empty");
    assertThat(nothing.body().path("waiting").isObject()).isTrue();
    assertThat(nothing.body().has("next_at")).isTrue();
  }

  @Test
  void renewsAndGivesBack() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    String path = "/api/v1/claims/" + claim.path("id").asText();

    Answer renewed = api.put(caller, path, Map.of("state", "open", "dialled", true));
    assertThat(renewed.text("state")).isEqualTo("open");
    assertThat(renewed.text("expires_at")).isGreaterThan(claim.path("expires_at").asText());
    assertThat(api.put(caller, path, Map.of("state", "closed")).status()).isEqualTo(422);

    assertThat(api.delete(caller, path, null).status()).isEqualTo(204);
    assertThat(api.put(caller, path, Map.of("state", "open")).text("state")).isEqualTo("revoked");
    String other = api.token(service.person(Role.ORGANIZER, "en"));
    assertThat(api.put(other, path, Map.of("state", "open")).status()).isEqualTo(404);
  }

  @Test
  void recordsWithTheReceiptAloneAndOnce() {
    String contact = person("en").toString();
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = said(claim, "talked");
    said.put("people", List.of(Map.of("contact", contact, "answers", Map.of("come", "yes"))));

    Answer recorded = api.attempt(null, claim, said);
    Answer again = api.attempt(null, claim, said);

    assertThat(recorded.status()).as("%s", recorded.body()).isEqualTo(201);
    assertThat(recorded.text("disposition")).isEqualTo("accepted");
    assertThat(recorded.body().get("next").isNull()).isTrue();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(recorded.body());
    assertThat(count("campaigns.attempts")).isEqualTo(1);
    said.put("note", "Something else");
    assertThat(api.attempt(null, claim, said).text("code")).isEqualTo("key_reused");
  }

  @Test
  void bringsTheNextLineWithTheAnswerWhereThereIsPlenty() {
    for (int i = 0; i < 8; i++) {
      person("en");
    }
    open();
    JsonNode claim = api.claim(caller, campaign).body();

    JsonNode next = api.attempt(caller, claim, said(claim, "no_answer")).body().path("next");

    assertThat(next.path("state").asText()).isEqualTo("ahead");
    assertThat(next.path("people").size()).isEqualTo(1);
    assertThat(next.path("id")).isNotEqualTo(claim.path("id"));
    Answer shown =
        api.put(caller, "/api/v1/claims/" + next.path("id").asText(), Map.of("state", "open"));
    assertThat(shown.text("state")).isEqualTo("open");
    assertThat(api.claim(caller, campaign).text("id")).isEqualTo(next.path("id").asText());
  }

  @Test
  void refusesReceiptsThatAreNotForThisClaim() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = said(claim, "talked");
    String elsewhere = "/api/v1/claims/" + UUID.randomUUID() + "/attempts";
    assertThat(api.post(null, elsewhere, said).status()).isEqualTo(403);

    said.put("receipt", claim.path("receipt").asText().replace('.', '-'));
    Answer forged = api.attempt(caller, claim, said);

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.text("code")).isEqualTo("receipt_refused");
    assertThat(forged.text("title")).isNotEmpty();
    said.remove("receipt");
    assertThat(api.attempt(caller, claim, said).status()).isEqualTo(403);
  }

  @Test
  void saysWhatCannotBeRecorded() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = said(claim, "shouted");
    said.remove("key");
    said.put("flags", List.of("lost"));

    Answer refused = api.attempt(null, claim, said);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("key", "result", "flags");
    assertThat(api.attempt(null, claim, said(claim, "talked")).status()).isEqualTo(201);
  }

  @Test
  void givesTheLineBackToItsCallerOnUndo() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = said(claim, "refused");
    String attempt = api.attempt(caller, claim, said).text("id");
    assertThat(api.claim(caller, campaign).text("reason")).isEqualTo("done");

    Answer undone = api.delete(caller, "/api/v1/attempts/" + attempt, null);

    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.text("disposition")).isEqualTo("undone");
    assertThat(undone.body().path("claim").path("id")).isEqualTo(claim.path("id"));
    assertThat(api.attempt(caller, claim, said).text("disposition")).isEqualTo("undone");
    assertThat(api.attempt(caller, claim, said(claim, "talked")).text("disposition"))
        .isEqualTo("accepted");
  }

  @Test
  void undoesWithTheReceiptAloneAndShowsNobody() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    String attempt = api.attempt(null, claim, said(claim, "refused")).text("id");
    String path = "/api/v1/attempts/" + attempt;
    assertThat(api.delete(null, path, null).status()).isEqualTo(401);
    String stranger = api.token(service.person(Role.ORGANIZER, "en"));
    assertThat(api.delete(stranger, path, null).status()).isEqualTo(404);

    Answer undone = api.delete(null, path, claim.path("receipt").asText());

    assertThat(undone.text("disposition")).isEqualTo("undone");
    assertThat(undone.body().get("claim").isNull()).isTrue();
    assertThat(api.claim(caller, campaign).status()).isEqualTo(201);
  }

  @Test
  void keepsAnAnswerBesideWhereSomebodyElseHasTheLine() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    sql(
        "UPDATE queue.claims SET expires_at = platform.now() - interval '1 second' WHERE id = ?",
        UUID.fromString(claim.path("id").asText()));
    service.jdbi().useHandle(handle -> handle.execute("SELECT queue.sweep(now())"));
    String other = api.token(service.person(Role.ORGANIZER, "en"));
    JsonNode second = api.claim(other, campaign).body();

    assertThat(api.attempt(caller, claim, said(claim, "refused")).text("disposition"))
        .isEqualTo("beside");
    assertThat(api.attempt(other, second, said(second, "talked")).text("disposition"))
        .isEqualTo("accepted");
  }

  private static Map<String, Object> said(JsonNode claim, String result) {
    Map<String, Object> said = new HashMap<>();
    said.put("key", UUID.randomUUID());
    said.put("receipt", claim.path("receipt").asText());
    said.put("result", result);
    said.put("spoken", "en");
    said.put("bundle", "en");
    return said;
  }

  private UUID person(String spoken) {
    UUID contact = Ids.next();
    UUID line = Ids.next();
    sql(
        """
        INSERT INTO contacts.contacts (id, organization, full_name, given_name, family_name, name_folded, spoken,
          spoken_source, created_at, updated_at)
        VALUES (?, ?, 'Mai Vang', 'Mai', 'Vang', 'mai vang', ?, 'self_declared', now(), now())
        """,
        contact,
        service.organization(),
        spoken);
    sql(
        "INSERT INTO contacts.lines (id, tel, time_zones, created_at) VALUES (?, ?, '{America/Los_Angeles}', now())",
        line,
        "+1916555%04d".formatted(NUMBERS.incrementAndGet()));
    sql("INSERT INTO contacts.contact_lines (contact, line) VALUES (?, ?)", contact, line);
    sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
    return contact;
  }

  @Test
  void servesAHostileLineToAnotherCallerOnly() {
    person("en");
    open();
    JsonNode claim = api.claim(caller, campaign).body();
    Map<String, Object> said = new HashMap<>(Map.of("key", Ids.next(), "result", "no_answer"));
    said.put("receipt", claim.path("receipt").asText());
    said.put("flags", List.of("hostile"));
    String attempt = api.attempt(caller, claim, said).text("id");
    sql(
        "UPDATE queue.entries SET state = 'ready', rests_until = NULL WHERE campaign = ?",
        campaign);
    sql("UPDATE queue.lanes SET retry_head = 0 WHERE campaign = ?", campaign);

    assertThat(api.claim(caller, campaign).body().get("claim").isNull()).isTrue();

    api.delete(caller, "/api/v1/attempts/" + attempt, null);
    assertThat(api.claim(caller, campaign).body().path("line")).isEqualTo(claim.path("line"));
  }

  @Test
  void letsAMinorCallOnceTheirGuardianHasAgreed() {
    person("en");
    open();
    TestService.Person young = service.person(Role.ORGANIZER, "en");
    sql("UPDATE accounts.users SET minor = true WHERE id = ?", young.user());
    String token = api.token(young);

    Answer refused = api.claim(token, campaign);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("code")).isEqualTo("consent_missing");

    sql("UPDATE accounts.users SET guardian_consent_on = '2026-06-01' WHERE id = ?", young.user());
    Answer claimed = api.claim(token, campaign);
    assertThat(claimed.status()).isEqualTo(201);
    assertThat(claimed.body().at("/line/display").asText()).contains("•");
  }

  private void open() {
    Answer opened =
        api.put(coordinator, "/api/v1/campaigns/" + campaign + "/state", Map.of("state", "open"));
    assertThat(opened.status()).as("%s", opened.body()).isEqualTo(200);
  }

  private int count(String table) {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM " + table + " WHERE campaign = :campaign")
                    .bind("campaign", campaign)
                    .mapTo(Integer.class)
                    .one());
  }

  private static void sql(String statement, Object... arguments) {
    service.jdbi().useHandle(handle -> handle.execute(statement, arguments));
  }
}
