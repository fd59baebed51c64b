package org.polyphony.calling;

import com.codahale.metrics.MetricRegistry;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.polyphony.PolyphonyApplication;
import org.polyphony.PolyphonyConfiguration;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.accounts.NewOrganization;
import org.polyphony.accounts.NewUser;
import org.polyphony.accounts.UserLanguage;
import org.polyphony.platform.Audit;
import org.polyphony.platform.BusinessTime;
import org.polyphony.platform.Database;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.ServerAddress;
import org.polyphony.web.Role;

/** The whole service over a database of its own that keeps what it says, with people to call. */
final class BenchmarkHouse implements AutoCloseable {

  private static final String CONFIG = "config.yml";

  /** Somebody who calls. */
  record Caller(UUID user, String token) {}

  final Database database;
  final Heard.Listener listener = new Heard.Listener();
  final List<Caller> callers = new ArrayList<>();
  private final Path data;
  private final DropwizardTestSupport<PolyphonyConfiguration> running;
  private final AccountsModule accounts;
  private final UUID organization;
  private final BenchmarkLines lines;
  private final CallingApi api;
  private final String coordinator;
  private final String script;

  BenchmarkHouse(int callers) throws Exception {
    data = Files.createTempDirectory("polyphony-benchmark");
    database =
        Database.open(
            DatabaseSettings.embedded(data.resolve("data")),
            new MetricRegistry(),
            BusinessTime.real());
    database.jdbi().setSqlLogger(listener);
    running = service(database.address(), data.resolve("service.log"));
    running.before();
    Clock clock = Clock.systemUTC();
    accounts =
        new AccountsModule(
            database.jdbi(), clock, new Audit(clock), new byte[32], AccountsSettings.none(), null);
    NewOrganization made =
        new NewOrganization("Benchmark", "en", NewOrganization.USUAL_TIME_ZONE, false);
    organization =
        database.jdbi().inTransaction(h -> accounts.accounts().createOrganization(h, made));
    lines = new BenchmarkLines(organization);
    api = new CallingApi(url());
    coordinator = token(user(Role.COORDINATOR, "coordinator"), "coordinator");
    for (int i = 0; i < callers; i++) {
      this.callers.add(caller(i));
    }
    script = publish();
  }

  /** With the shipped settings; only its log, which it keeps as ever, goes to a file. */
  private static DropwizardTestSupport<PolyphonyConfiguration> service(
      ServerAddress address, Path log) {
    return new DropwizardTestSupport<>(
        PolyphonyApplication.class,
        Files.exists(Path.of(CONFIG)) ? CONFIG : "../" + CONFIG,
        new SubstitutingSourceProvider(
            new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)),
        ConfigOverride.config("server.applicationConnectors[0].port", "0"),
        ConfigOverride.config("server.adminConnectors[0].port", "0"),
        ConfigOverride.config("logging.appenders[0].type", "file"),
        ConfigOverride.config("logging.appenders[0].currentLogFilename", log.toString()),
        ConfigOverride.config("logging.appenders[0].archive", "false"),
        ConfigOverride.config("database.url", address.url()),
        ConfigOverride.config("database.user", address.user()),
        ConfigOverride.config("database.password", address.password()));
  }

  String url() {
    return "http://localhost:" + running.getLocalPort();
  }

  /** A connection of the driver's own, in no pool. */
  Connection connect() throws SQLException {
    ServerAddress address = database.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /** One who is known by a token alone: ten thousand passwords would take an hour to hash. */
  private Caller caller(int i) {
    String token = "caller-" + i;
    NewUser user =
        new NewUser(
            organization,
            token,
            null,
            null,
            Set.of(Role.ORGANIZER),
            List.of(new UserLanguage("en", true, true)),
            null,
            false,
            false);
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              UUID id = accounts.accounts().createUser(handle, user);
              handle.execute(
                  "INSERT INTO accounts.api_tokens (id, token_hash, user_id, name, created_at, expires_at)"
                      + " VALUES (?, sha256(convert_to(?, 'UTF8')), ?, 'benchmark', now(), 'infinity')",
                  UUID.randomUUID(),
                  token,
                  id);
              return new Caller(id, token);
            });
  }

  private UUID user(Role role, String name) {
    NewUser user =
        new NewUser(
            organization,
            name,
            email(name),
            password(name),
            Set.of(role),
            List.of(new UserLanguage("en", true, true)),
            null,
            false,
            false);
    return database.jdbi().inTransaction(handle -> accounts.accounts().createUser(handle, user));
  }

  private String token(UUID user, String name) {
    Map<String, String> said = Map.of("email", email(name), "password", password(name));
    String token = api.post(null, "/api/v1/tokens", said).text("token");
    if (token.isEmpty()) {
      throw new IllegalStateException("No token for " + user);
    }
    return token;
  }

  private static String email(String name) {
    return name + "@benchmark.invalid";
  }

  private static String password(String name) {
    return "a long password for " + name;
  }

  private String publish() {
    List<Map<String, Object>> steps =
        List.of(
            Map.of("id", "hello", "kind", "say"),
            Map.of("id", "come", "kind", "single", "choices", List.of("yes", "no")));
    Map<String, String> english =
        Map.of(
            "hello", "Hello {first_name}, this is {caller} for {organization}.",
            "come", "Will you come?",
            "come.yes", "Yes",
            "come.no", "No");
    Map<String, Object> said =
        Map.of(
            "name",
            "Benchmark",
            "source_language",
            "en",
            "steps",
            steps,
            "bundles",
            Map.of("en", english));
    String id = api.post(coordinator, "/api/v1/scripts", said).text("id");
    api.put(coordinator, "/api/v1/scripts/" + id + "/state", Map.of("state", "published"));
    return id;
  }

  /** Fills the database with so many people, each with a line of their own. */
  void bringIn(int people) throws SQLException {
    try (Connection connection = connect()) {
      lines.bringIn(connection, people);
    }
  }

  /** A campaign over all of them, whose lanes are open whatever the hour. */
  UUID open() {
    Map<String, Object> said =
        Map.of(
            "name",
            "Benchmark",
            "channel",
            "phone",
            "goal",
            "survey",
            "purpose",
            "any",
            "script",
            script,
            "lists",
            List.of(lines.list()),
            "languages",
            List.of("en"),
            "touches_a_month",
            31);
    UUID campaign = UUID.fromString(api.post(coordinator, "/api/v1/campaigns", said).text("id"));
    CallingApi.Answer opened =
        api.put(coordinator, "/api/v1/campaigns/" + campaign + "/state", Map.of("state", "open"));
    if (opened.status() != 200) {
      throw new IllegalStateException("The campaign did not open: " + opened);
    }
    while (!api.get(coordinator, "/api/v1/campaigns/" + campaign).body().path("filling").isNull()) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "UPDATE queue.lanes SET open = true, next_change_at = now() + interval '1 day' WHERE campaign = ?",
                  campaign);
              handle.execute("VACUUM ANALYZE queue.entries, queue.entry_people");
            });
    return campaign;
  }

  /** How many lines of a campaign nobody has called yet. */
  int left(UUID campaign) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM queue.entries WHERE campaign = :campaign AND state = 'ready'")
                    .bind("campaign", campaign)
                    .mapTo(Integer.class)
                    .one());
  }

  /** A coordinator begins to bring in files beside the callers. */
  BenchmarkImport importing() {
    return new BenchmarkImport(api, coordinator);
  }

  /** How many lines of a campaign have more than one outcome; all of them end with their first. */
  int givenTwice() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*) FROM (
                          SELECT FROM campaigns.attempts WHERE disposition = 'accepted'
                          GROUP BY campaign, line HAVING count(*) > 1) x
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public void close() throws IOException {
    running.after();
    database.close();
    MoreFiles.deleteRecursively(data, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
