package org.polyphony.calling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.polyphony.TestService;
import org.polyphony.TestService.Person;

/** An outside program's view of the calling API. */
final class CallingApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String url;

  CallingApi(TestService service) {
    this(service.url());
  }

  CallingApi(String url) {
    this.url = url;
  }

  record Answer(int status, JsonNode body) {
    String text(String field) {
      return body.path(field).asText();
    }
  }

  /** A bearer token of somebody. */
  String token(Person person) {
    return post(
            null, "/api/v1/tokens", Map.of("email", person.email(), "password", person.password()))
        .text("token");
  }

  Answer claim(String token, UUID campaign) {
    return post(token, "/api/v1/campaigns/" + campaign + "/claims", Map.of());
  }

  Answer attempt(String token, JsonNode claim, Map<String, ?> said) {
    return post(token, "/api/v1/claims/" + claim.path("id").asText() + "/attempts", said);
  }

  Answer post(String token, String path, Object body) {
    return send(token, "POST", path, body, null);
  }

  Answer get(String token, String path) {
    return send(token, "GET", path, null, null);
  }

  /** A file as it is. */
  Answer upload(String token, String path, byte[] file) {
    return send(token, "POST", path, BodyPublishers.ofByteArray(file), "text/csv", null);
  }

  Answer put(String token, String path, Object body) {
    return send(token, "PUT", path, body, null);
  }

  Answer delete(String token, String path, String receipt) {
    return send(token, "DELETE", path, null, receipt);
  }

  private Answer send(String token, String method, String path, Object body, String receipt) {
    try {
      BodyPublisher said =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body));
      return send(token, method, path, said, "application/json", receipt);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(
      String token, String method, String path, BodyPublisher body, String type, String receipt) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", type)
              .header("Accept", "application/json")
              .method(method, body);
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (receipt != null) {
        request.header("X-Polyphony-Receipt", receipt);
      }
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
