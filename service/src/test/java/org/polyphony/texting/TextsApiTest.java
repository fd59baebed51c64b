package org.polyphony.texting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** Texts from the preview to the receipt, over the API and through the sandbox. */
class TextsApiTest {
  @RegisterExtension static final TestService service = new TestService("2026-06-10T19:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token = service.token(Role.COORDINATOR);

  @Test
  void showsWhatATextWillBeAndCostBeforeItIsSent() throws Exception {
    JsonNode preview =
        call(
                "POST",
                "/api/v1/texts/preview",
                Map.of(
                    "bodies",
                    Map.of(
                        "en", "Hi {first_name}, this is {organization}. STOP to end",
                        "es", "Hola {first_name}, ¿vendrá el sábado?"),
                    "arguments",
                    Map.of("first_name", "Mai", "organization", "HIP")))
            .body();
    assertThat(preview.at("/en/text").asText()).isEqualTo("Hi Mai, this is HIP. STOP to end");
    assertThat(preview.at("/en/encoding").asText()).isEqualTo("gsm-7");
    assertThat(preview.at("/en/units").asInt()).isEqualTo(32);
    assertThat(preview.at("/en/segments").asInt()).isEqualTo(1);
    assertThat(preview.at("/en/price").asText()).isEqualTo("0.0123");
    assertThat(preview.at("/en/problems")).isEmpty();
    assertThat(preview.at("/es/encoding").asText()).isEqualTo("ucs-2");
    assertThat(preview.at("/es/obstacles/0/letter").asText()).isEqualTo("á");
    assertThat(preview.at("/es/problems").findValuesAsText("code"))
        .contains("no_sender", "no_way_to_stop");
  }

  @Test
  @Timeout(120)
  void sendsThroughTheSandboxAndHearsWhatCameOfIt() throws Exception {
    UUID list = list();
    on(list, "+19165550101", true);
    on(list, "+19165550153", true);
    on(list, "+19165550156", true);
    on(list, "+19165550102", false);
    Answer made =
        call(
            "POST",
            "/api/v1/text-campaigns",
            Map.of(
                "key",
                UUID.randomUUID(),
                "name",
                "Come",
                "list",
                list,
                "bodies",
                Map.of("en", "Hi {first_name}")));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    String address = "/api/v1/text-campaigns/" + made.body().path("id").asText();
    assertThat(call("PUT", address + "/state", Map.of("state", "open")).status()).isEqualTo(200);
    JsonNode counts = call("GET", address, null).body().at("/figures/counts");
    while (counts.path("delivered").asInt() < 2 || counts.path("failed").asInt() < 1) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      counts = call("GET", address, null).body().at("/figures/counts");
    }
    assertThat(counts.path("no_consent").asInt()).isEqualTo(1);
    assertThat(call("GET", address, null).body().at("/figures/failed/filtered").asInt())
        .isEqualTo(1);
    JsonNode inbound = call("GET", "/api/v1/inbound-texts", null).body().path("items");
    while (inbound.isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      inbound = call("GET", "/api/v1/inbound-texts", null).body().path("items");
    }
    assertThat(inbound.path(0).path("meaning").asText()).isEqualTo("stop");
  }

  @Test
  void refusesAndCountsWhatNoCarrierHasSigned() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(service.url() + "/webhooks/twilio/inbound"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "x")
                .POST(BodyPublishers.ofString("MessageSid=SM1&From=%2B19165550101&Body=STOP"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(service.environment().metrics().meter("texting.webhooks.refused").getCount())
        .isEqualTo(1);
  }

  private UUID list() {
    UUID list = Ids.next();
    service
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'List', now())",
                    list,
                    service.organization()));
    return list;
  }

  private void on(UUID list, String tel, boolean agreed) {
    service
        .jdbi()
        .useTransaction(
            handle -> {
              UUID line = Ids.next();
              handle.execute(
                  "INSERT INTO contacts.lines (id, tel, time_zones, created_at)"
                      + " VALUES (?, ?, '{America/Los_Angeles}', now())",
                  line,
                  tel);
              UUID contact = Given.contactOn(handle, service.organization(), "Mai Vang", line);
              handle.execute(
                  "INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
              if (agreed) {
                handle.execute(
                    "INSERT INTO consent.consents (id, line, contact, organization, channel, purpose, source, given,"
                        + " given_at, recorded_at) VALUES (?, ?, ?, ?, 'text', 'any', 'form', true, now(), now())",
                    Ids.next(),
                    line,
                    contact,
                    service.organization());
              }
            });
  }

  private record Answer(int status, JsonNode body) {}

  private Answer call(String method, String path, Object body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }
}
