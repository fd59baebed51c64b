package org.polyphony.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyphony.platform.TestDatabase;

class ScriptApiTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static DropwizardTestSupport<Configuration> application;

  private static final String SCRIPT =
      """
      {"name": "Listening session", "source_language": "en",
       "slots": {"session": "registration"},
       "steps": [{"id": "hello", "kind": "say"},
                 {"id": "come", "kind": "single", "choices": ["yes", "no", "maybe"],
                  "feeds": {"yes": "session"}, "next": {"no": "bye"}},
                 {"id": "bye", "kind": "say"}],
       "bundles": {"en": {"hello": "Hello, may I speak with {first_name}?",
                          "come": "Will you come on {date, date, ::EEEEMMMMd}?",
                          "come.yes": "Yes", "come.no": "No", "come.maybe": "Maybe",
                          "bye": "Thank you!"},
                   "hmn": %s}}
      """;

  @BeforeAll
  static void start() throws Exception {
    ScriptsSite.on(database.jdbi());
    application =
        new DropwizardTestSupport<Configuration>(
            ScriptsSite.class, (String) null, ConfigOverride.randomPorts());
    application.before();
  }

  @AfterAll
  static void stop() {
    application.after();
  }

  @Test
  void createsAScriptAndSaysWhatIsWrongInIt() throws Exception {
    JsonNode created =
        post(SCRIPT.formatted("{\"hello\": \"Nyob zoo,\\nkuv nrog {first_name tham?\"}"), 201);

    assertThat(created.get("id").asText()).isNotEmpty();
    assertThat(created.get("version").asText()).isNotEmpty();
    assertThat(created.get("languages").get(0).get("tag").asText()).isEqualTo("en");
    assertThat(created.get("languages").get(0).get("coverage").asDouble()).isEqualTo(1);
    assertThat(created.get("languages").get(1).get("reviewed").asBoolean()).isFalse();
    JsonNode broken = problem(created, "does_not_parse");
    assertThat(broken.get("language").asText()).isEqualTo("hmn");
    assertThat(broken.get("key").asText()).isEqualTo("hello");
    assertThat(broken.get("position").asInt()).isEqualTo(19);
    assertThat(broken.get("line").asInt()).isEqualTo(2);
    assertThat(broken.get("character").asInt()).isEqualTo(10);
    assertThat(broken.get("message").asText()).contains("never closed");
  }

  @Test
  void publishesAndServesAVersionForEver() throws Exception {
    JsonNode created = post(SCRIPT.formatted("{\"hello\": \"Nyob zoo, {first_name}\"}"), 201);
    String path = "/" + created.get("id").asText();

    HttpResponse<String> state = send("PUT", path + "/state", "mai", "{\"state\": \"published\"}");
    assertThat(state.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(state.body()).get("state").asText()).isEqualTo("published");

    String version = path + "/versions/" + created.get("version").asText() + "?bundle=hmn";
    HttpResponse<String> served = send("GET", version, "tou", null);
    JsonNode json = JSON.readTree(served.body());
    assertThat(served.headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable")
        .contains("private");
    assertThat(json.at("/lines/hello/bundle/text").asText()).isEqualTo("Nyob zoo, {first_name}");
    assertThat(json.at("/lines/hello/bundle/state").asText()).isEqualTo("draft");
    assertThat(json.at("/lines/hello/bundle/parts/1/name").asText()).isEqualTo("first_name");
    assertThat(json.at("/lines/come.no/bundle/state").asText()).isEqualTo("missing");
    assertThat(json.at("/lines/come.no/english/text").asText()).isEqualTo("No");
    assertThat(json.at("/lines/come/english/parts/1/format").asText())
        .isEqualTo("{date, date, ::EEEEMMMMd}");
    assertThat(json.at("/steps/1/feeds/yes").asText()).isEqualTo("session");
    assertThat(json.at("/steps/1/following/no").asText()).isEqualTo("bye");
    assertThat(json.at("/steps/2/following/*").isNull()).isTrue();
    assertThat(json.at("/address_forms/0/key").asText()).isEqualTo("pog");

    HttpRequest again =
        request(version, "tou")
            .header("If-None-Match", served.headers().firstValue("ETag").orElseThrow())
            .build();
    assertThat(HTTP.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
  }

  @Test
  void takesEveryKindOfStepAndServesTheWordsThatNobodyHasToTranslate() throws Exception {
    JsonNode created =
        post(
            """
            {"name": "Survey", "steps": [
              {"id": "come", "kind": "yes_no", "next": {"no": "bye"}, "results": {"no": "refused"}},
              {"id": "many", "kind": "number", "bounds": {"least": 1, "most": 12}, "next": {"1..1": "bye"}},
              {"id": "since", "kind": "date"},
              {"id": "bye", "kind": "say", "results": {"*": "talked"}}],
             "bundles": {"en": {"come": "Will you come?", "many": "How many are you?", "since": "Since when?",
                                "bye": "Thank you!"}}}
            """,
            201);
    String path = "/" + created.get("id").asText();

    assertThat(created.get("problems")).isEmpty();
    assertThat(created.at("/languages/0/coverage").asDouble()).isEqualTo(1);
    assertThat(send("PUT", path + "/state", "mai", "{\"state\": \"published\"}").statusCode())
        .isEqualTo(200);
    JsonNode json = JSON.readTree(send("GET", path + "/versions/1?bundle=ar", "tou", null).body());
    assertThat(json.at("/steps/0/choices").toString()).isEqualTo("[\"yes\",\"no\",\"maybe\"]");
    assertThat(json.at("/steps/0/results/no").asText()).isEqualTo("refused");
    assertThat(json.at("/steps/1/bounds/most").asInt()).isEqualTo(12);
    assertThat(json.at("/steps/1/following/1..1").asText()).isEqualTo("bye");
    assertThat(json.at("/lines/come.yes/bundle/text").asText()).isEqualTo("نعم");
    assertThat(json.at("/lines/come.yes/bundle/direction").asText()).isEqualTo("rtl");
    assertThat(json.at("/lines/come.yes/bundle/state").asText()).isEqualTo("draft");
    assertThat(json.at("/lines/come.yes/english/text").asText()).isEqualTo("Yes");
    assertThat(json.at("/lines/come/bundle/state").asText()).isEqualTo("missing");
  }

  @Test
  void rendersTheLinesForOneContact() throws Exception {
    JsonNode created = post(SCRIPT.formatted("{\"hello\": \"Nyob zoo, {first_name}\"}"), 201);

    HttpResponse<String> rendering =
        send(
            "GET",
            "/"
                + created.get("id").asText()
                + "/rendering?bundle=hmn&contact="
                + ScriptsSite.CONTACT,
            "tou",
            null);

    JsonNode lines = JSON.readTree(rendering.body()).get("lines");
    assertThat(lines.at("/hello/text").asText()).isEqualTo("Nyob zoo, Pa Kou");
    assertThat(lines.at("/hello/english").asText()).isEqualTo("Hello, may I speak with Pa Kou?");
    assertThat(lines.at("/bye/state").asText()).isEqualTo("missing");
  }

  @Test
  void doesNotPublishWhatIsBroken() throws Exception {
    JsonNode created = post(SCRIPT.formatted("{\"hello\": \"Nyob zoo {nobody}\"}"), 201);

    HttpResponse<String> refused =
        send(
            "PUT",
            "/" + created.get("id").asText() + "/state",
            "mai",
            "{\"state\": \"published\"}");

    JsonNode problem = JSON.readTree(refused.body());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("bundles.hmn.hello");
    assertThat(problem.at("/errors/0/code").asText()).isEqualTo("unknown_argument");
    assertThat(problem.at("/errors/0/message").asText()).contains("nobody");
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("name", "required", "{\"steps\": []}"),
        Arguments.of(
            "steps[0].kind",
            "unknown_step_kind",
            "{\"name\": \"A\", \"steps\": [{\"id\": \"a\", \"kind\": \"sing\"}]}"),
        Arguments.of("steps[0].id", "bad_id", "{\"name\": \"A\", \"steps\": [{\"id\": \"a.b\"}]}"),
        Arguments.of("steps[0].id", "bad_id", "{\"name\": \"A\", \"steps\": [null]}"),
        Arguments.of(
            "steps[0].choices[1]",
            "bad_id",
            "{\"name\": \"A\", \"steps\": [{\"id\": \"a\", \"kind\": \"single\", \"choices\": [\"b\", null]}]}"),
        Arguments.of(
            "slots.s", "unknown_slot_kind", "{\"name\": \"A\", \"slots\": {\"s\": \"money\"}}"),
        Arguments.of(
            "source_language",
            "unknown_language",
            "{\"name\": \"A\", \"source_language\": \"tlh-piqd\"}"),
        Arguments.of(
            "bundles.es-MX",
            "language_twice",
            "{\"name\": \"A\", \"bundles\": {\"es\": {}, \"es-MX\": {}}}"),
        Arguments.of(
            "bundles.en.a",
            "line_too_long",
            "{\"name\": \"A\", \"bundles\": {\"en\": {\"a\": \"" + "x".repeat(4001) + "\"}}}"));
  }

  @ParameterizedTest(name = "{1} at {0}")
  @MethodSource("unreadable")
  void saysWhichFieldCannotBeKept(String field, String code, String body) throws Exception {
    JsonNode problem = post(body, 422);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
    assertThat(problem.at("/errors/0/message").asText()).isNotEqualTo(code);
  }

  @Test
  void checksALineWhileItIsTyped() throws Exception {
    HttpResponse<String> checked =
        send(
            "POST",
            "/checks",
            "pao",
            "{\"language\": \"hmn\", \"text\": \"Nyob zoo\\n{first_name\", \"source\": \"Hello {first_name}\"}");

    JsonNode problem = JSON.readTree(checked.body()).at("/problems/0");
    assertThat(problem.get("sentence").asText()).startsWith("Line 2, character 1:");
    assertThat(problem.at("/excerpt/wrong").asText()).isEqualTo("{first_name");
    HttpResponse<String> fine =
        send("POST", "/checks", "pao", "{\"language\": \"vi\", \"text\": \"Chào {address}!\"}");
    assertThat(JSON.readTree(fine.body()).get("problems")).isEmpty();
    assertThat(JSON.readTree(fine.body()).get("preview").asText()).isEqualTo("Chào quý vị!");
  }

  @Test
  void answersWhateverIsTyped() throws Exception {
    String nested = "{g, select, other {".repeat(20_000) + "}}".repeat(20_000);
    for (String text :
        List.of(
            "{n, plural, =1e9999999999 {x} other {y}}",
            "{n, plural, offset:1e999 other {#}}",
            "{n, number, ::scale/1e999999999}",
            "{g, select, other {".repeat(200) + "}}".repeat(200),
            nested,
            "")) {
      for (String source : List.of("", nested)) {
        String body =
            JSON.writeValueAsString(Map.of("language", "hmn", "text", text, "source", source));
        HttpResponse<String> checked = send("POST", "/checks", "pao", body);

        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
      }
    }
  }

  @Test
  void isClosedToWhoMayNot() throws Exception {
    assertThat(send("POST", "", "tou", SCRIPT.formatted("{}")).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/00000000-0000-7000-8000-000000000000", "mai", null).statusCode())
        .isEqualTo(404);
  }

  private static JsonNode problem(JsonNode created, String code) {
    for (JsonNode problem : created.get("problems")) {
      if (problem.get("code").asText().equals(code)) {
        return problem;
      }
    }
    throw new AssertionError("No problem " + code + " in " + created.get("problems"));
  }

  private static JsonNode post(String body, int status) throws Exception {
    HttpResponse<String> response = send("POST", "", "mai", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> send(String method, String path, String who, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path, who)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String who) {
    URI uri =
        URI.create("http://localhost:" + application.getLocalPort() + "/api/v1/scripts" + path);
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + who);
  }
}
