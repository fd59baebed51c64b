package org.polyphony.guests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.TestService;
import org.polyphony.events.Event;
import org.polyphony.events.EventKind;
import org.polyphony.events.EventsModule;
import org.polyphony.events.NewEvent;
import org.polyphony.platform.Audit;

/** Somebody without an account, over HTTP, and the events that they are invited to. */
final class PublicVisit {

  static final String ON_LINE = "https://meet.invalid/secret-room";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-10T17:00:00Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestService service;

  PublicVisit(TestService service) {
    this.service = service;
  }

  Event event(@Nullable Integer seats) {
    return event(EventKind.SESSION, service.organization(), seats);
  }

  Event event(EventKind kind, UUID organization, @Nullable Integer seats) {
    return service
        .jdbi()
        .inTransaction(
            handle ->
                new EventsModule(service.jdbi(), new Audit(CLOCK), CLOCK)
                    .events()
                    .create(
                        handle,
                        organization,
                        null,
                        new NewEvent(
                            kind,
                            "Listening session",
                            "Residents",
                            Instant.parse("2026-06-18T01:00:00Z"),
                            Instant.parse("2026-06-18T03:00:00Z"),
                            ZoneId.of("America/Los_Angeles"),
                            "Hagginwood Community Center",
                            "3271 Marysville Blvd, Sacramento, CA 95815",
                            ON_LINE,
                            seats,
                            false)));
  }

  HttpResponse<String> register(Event event, Map<String, Object> body) throws Exception {
    return send(
        request("/api/v1/public/events/" + event.slug() + "/registrations")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** The path of the private link. */
  String path(HttpResponse<String> taken) throws IOException {
    return URI.create(json(taken).get("link").asText()).getPath();
  }

  /** Sends the form that stands on a page, with what was typed. */
  int submit(String page, String action, String typed) throws Exception {
    HttpResponse<String> form = get(page);
    String cookie =
        form.headers().allValues("Set-Cookie").stream()
            .filter(value -> value.startsWith("polyphony_form="))
            .findFirst()
            .orElseThrow()
            .replaceAll(";.*", "");
    StringBuilder body = new StringBuilder();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")
            .matcher(form.body());
    while (hidden.find()) {
      body.append(body.isEmpty() ? "" : "&")
          .append(hidden.group(1))
          .append('=')
          .append(hidden.group(2));
    }
    return send(request(action)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body + typed)))
        .statusCode();
  }

  HttpResponse<String> get(String path) throws Exception {
    return get(path, "en");
  }

  HttpResponse<String> get(String path, String language) throws Exception {
    return send(request(path).header("Accept-Language", language).GET());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.url() + path));
  }

  byte[] bytes(String path) throws Exception {
    return HTTP.send(
            request(path).header("Accept-Encoding", "gzip").GET().build(),
            BodyHandlers.ofByteArray())
        .body();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  List<String> registrations(Event event) {
    return service
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT concat_ws(' ', status, party, language, source, needs::text)
                        FROM events.known_registrations WHERE event = :event ORDER BY registration
                        """)
                    .bind("event", event.id())
                    .mapTo(String.class)
                    .list());
  }

  void in(Consumer<Handle> work) {
    service.jdbi().useTransaction(work::accept);
  }
}
