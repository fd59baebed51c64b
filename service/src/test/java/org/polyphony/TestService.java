package org.polyphony;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.accounts.AccountsSettings;
import org.polyphony.accounts.NewOrganization;
import org.polyphony.accounts.NewUser;
import org.polyphony.accounts.UserLanguage;
import org.polyphony.platform.Audit;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;

/**
 * The whole service on a port of its own, over a database of its own.
 *
 * <pre>{@code
 * @RegisterExtension static final TestService service = new TestService();
 * }</pre>
 */
public final class TestService implements BeforeAllCallback, AfterAllCallback {
  private final TestDatabase database = new TestDatabase();
  private final String clock;
  private final boolean samples;
  private DropwizardTestSupport<PolyphonyConfiguration> running;
  private AccountsModule accounts;
  private UUID organization;
  private boolean stopped;

  /** At the system's time. */
  public TestService() {
    this("");
  }

  /**
   * @param clock an instant at which business time starts
   */
  public TestService(String clock) {
    this(clock, false);
  }

  private TestService(String clock, boolean samples) {
    this.clock = clock;
    this.samples = samples;
  }

  /**
   * With the sample people and their phone bank, as the command {@code demo} makes them.
   *
   * @param clock an instant at which business time starts
   */
  public static TestService withSamples(String clock) {
    return new TestService(clock, true);
  }

  /** Somebody with a password. */
  public record Person(UUID user, UUID organization, String email, String password) {}

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database.beforeAll(context);
    DatabaseSettings settings = databaseSettings();
    running =
        new DropwizardTestSupport<>(
            PolyphonyApplication.class,
            "../config.yml",
            new io.dropwizard.configuration.SubstitutingSourceProvider(
                new io.dropwizard.configuration.FileConfigurationSourceProvider(),
                new io.dropwizard.configuration.EnvironmentVariableSubstitutor(false)),
            "dw.",
            this::command,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"),
            ConfigOverride.config("database.url", settings.url()),
            ConfigOverride.config("database.user", settings.user()),
            ConfigOverride.config("database.password", settings.password()),
            ConfigOverride.config("web.pseudoLocales", "true"),
            ConfigOverride.config("clock", clock));
    running.before();
    accounts =
        new AccountsModule(
            jdbi(),
            Clock.systemUTC(),
            new Audit(Clock.systemUTC()),
            new byte[32],
            AccountsSettings.none(),
            null);
    organization = anotherOrganization("Test Organization");
  }

  private Command command(Application<PolyphonyConfiguration> application) {
    PolyphonyApplication polyphony = (PolyphonyApplication) application;
    return samples
        ? new DemoCommand(polyphony)
        : new StartCommand(polyphony, "server", "Runs the service");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
    database.afterAll(context);
  }

  /** Stops this instance; its database stays until the end of the class. */
  public void stop() {
    if (!stopped) {
      stopped = true;
      running.after();
    }
  }

  /** For another instance, or a command, over this one's database. */
  public DatabaseSettings databaseSettings() {
    return database.settings(Path.of("target", "test-data"));
  }

  /** Starts one more instance on the same database, in a process of its own. */
  public ServiceProcess another() {
    return another(Duration.ZERO);
  }

  /**
   * As {@link #another()}, of another build: what lies in the folder goes before its own classes
   * and assets.
   */
  public ServiceProcess another(Path build) {
    return new ServiceProcess(databaseSettings(), clock, build);
  }

  /** As {@link #another()}, whose business time starts so much later; for a given clock only. */
  public ServiceProcess another(Duration later) {
    return new ServiceProcess(
        databaseSettings(),
        later.isZero() ? clock : java.time.Instant.parse(clock).plus(later).toString());
  }

  /** Where it answers: {@code http://localhost:41234}, without a slash. */
  public String url() {
    return "http://localhost:" + running.getLocalPort();
  }

  /** Where health and metrics are. */
  public String adminUrl() {
    return "http://localhost:" + running.getAdminPort();
  }

  /** The database under it. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** The running parts, Jersey's model among them. */
  public io.dropwizard.core.setup.Environment environment() {
    return running.getEnvironment();
  }

  /** The organization that people belong to unless said otherwise. */
  public UUID organization() {
    return organization;
  }

  /** One more partner in this deployment. */
  public UUID anotherOrganization(String name) {
    return jdbi()
        .inTransaction(
            handle ->
                accounts
                    .accounts()
                    .createOrganization(
                        handle,
                        new NewOrganization(name, "en", NewOrganization.USUAL_TIME_ZONE, false)));
  }

  /** Somebody of {@link #organization()} who speaks and reads these languages. */
  public Person person(Role role, String... languages) {
    return person(organization, role, languages);
  }

  /** Somebody of that organization. */
  public Person person(UUID of, Role role, String... languages) {
    String email =
        role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@test.invalid";
    String password = "correct horse battery " + UUID.randomUUID();
    List<UserLanguage> known =
        Arrays.stream(languages).map(tag -> new UserLanguage(tag, true, true)).toList();
    UUID user =
        jdbi()
            .inTransaction(
                handle ->
                    accounts
                        .accounts()
                        .createUser(
                            handle,
                            new NewUser(
                                of,
                                "Pa Houa Test",
                                email,
                                password,
                                Set.of(role),
                                known,
                                null,
                                false,
                                false)));
    return new Person(user, of, email, password);
  }

  /** So many organizers who speak English, each by a bearer token. */
  public List<String> callers(int count) {
    return IntStream.range(0, count).mapToObj(i -> token(Role.ORGANIZER)).toList();
  }

  /** The bearer token of somebody who speaks English and has no password. */
  public String token(Role role) {
    String token = Ids.next().toString();
    NewUser user =
        new NewUser(
            organization,
            "Mai Test",
            null,
            null,
            Set.of(role),
            List.of(new UserLanguage("en", true, true)),
            null,
            false,
            false);
    jdbi()
        .useTransaction(
            handle ->
                handle.execute(
                    "INSERT INTO accounts.api_tokens (id, token_hash, user_id, name, created_at, expires_at)"
                        + " VALUES (?, sha256(convert_to(?, 'UTF8')), ?, 'test', now(), 'infinity')",
                    Ids.next(),
                    token,
                    accounts.accounts().createUser(handle, user)));
    return token;
  }

  /** A link that signs a person in, once: for a browser. */
  public String signInLink(Person person) {
    return url()
        + jdbi().inTransaction(handle -> accounts.accounts().signInLink(handle, person.user()));
  }

  /** A link that signs somebody of the sample in, once. */
  public String signInLinkOfSample(String name) {
    return jdbi()
        .inTransaction(
            handle ->
                accounts.accounts().samplePeople(handle).stream()
                    .filter(user -> user.name().equals(name))
                    .map(user -> url() + accounts.accounts().signInLink(handle, user.id()))
                    .findFirst()
                    .orElseThrow());
  }
}
