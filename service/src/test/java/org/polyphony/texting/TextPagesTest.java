package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.web.Role;

/** The pages of texts by role, and a sending from its words to the decision on an answer. */
class TextPagesTest {
  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  @Test
  void showsToEachRoleWhatItMay() {
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en");
    SomePages leader = new SomePages(service, Role.LEADER, "en");
    SomePages organizer = new SomePages(service, Role.ORGANIZER, "en");
    UUID campaign = new SomeTexts(service, "Roles").campaign("For roles", "draft");

    assertThat(coordinator.get("/messages").body()).contains("/messages/new", "For roles");
    assertThat(coordinator.get("/messages/" + campaign).body())
        .contains("Open: send the texts", "Test Organization: Come!");
    SomePages.Answer looked = leader.get("/messages");
    assertThat(looked.status()).isEqualTo(200);
    assertThat(looked.body()).contains("For roles").doesNotContain("/messages/new");
    assertThat(leader.get("/messages/" + campaign).body())
        .contains("{organization}: Come!")
        .doesNotContain("Open: send the texts", "Test Organization: Come!");
    assertThat(leader.get("/messages/new").status()).isEqualTo(403);
    assertThat(leader.get("/messages/inbox").status()).isEqualTo(403);
    assertThat(organizer.get("/messages").status()).isEqualTo(403);
    assertThat(leader.get("/account").body()).contains("\"/messages\"");
    assertThat(organizer.get("/account").body()).doesNotContain("\"/messages\"");
  }

  @Test
  void showsNothingOfAnotherPartner() {
    UUID campaign = new SomeTexts(service, "Ours").campaign("Ours alone", "draft");
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE texting.campaigns SET organization = ? WHERE id = ?",
                    service.anotherOrganization("Other"),
                    campaign));
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en");
    assertThat(coordinator.get("/messages").body()).doesNotContain("Ours alone");
    assertThat(coordinator.get("/messages/" + campaign).status()).isEqualTo(404);
  }

  @Test
  void saysBeforeSendingWhatEachLanguageTakesAndLacks() {
    SomeTexts some = new SomeTexts(service, "Before sending");
    some.person("Mai Vang", "hmn", "+19165550401", true);
    some.person("Ana Ruiz", "es", "+19165550402", true);
    some.person("Tom Lee", "en", "+19165550403", false);
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en");
    Map<String, String> form = form(coordinator, some, "Before");
    form.put("bodies.hmn", "{organization}: Tuaj hnub Saturday. STOP");
    form.put("bodies.es", "Hola, ¿vendrá el sábado? “Sí”");
    form.put("step", "look");
    long before = some.count("SELECT count(*) FROM texting.campaigns");

    SomePages.Answer answer = coordinator.post("/messages", form);

    assertThat(answer.status()).isEqualTo(200);
    String hmong = "Test Organization: Tuaj hnub Saturday. STOP";
    assertThat(answer.body())
        .contains(
            hmong,
            "Billed parts: 1 · units: " + hmong.length() + " · GSM-7 · $0.0123",
            "UCS-2",
            "It does not say who writes: {organization} is missing.",
            "It does not say how to stop: STOP is missing.",
            "á: the language needs it",
            "They have not agreed to texts",
            "$0.0246");
    assertThat(some.count("SELECT count(*) FROM texting.campaigns")).isEqualTo(before);

    form.put("budget", "0.01");
    assertThat(coordinator.post("/messages", form).body())
        .contains("This costs more than the budget.");
    form.put("list", "");
    form.put("name", "");
    SomePages.Answer refused = coordinator.post("/messages", form);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("id=\"list-error\"", "id=\"name-error\"", "¿vendrá el sábado?");
  }

  @Test
  void keepsWhatIsSentTwiceOnce() {
    SomeTexts some = new SomeTexts(service, "Twice");
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en");
    Map<String, String> form = form(coordinator, some, "Sent twice");
    String first = coordinator.post("/messages", form).location();
    assertThat(first).startsWith("/messages/");
    assertThat(coordinator.post("/messages", form).location()).isEqualTo(first);
    assertThat(some.count("SELECT count(*) FROM texting.campaigns WHERE name = 'Sent twice'"))
        .isEqualTo(1);
  }

  @Test
  @Timeout(180)
  void goesFromWordsToTheDecisionOnAnAnswer() {
    SomeTexts some = new SomeTexts(service, "Journey");
    some.person("Pa Houa Vang", "hmn", "+19165550411", true);
    UUID stopping = some.person("Chue Lor", "hmn", "+19165550157", true);
    UUID asking = some.person("Ana Ruiz", "es", "+19165550159", true);
    some.person("Tom Lee", "en", "+19165550413", false);
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en", "es");
    Map<String, String> form = form(coordinator, some, "Journey");
    form.put("bodies.hmn", "{organization}: Tuaj. STOP");
    form.put("bodies.es", "{organization}: Venga. STOP");
    String path = coordinator.post("/messages", form).location();
    UUID id = UUID.fromString(path.substring("/messages/".length()));

    assertThat(coordinator.post(path + "/reviews/es", Map.of()).status()).isEqualTo(303);
    assertThat(coordinator.post(path + "/reviews/hmn", Map.of()).status()).isEqualTo(403);
    SomePages.Answer unreviewed = coordinator.post(path, Map.of("state", "open"));
    assertThat(unreviewed.status()).isEqualTo(409);
    assertThat(unreviewed.body()).contains("Nobody has reviewed: Hmong.");
    assertThat(
            coordinator
                .post(path, Map.of("state", "open", "override_reason", "Read by Kou"))
                .location())
        .isEqualTo(path);
    waitUntil(
        () ->
            some.count(
                    "SELECT count(*) FROM texting.messages WHERE campaign = ? AND state = 'delivered'",
                    id)
                == 3);
    assertThat(coordinator.get(path).body())
        .contains("They have not agreed to texts", "Read by Kou", "$0.0369");
    assertThat(coordinator.get(path + "/held?why=no_consent").body())
        .contains("Tom Lee")
        .doesNotContain("Ana Ruiz");
    assertThat(coordinator.get(path + "/held?why=nothing").status()).isEqualTo(404);

    waitUntil(
        () ->
            some.count(
                    "SELECT count(*) FROM texting.inbound WHERE line IN (?, ?)", stopping, asking)
                == 2);
    String inbox = coordinator.get("/messages/inbox").body();
    assertThat(inbox)
        .contains("Please stop texting me", "It means stop", "/messages/inbox/" + asking);
    assertThat(inbox).doesNotContain("\"/messages/inbox/" + stopping);
    assertThat(coordinator.get("/messages/inbox?language=hmn").body())
        .contains("\"/messages/inbox/" + stopping);

    String unread =
        "SELECT count(*) FROM texting.inbound WHERE line = '" + asking + "' AND read_at IS NULL";
    assertThat(some.count(unread)).isEqualTo(1);
    SomePages.Answer thread = coordinator.get("/messages/inbox/" + asking);
    assertThat(thread.body()).contains("¿A qué hora empieza la reunión?", "Venga. STOP");
    assertThat(some.count(unread)).isZero();
    Map<String, String> reply = Map.of("key", thread.key(), "body", "A las seis.");
    for (int twice : List.of(1, 2)) {
      assertThat(coordinator.post("/messages/inbox/" + asking, reply).status())
          .as("time %s", twice)
          .isEqualTo(303);
    }
    assertThat(
            some.count(
                "SELECT count(*) FROM texting.messages WHERE line = ? AND body = 'A las seis.'",
                asking))
        .isEqualTo(1);
    assertThat(
            coordinator
                .post("/messages/inbox/" + asking, Map.of("key", thread.key(), "body", " "))
                .body())
        .contains("id=\"body-error\"");

    UUID text =
        service
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("SELECT id FROM texting.inbound WHERE line = ?", stopping)
                        .mapTo(UUID.class)
                        .one());
    String decide = "/messages/inbox/undecided/" + text;
    assertThat(coordinator.post(decide, Map.of("decision", "perhaps")).status()).isEqualTo(400);
    assertThat(coordinator.post(decide, Map.of("decision", "stop")).location())
        .isEqualTo("/messages/inbox");
    assertThat(
            some.count(
                "SELECT count(*) FROM consent.suppressions WHERE line = ? AND reason = 'stop_sentence'",
                stopping))
        .isEqualTo(1);
    assertThat(coordinator.get("/messages/inbox").body()).doesNotContain("Please stop texting me");
    assertThat(coordinator.get("/messages/inbox/" + stopping).body())
        .contains("They want no more texts.")
        .doesNotContain("name=\"key\"");
  }

  @Test
  void asksASecondPersonWhereItIsLarge() {
    SomeTexts some = new SomeTexts(service, "Large");
    UUID campaign = some.campaign("Large", "waiting");
    SomePages coordinator = new SomePages(service, Role.COORDINATOR, "en");
    assertThat(coordinator.get("/messages/" + campaign).body()).contains("Approve and send");
    assertThat(coordinator.post("/messages/" + campaign + "/approval", Map.of()).status())
        .isEqualTo(303);
    assertThat(
            some.count(
                "SELECT count(*) FROM texting.campaigns WHERE id = ? AND state = 'open'", campaign))
        .isEqualTo(1);
    assertThat(coordinator.post("/messages/" + campaign, Map.of("state", "paused")).location())
        .isEqualTo("/messages/" + campaign);
    assertThat(
            some.count(
                "SELECT count(*) FROM texting.campaigns WHERE id = ? AND state = 'paused'",
                campaign))
        .isEqualTo(1);
  }

  private static Map<String, String> form(SomePages pages, SomeTexts some, String name) {
    Map<String, String> form = new HashMap<>();
    form.put("key", pages.get("/messages/new").key());
    form.put("name", name);
    form.put("audience", "list");
    form.put("list", some.list.toString());
    form.put("source", "en");
    form.put("bodies.en", "{organization}: Come on Saturday. STOP to end");
    form.put("when", "now");
    form.put("hours", "09:00");
    form.put("hours_end", "20:00");
    return form;
  }

  private static void waitUntil(BooleanSupplier there) {
    while (!there.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
