package org.polyphony.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.calling.CallingApi.Answer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** A caller who brings their own people to a campaign, by the API. */
final class Bringing {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final CallingApi api;
  final CallingDesk desk;
  final String coordinator;
  final Person caller;
  final String token;
  UUID campaign;

  Bringing(TestService service, CallingDesk desk, String coordinator) {
    api = new CallingApi(service);
    this.desk = desk;
    this.coordinator = coordinator;
    caller = desk.caller("vi", "en");
    token = api.token(caller);
    to(desk.campaign(desk.list()));
  }

  static String coordinator(TestService service) {
    return new CallingApi(service).token(service.person(Role.COORDINATOR, "en"));
  }

  /** To this campaign from here on, which takes 25 of them. */
  void to(UUID other) {
    campaign = other;
    allow(25);
  }

  void allow(int atMost) {
    Answer allowed =
        api.put(coordinator, friends(campaign) + "/allowance", Map.of("at_most", atMost));
    assertThat(allowed.status()).as("%s", allowed.body()).isEqualTo(200);
  }

  static void assertWrong(Answer answer, String field, String code) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
    assertThat(answer.body().at("/errors/0/message").asText()).endsWith(".");
  }

  Answer add(String as, String name, String tel, String language, String address) {
    return add(as, Ids.next(), name, tel, language, address);
  }

  Answer add(String as, UUID key, String name, String tel, String language, String address) {
    return api.post(as, friends(campaign), body(key, name, tel, language, address));
  }

  static Map<String, Object> body(
      UUID key, String name, String tel, String language, String address) {
    return Map.of(
        "key", key, "name", name, "tel", tel, "language", language, "address_form", address);
  }

  Answer call(String as, Answer friend) {
    return api.post(as, friends(campaign) + "/" + friend.text("id") + "/claims", Map.of());
  }

  Answer record(String as, Answer claim, String result) {
    return api.attempt(as, claim.body(), said(claim, result));
  }

  static Map<String, Object> said(Answer claim, String result) {
    Map<String, Object> said = new HashMap<>();
    said.put("key", Ids.next());
    said.put("receipt", claim.text("receipt"));
    said.put("result", result);
    said.put("spoken", claim.text("spoken"));
    said.put("bundle", claim.text("bundle"));
    said.put("people", List.of());
    return said;
  }

  JsonNode list(String as) {
    return api.get(as, friends(campaign)).body();
  }

  String state(String as, Answer friend) {
    for (var item : list(as).path("items")) {
      if (item.path("id").asText().equals(friend.text("id"))) {
        return item.path("state").asText();
      }
    }
    return "none";
  }

  static UUID id(Answer answer) {
    return UUID.fromString(answer.text("id"));
  }

  static String friends(UUID campaign) {
    return "/api/v1/campaigns/" + campaign + "/friends";
  }

  static String number() {
    return "+1916557%04d".formatted(NUMBERS.incrementAndGet());
  }
}
