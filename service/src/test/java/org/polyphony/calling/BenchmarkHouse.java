package org.polyphony.calling;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
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
import org.polyphony.platform.Ids;
import org.polyphony.web.Role;
import org.postgresql.PGConnection;

/** The whole service over a database of its own that keeps what it says, with people to call. */
final class BenchmarkHouse implements AutoCloseable {

  /** Somebody who calls. */
  record Caller(UUID user, String token) {}

  final Database database;
  final UUID organization;
  final List<Caller> callers = new ArrayList<>();
  private final UUID list = Ids.next();
  private final DropwizardTestSupport<PolyphonyConfiguration> running;
  private final AccountsModule accounts;
  private final CallingApi api;
  private final String coordinator;
  private final String script;

  BenchmarkHouse(int callers) throws Exception {
    database = Database.open(settings(), new MetricRegistry(), BusinessTime.real());
    var pool = ((DataSourceProxy) database.dataSource()).getPoolProperties();
    running =
        new DropwizardTestSupport<>(
            PolyphonyApplication.class,
            Files.exists(Path.of("config.yml")) ? "config.yml" : "../config.yml",
            new SubstitutingSourceProvider(
                new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)),
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"),
            ConfigOverride.config("logging.loggers.[org.polyphony.web.RequestLog]", "WARN"),
            ConfigOverride.config("database.url", pool.getUrl()),
            ConfigOverride.config("database.user", pool.getUsername()),
            ConfigOverride.config("database.password", pool.getPassword()));
    running.before();
    Clock clock = Clock.systemUTC();
    accounts =
        new AccountsModule(
            database.jdbi(), clock, new Audit(clock), new byte[32], AccountsSettings.none(), null);
    organization =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    accounts
                        .accounts()
                        .createOrganization(
                            handle,
                            new NewOrganization(
                                "Benchmark", "en", NewOrganization.USUAL_TIME_ZONE, false)));
    api = new CallingApi(url());
    coordinator = token(user(Role.COORDINATOR, "coordinator"), "coordinator");
    for (int i = 0; i < callers; i++) {
      String name = "caller-" + i;
      UUID user = user(Role.ORGANIZER, name);
      this.callers.add(new Caller(user, token(user, name)));
    }
    script = publish();
  }

  private static DatabaseSettings settings() throws Exception {
    return new DatabaseSettings(
        System.getenv("POLYPHONY_DATABASE_URL"),
        System.getenv("POLYPHONY_DATABASE_USER"),
        System.getenv("POLYPHONY_DATABASE_PASSWORD"),
        Files.createTempDirectory("benchmark"),
        20);
  }

  String url() {
    return "http://localhost:" + running.getLocalPort();
  }

  /** A connection of the driver's own, in no pool. */
  Connection connect() throws SQLException {
    var pool = ((DataSourceProxy) database.dataSource()).getPoolProperties();
    return DriverManager.getConnection(pool.getUrl(), pool.getUsername(), pool.getPassword());
  }

  private UUID user(Role role, String name) {
    List<UserLanguage> languages = List.of(new UserLanguage("en", true, true));
    NewUser user =
        new NewUser(
            organization,
            name,
            name + "@benchmark.invalid",
            "a long password for " + name,
            Set.of(role),
            languages,
            null,
            false,
            false);
    return database.jdbi().inTransaction(h -> accounts.accounts().createUser(h, user));
  }

  private String token(UUID user, String name) {
    Map<String, String> said =
        Map.of("email", name + "@benchmark.invalid", "password", "a long password for " + name);
    return api.post(null, "/api/v1/tokens", said).text("token");
  }

  private String publish() {
    Map<String, Object> said =
        Map.of(
            "name",
            "Benchmark",
            "source_language",
            "en",
            "steps",
            List.of(
                Map.of("id", "hello", "kind", "say"),
                Map.of("id", "come", "kind", "single", "choices", List.of("yes", "no"))),
            "bundles",
            Map.of(
                "en",
                Map.of(
                    "hello", "Hello {first_name}, this is {caller} for {organization}.",
                    "come", "Will you come?",
                    "come.yes", "Yes",
                    "come.no", "No")));
    String id = api.post(coordinator, "/api/v1/scripts", said).text("id");
    api.put(coordinator, "/api/v1/scripts/" + id + "/state", Map.of("state", "published"));
    return id;
  }

  /** People with a line each, through COPY. */
  void bringIn(int people) throws Exception {
    List<UUID> contacts = IntStream.range(0, people).mapToObj(i -> Ids.next()).toList();
    List<UUID> lines = IntStream.range(0, people).mapToObj(i -> Ids.next()).toList();
    try (Connection connection = connect()) {
      connection.createStatement().execute("SET session_replication_role = DEFAULT");
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'Benchmark', now())")) {
        insert.setObject(1, list);
        insert.setObject(2, organization);
        insert.execute();
      }
      copy(
          connection,
          "contacts.contacts (id, organization, full_name, given_name, family_name, name_folded, spoken, spoken_source, created_at, updated_at)",
          people,
          i ->
              "%s,%s,Given%d Family,Given%d,Family,given%d family,en,imported,2026-01-01,2026-01-01"
                  .formatted(contacts.get(i), organization, i, i, i));
      copy(
          connection,
          "contacts.lines (id, tel, time_zones, created_at)",
          people,
          i -> "%s,+1916%07d,{America/Los_Angeles},2026-01-01".formatted(lines.get(i), i));
      copy(
          connection,
          "contacts.contact_lines (contact, line)",
          people,
          i -> contacts.get(i) + "," + lines.get(i));
      copy(
          connection,
          "contacts.list_members (list, contact)",
          people,
          i -> list + "," + contacts.get(i));
      connection.createStatement().execute("ANALYZE");
    }
  }

  private static void copy(
      Connection connection, String table, int rows, java.util.function.IntFunction<String> row)
      throws Exception {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      csv.append(row.apply(i)).append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", new StringReader(csv.toString()));
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
            List.of(list),
            "languages",
            List.of("en"),
            "touches_a_month",
            31);
    UUID campaign = UUID.fromString(api.post(coordinator, "/api/v1/campaigns", said).text("id"));
    api.put(coordinator, "/api/v1/campaigns/" + campaign + "/state", Map.of("state", "open"));
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "UPDATE queue.lanes SET open = true, next_change_at = now() + interval '1 day' WHERE campaign = ?",
                  campaign);
              handle.execute("ANALYZE queue.entries, queue.entry_people");
            });
    return campaign;
  }

  @Override
  public void close() {
    running.after();
    database.close();
  }
}
