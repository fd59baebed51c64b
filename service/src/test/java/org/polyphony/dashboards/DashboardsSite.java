package org.polyphony.dashboards;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.SignIns;
import org.polyphony.web.Site;
import org.polyphony.web.Viewer;
import org.polyphony.web.WebSettings;

/** The pages and the API of this feature alone, over a database of its own. */
final class DashboardsSite implements BeforeAllCallback, AfterAllCallback, SignIns {

  private final TestDatabase database = new TestDatabase();
  private final Map<String, Viewer> sessions = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private DropwizardTestSupport<Configuration> running;
  private DashboardsModule module;

  /** The application, of which only {@link Small#run} is ours. */
  public static final class Small extends Application<Configuration> {
    private final SignIns signIns;
    private final DashboardsModule module;

    Small(SignIns signIns, DashboardsModule module) {
      this.signIns = signIns;
      this.module = module;
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      Site site =
          new Site(
              environment,
              configuration.getServerFactory(),
              new WebSettings(null, true),
              Messages.load(Small.class.getClassLoader()),
              signIns,
              () -> List.of(new byte[32]));
      module.register(site);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database.beforeAll(context);
    module =
        new DashboardsModule(database.jdbi(), new Jobs(database.database(), Clock.systemUTC()));
    running =
        new DropwizardTestSupport<>(
            Small.class,
            null,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"),
            ConfigOverride.config("logging.level", "WARN")) {
          @Override
          public Application<Configuration> newApplication() {
            return new Small(DashboardsSite.this, module);
          }
        };
    running.before();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running.after();
    database.afterAll(context);
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  String url() {
    return "http://localhost:" + running.getLocalPort();
  }

  /** A campaign whose figures are kept by this site's module. */
  SomeCampaign campaign(UUID organization) {
    return new SomeCampaign(jdbi(), module, organization);
  }

  /** The session of somebody of that organization who has this role alone. */
  String signIn(UUID organization, Role role) {
    String session = UUID.randomUUID().toString();
    sessions.put(
        session,
        new Viewer(
            Ids.next(),
            organization,
            "Mai See",
            Set.of(role),
            Set.of("hmn"),
            Set.of("en"),
            null,
            null,
            false));
    return session;
  }

  /** What a browser or program with this session gets. */
  HttpResponse<String> get(String session, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Cookie", SignIns.COOKIE + "=" + session)
            .header("X-Polyphony", "1")
            .header("Accept", path.startsWith("/api") ? "*/*" : "text/html,*/*;q=0.8")
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public Optional<Viewer> bySession(String cookieValue) {
    return Optional.ofNullable(sessions.get(cookieValue));
  }

  @Override
  public Optional<Viewer> byBearer(String token) {
    return Optional.empty();
  }
}
