package org.polyphony.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;
import org.polyphony.web.Role;

/** People of the sample organization, who use the API of shifts. */
final class RoomApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestService service;

  RoomApi(TestService service) {
    this.service = service;
  }

  record Answer(int status, JsonNode body) {
    JsonNode at(String pointer) {
      return body.at(pointer);
    }
  }

  /** Somebody who uses the API. */
  final class Somebody {
    final Person person;
    private final String token;

    Somebody(Person person) {
      this.person = person;
      token =
          send(
                  null,
                  "POST",
                  "/api/v1/tokens",
                  Map.of("email", person.email(), "password", person.password()))
              .at("/token")
              .asText();
    }

    UUID id() {
      return person.user();
    }

    Answer get(String path) {
      return send(token, "GET", path, null);
    }

    Answer post(String path, Object body) {
      return send(token, "POST", path, body);
    }

    Answer put(String path, Object body) {
      return send(token, "PUT", path, body);
    }

    Answer delete(String path) {
      return send(token, "DELETE", path, null);
    }

    Answer isHere(String shift, String doing) {
      return put("/api/v1/shifts/" + shift + "/presence", Map.of("doing", doing));
    }

    /** Calls the next person and talks to them; the id of the attempt. */
    String talks(String language) {
      Answer claim = post("/api/v1/campaigns/" + campaign() + "/claims", Map.of());
      return records(claim, "talked", language, List.of("hostile")).at("/id").asText();
    }

    /** Says what came of a call. */
    Answer records(Answer claim, String result) {
      return records(claim, result, claim.at("/bundle").asText(), List.of());
    }

    private Answer records(Answer claim, String result, String language, List<String> flags) {
      return post(
          "/api/v1/claims/" + claim.at("/id").asText() + "/attempts",
          Map.of(
              "key",
              UUID.randomUUID(),
              "receipt",
              claim.at("/receipt").asText(),
              "result",
              result,
              "spoken",
              language,
              "bundle",
              language,
              "people",
              List.of(
                  Map.of("contact", claim.at("/people/0/contact").asText(), "answers", Map.of())),
              "flags",
              flags));
    }
  }

  /** Somebody of the organization of the sample. */
  Somebody somebody(Role role, String... speaks) {
    return new Somebody(service.person(organization(), role, speaks));
  }

  /** Somebody of another organization. */
  Somebody stranger(Role role) {
    return new Somebody(service.person(role, "en"));
  }

  /** What a shift from ten to two is planned with. */
  Map<String, Object> plan(UUID lead) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("name", "Wednesday phone bank");
    plan.put("campaign", campaign());
    plan.put("starts_at", "2026-06-10T17:00:00Z");
    plan.put("ends_at", "2026-06-10T21:00:00Z");
    plan.put("place", "Hagginwood Community Center");
    plan.put("goal", 300);
    plan.put("lead", lead);
    return plan;
  }

  /** Plans one and answers its id. */
  String planned(Somebody coordinator, UUID lead) {
    return coordinator.post("/api/v1/shifts", plan(lead)).at("/id").asText();
  }

  String campaign() {
    return text("SELECT campaign::text FROM campaigns.known_campaigns LIMIT 1");
  }

  String text(String query, Object... arguments) {
    return service
        .jdbi()
        .withHandle(handle -> handle.select(query, arguments).mapTo(String.class).one());
  }

  private UUID organization() {
    return UUID.fromString(
        text("SELECT organization::text FROM campaigns.known_campaigns LIMIT 1"));
  }

  private Answer send(String token, String method, String path, Object body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(service.url() + path))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)));
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
