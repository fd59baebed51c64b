package org.polyphony.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.SignIns;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;
import org.polyphony.web.WebSettings;

/**
 * The pages and the API of campaigns, events and turnout on a port of their own. Whoever shows mai,
 * pa, tou or stranger as their session is the coordinator, leader or organizer of one organization,
 * or another's coordinator.
 */
final class CampaignSite implements BeforeAllCallback, AfterAllCallback {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  private final TestDatabase database = new TestDatabase();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private DropwizardTestSupport<Configuration> running;
  private SomeCampaigns desk;
  private Map<String, Viewer> viewers;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database.beforeAll(context);
    try (Handle handle = database.jdbi().open()) {
      desk = new SomeCampaigns(database, handle);
    }
    viewers =
        Map.of(
            "mai", desk.coordinator,
            "pa", SomeCampaigns.viewer(desk.coordinator.organization(), Role.LEADER),
            "tou", SomeCampaigns.viewer(desk.coordinator.organization(), Role.ORGANIZER),
            "stranger", SomeCampaigns.viewer(Ids.next(), Role.COORDINATOR));
    running =
        new DropwizardTestSupport<>(
            Pages.class,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0")) {
          @Override
          public Application<Configuration> newApplication() {
            return new Pages();
          }
        };
    running.before();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running.after();
    database.afterAll(context);
  }

  SomeCampaigns desk() {
    return desk;
  }

  TestDatabase database() {
    return database;
  }

  String url() {
    return "http://localhost:" + running.getLocalPort();
  }

  /** A page, as this person sees it. */
  HttpResponse<String> get(String who, String path) throws Exception {
    return http.send(
        request(who, path).header("Accept", "text/html").GET().build(), BodyHandlers.ofString());
  }

  /** A form sent by this person, with the token of the page it stands on. */
  HttpResponse<String> post(String who, String page, String path, String... namesAndValues)
      throws Exception {
    Matcher token = TOKEN.matcher(get(who, page).body());
    StringBuilder form = new StringBuilder("csrf=");
    form.append(token.find() ? encoded(token.group(1)) : "");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&').append(encoded(namesAndValues[i]));
      form.append('=').append(encoded(namesAndValues[i + 1]));
    }
    return http.send(
        request(who, path)
            .header("Accept", "text/html")
            .header("Origin", url())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  /** What the API answers, with its status under {@code "http"}. */
  JsonNode api(String who, String method, String path, String body) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + who)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return ((ObjectNode) json.readTree(response.body())).put("http", response.statusCode());
  }

  private HttpRequest.Builder request(String who, String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .header("Cookie", SignIns.COOKIE + "=" + who);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private final class Pages extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {
      Site site =
          new Site(
              environment,
              configuration.getServerFactory(),
              new WebSettings(null, true),
              Messages.load(CampaignSite.class.getClassLoader()),
              new KnownSessions(),
              () -> List.of(new byte[32]));
      desk.register(site);
    }
  }

  private final class KnownSessions implements SignIns {
    @Override
    public Optional<Viewer> bySession(String cookieValue) {
      return Optional.ofNullable(viewers.get(cookieValue));
    }

    @Override
    public Optional<Viewer> byBearer(String token) {
      return Optional.ofNullable(viewers.get(token));
    }
  }
}
