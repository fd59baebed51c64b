package org.polyphony.web;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.polyphony.platform.IdempotencyKeys;

/** The {@link SmallSite}, started on a free port, and a client to it. */
final class SmallService implements BeforeAllCallback, AfterAllCallback {
  private final Supplier<IdempotencyKeys> keys;
  private final HttpClient http = HttpClient.newHttpClient();
  private DropwizardTestSupport<Configuration> support;

  SmallService() {
    this(() -> null);
  }

  SmallService(Supplier<IdempotencyKeys> keys) {
    this.keys = keys;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    support =
        new DropwizardTestSupport<>(
            SmallSite.class,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0")) {
          @Override
          public Application<Configuration> newApplication() {
            return new SmallSite(keys.get());
          }
        };
    support.before();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    support.after();
  }

  String url() {
    return "http://localhost:" + support.getLocalPort();
  }

  Request get(String path) {
    return new Request("GET", path, BodyPublishers.noBody());
  }

  Request json(String path, String body) {
    return new Request("POST", path, BodyPublishers.ofString(body))
        .header("Content-Type", "application/json");
  }

  Request form(String path, String body) {
    return new Request("POST", path, BodyPublishers.ofString(body))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  Request body(String type, String path, String body) {
    return new Request("POST", path, BodyPublishers.ofString(body)).header("Content-Type", type);
  }

  /** JSON that comes in chunks and does not say how long it is. */
  Request stream(String path, String body) {
    return new Request(
            "POST",
            path,
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .header("Content-Type", "application/json");
  }

  Request method(String method, String path) {
    return new Request(method, path, BodyPublishers.noBody());
  }

  /** A request in the making. */
  final class Request {
    private final HttpRequest.Builder builder;

    private Request(String method, String path, HttpRequest.BodyPublisher body) {
      builder =
          HttpRequest.newBuilder(URI.create(url() + path))
              .method(method, body)
              .header(
                  "Accept",
                  path.startsWith("/api") ? "*/*" : "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    Request header(String name, String value) {
      builder.header(name, value);
      return this;
    }

    /** With the session of this first name. */
    Request as(String session) {
      return header("Cookie", SignIns.COOKIE + "=" + session);
    }

    /** With the bearer token of this first name. */
    Request bearing(String token) {
      return header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send() throws Exception {
      return http.send(builder.build(), BodyHandlers.ofString());
    }

    int status() throws Exception {
      return send().statusCode();
    }
  }
}
