package org.polyphony.accounts;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyphony.i18n.Messages;
import org.polyphony.web.Site;
import org.polyphony.web.WebSettings;

/** The pages and the API of this feature alone, over HTTP. */
public final class AccountsSite extends Application<Configuration> {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final AccountsModule module;

  AccountsSite(AccountsModule module) {
    this.module = module;
  }

  /** Started on a free port; the caller stops it by {@code after()}. */
  static DropwizardAppExtension<Configuration> start(AccountsModule module) throws Exception {
    DropwizardAppExtension<Configuration> running =
        new DropwizardAppExtension<>(
            new io.dropwizard.testing.DropwizardTestSupport<>(
                AccountsSite.class,
                null,
                (String) null,
                ConfigOverride.config("server.applicationConnectors[0].port", "0"),
                ConfigOverride.config("server.adminConnectors[0].port", "0"),
                ConfigOverride.config("logging.level", "WARN")) {
              @Override
              public Application<Configuration> newApplication() {
                return new AccountsSite(module);
              }
            });
    running.before();
    return running;
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    Site site =
        new Site(
            environment,
            configuration.getServerFactory(),
            new WebSettings(null, true),
            Messages.load(AccountsSite.class.getClassLoader()),
            module.signIns(),
            () -> List.of(new byte[32]));
    module.register(site);
  }

  /** Somebody's browser: keeps cookies, sends forms with the token of the page before. */
  static final class Visit {
    private final String site;
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private HttpResponse<String> last;

    Visit(int port) {
      site = "http://localhost:" + port;
    }

    /** Follows where a page leads, as browsers do. */
    Visit open(String path) {
      last = send(HttpRequest.newBuilder(URI.create(site + path)).header("Accept", "text/html"));
      while (status() == 303) {
        last = send(HttpRequest.newBuilder(URI.create(site).resolve(location())));
      }
      return this;
    }

    /** Follows a link, as a browser that says from where. */
    Visit follow(String path, String fromSite) {
      last =
          send(
              HttpRequest.newBuilder(URI.create(site + path))
                  .header("Accept", "text/html")
                  .header("Sec-Fetch-Site", fromSite));
      return this;
    }

    /** Sends the form of the page that is open; stays at its answer. */
    Visit submit(String path, String... namesAndValues) {
      Matcher token = TOKEN.matcher(last.body());
      StringBuilder body = new StringBuilder("csrf=" + (token.find() ? token.group(1) : ""));
      for (int i = 0; i < namesAndValues.length; i += 2) {
        body.append('&').append(namesAndValues[i]).append('=');
        body.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
      }
      last =
          send(
              HttpRequest.newBuilder(URI.create(site + path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body.toString())));
      return this;
    }

    /** A call of the API. */
    Visit call(String method, String path, String token, String json) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(site + path))
              .header("Content-Type", "application/json")
              .method(
                  method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      last = send(request);
      return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return http.send(request.build(), BodyHandlers.ofString());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    int status() {
      return last.statusCode();
    }

    String body() {
      return last.body();
    }

    /** The path and query that the answer leads to. */
    String location() {
      URI location = URI.create(header("Location"));
      String query = location.getRawQuery();
      return location.getRawPath() + (query == null ? "" : "?" + query);
    }

    String path() {
      return last.uri().getPath();
    }

    String header(String name) {
      return last.headers().firstValue(name).orElse("");
    }

    List<String> headers(String name) {
      return last.headers().allValues(name);
    }

    /** A field of a JSON answer, as far as a text. */
    String json(String name) {
      Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body());
      return field.find() ? field.group(1) : "";
    }
  }
}
