package org.polyphony.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.polyphony.Given;
import org.polyphony.TestService;
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;

/** An event with guests, and whoever says over the API that they are there. */
public final class SomeDoor {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public final UUID event;
  private final TestService service;

  /** An evening of two hours in Sacramento on the day on which the clock of the service starts. */
  public SomeDoor(TestService service) {
    this(service, "2026-06-10T18:00:00Z", "2026-06-10T20:00:00Z");
  }

  public SomeDoor(TestService service, String from, String until) {
    this.service = service;
    this.event = event(from, until);
  }

  public record Answer(int status, JsonNode body) {
    public String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  /** One more event of the organization. */
  public UUID event(String from, String until) {
    UUID id = Ids.next();
    sql(
        "INSERT INTO events.events (id, organization, slug, kind, name, starts_at, ends_at, time_zone, created_at)"
            + " VALUES (?, ?, ?, 'session', 'Session at Hagginwood', CAST(? AS timestamptz), CAST(? AS timestamptz),"
            + " 'America/Los_Angeles', now())",
        id,
        service.organization(),
        id.toString(),
        from,
        until);
    return id;
  }

  /** Somebody who is known. */
  public UUID contact(String name) {
    return service
        .jdbi()
        .inTransaction(handle -> Given.contact(handle, service.organization(), name));
  }

  /** Somebody with a number. */
  public UUID contactOn(String name, String tel) {
    return service
        .jdbi()
        .inTransaction(
            handle -> {
              UUID line = Given.line(handle);
              handle.execute("UPDATE contacts.lines SET tel = ? WHERE id = ?", tel, line);
              return Given.contactOn(handle, service.organization(), name, line);
            });
  }

  /** A list of these people, for any purpose. */
  public void list(UUID... contacts) {
    UUID list = Ids.next();
    sql(
        "INSERT INTO contacts.lists (id, organization, name, source, purpose, created_at) VALUES (?, ?, 'All', '', 'any', now())",
        list,
        service.organization());
    for (UUID contact : contacts) {
      sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
    }
  }

  /** Their registration. */
  public UUID register(UUID contact, String language, String needs) {
    return register(event, contact, language, needs, "phone");
  }

  public UUID register(UUID of, UUID contact, String language, String needs, String source) {
    UUID id = Ids.next();
    sql(
        "INSERT INTO events.registrations (id, event, contact, status, source, language, needs, created_at, updated_at)"
            + " VALUES (?, ?, ?, 'accepted', ?, ?, CAST(? AS jsonb), now(), now())",
        id,
        of,
        contact,
        source,
        language,
        needs);
    return id;
  }

  /** The bearer token of one more coordinator. */
  public String coordinator() {
    return service.token(Role.COORDINATOR);
  }

  public Answer here(String token, UUID key, UUID contact) {
    return here(token, Map.of("key", key, "contact", contact));
  }

  public Answer here(String token, Map<String, ?> said) {
    return send(token, "POST", "/api/v1/events/" + event + "/attendance", said);
  }

  public Answer walkIn(String token, String name, String phone, String language) {
    return here(
        token,
        Map.of(
            "key",
            UUID.randomUUID(),
            "walk_in",
            Map.of("name", name, "phone", phone, "language", language)));
  }

  /** What a phone is given. */
  public Answer door(String token) {
    return send(token, "GET", "/api/v1/doors/" + event, null);
  }

  /** A tap with a pass, without a session. */
  public Answer tap(String pass, UUID key, UUID contact) {
    return send(
        null,
        "POST",
        "/api/v1/doors/" + event + "/taps",
        Map.of("pass", pass, "key", key, "contact", contact));
  }

  /** Takes a tap back with a pass. */
  public Answer withdraw(String pass, UUID tap) {
    return send(
        null,
        "POST",
        "/api/v1/doors/" + event + "/withdrawals",
        Map.of("pass", pass, "key", UUID.randomUUID(), "tap", tap));
  }

  public Answer get(String token, String path) {
    return send(token, "GET", path, null);
  }

  public Answer delete(String token, String attendance) {
    return send(token, "DELETE", "/api/v1/events/" + event + "/attendance/" + attendance, null);
  }

  public Answer send(String token, String method, String path, Map<String, ?> body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(service.url() + path))
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(new HashMap<>(body))));
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void sql(String statement, Object... arguments) {
    service.jdbi().useHandle(handle -> handle.execute(statement, arguments));
  }

  /** One value, as text. */
  public String text(String query, Object... arguments) {
    return service
        .jdbi()
        .withHandle(
            handle -> handle.select(query, arguments).mapTo(String.class).findOne().orElse(null));
  }

  /** Who stands in the tables as having come, whoever is asked. */
  public String standing() {
    return text(
        "SELECT count(*) || ' of ' || count(DISTINCT contact) FROM checkin.attendances WHERE event = ? AND undone_at IS NULL",
        event);
  }
}
