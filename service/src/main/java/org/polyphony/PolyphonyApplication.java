package org.polyphony;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.forms.MultiPartBundle;
import java.net.BindException;
import java.util.List;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.DatabaseCommand;
import org.polyphony.platform.PlatformModule;
import org.polyphony.platform.backup.BackupModule;
import org.polyphony.web.KeepableJson;
import org.polyphony.web.Site;

/** The service. {@code run} is its table of contents. */
public final class PolyphonyApplication extends Application<PolyphonyConfiguration> {
  /** Starts the service, or one of its commands; see the README. */
  public static void main(String[] arguments) throws Exception {
    new PolyphonyApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "polyphony";
  }

  @Override
  public void initialize(Bootstrap<PolyphonyConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
    bootstrap.getObjectMapper().registerModule(new KeepableJson());
    bootstrap.addBundle(new MultiPartBundle());
    bootstrap.addCommand(new DemoCommand(this));
    bootstrap.addCommand(
        new DatabaseCommand<>(PolyphonyConfiguration.class, PolyphonyConfiguration::database));
    BackupModule.addCommands(
        bootstrap, PolyphonyConfiguration.class, PolyphonyConfiguration::database);
  }

  @Override
  protected void addDefaultCommands(Bootstrap<PolyphonyConfiguration> bootstrap) {
    bootstrap.addCommand(new StartCommand(this, "server", "Runs the service"));
    bootstrap.addCommand(new CheckSettingsCommand(this));
  }

  @Override
  public void run(PolyphonyConfiguration configuration, Environment environment) {
    var platform = new PlatformModule(configuration.database(), configuration.time(), environment);
    var modules = new Modules(platform, configuration);
    var site = site(platform, modules, configuration, environment);
    modules.mail.register(environment, platform.jobs());
    modules.accounts.register(site, platform.jobs());
    modules.privacy.check();
    modules.privacy.register(site, platform.jobs());
    modules.contacts.register(site);
    modules.consent.register(site, platform.jdbi(), modules.contacts, platform.audit());
    modules.profile.register(site);
    modules.duplicates.register(site, platform::follow);
    modules.ties.register(site);
    modules.imports.register(site);
    modules.optOuts.register(site);
    modules.audiences.register(site, platform.jobs());
    modules.scripts.register(site);
    modules.preview.register(site);
    modules.translations.register(site);
    modules.events.register(site, modules.contacts.merges());
    modules.cohorts.register(site);
    modules.guests.register(site);
    modules.crew.register(site, platform.jobs());
    modules.turnout.register(site);
    modules.starters.register(site);
    modules.campaigns.register(site);
    modules.care.register(site, platform.jobs());
    modules.queue.register(platform.jobs());
    modules.friends.register(site);
    modules.erasure.register(site, platform.jobs());
    modules.coordination.register(site, platform.jobs());
    modules.rooms.register(site);
    modules.checkin.register(site, platform.jobs());
    modules.reminders.register(site, platform.jobs());
    modules.funnel.register(site);
    modules.interpreting.register(site);
    modules.calling.register(site, platform.jobs());
    modules.texting.register(site, platform.jobs(), environment.metrics());
    modules.dashboards.register(site);
    modules.listeners().forEach(platform::follow);
    BackupModule.register(platform, configuration.database());
    platform.register(environment);
    environment.lifecycle().addServerLifecycleListener(greeting(modules, configuration));
  }

  private static Site site(
      PlatformModule platform,
      Modules modules,
      PolyphonyConfiguration configuration,
      Environment environment) {
    Site site =
        new Site(
            environment,
            configuration.getServerFactory(),
            configuration.web(),
            modules.messages,
            modules.accounts.signIns(),
            () -> List.of(platform.secret("web.forms")));
    site.idempotency(platform.idempotencyKeys());
    return site;
  }

  private static Greeting greeting(Modules modules, PolyphonyConfiguration configuration) {
    if (configuration.withSamples()) {
      modules.samples.load();
    }
    return new Greeting(
        System.out,
        configuration.web().publicUrl(),
        modules.accounts.firstAdministrator().prepare(),
        configuration.withSamples() ? modules.samples.signInLinks() : List.of());
  }

  /** Says why the service cannot start in plain words, without a stack trace. */
  @Override
  protected void onFatalError(Throwable problem) {
    if (problem instanceof CannotStart || problem instanceof ConfigurationException) {
      System.err.println(problem.getMessage());
    } else if (problem.getCause() instanceof BindException || problem instanceof BindException) {
      System.err.println(
          "Another program uses the port of Polyphony ("
              + problem.getMessage()
              + "). Stop it, or choose other ports by POLYPHONY_PORT and POLYPHONY_ADMIN_PORT.");
    } else {
      problem.printStackTrace();
    }
    System.exit(1);
  }
}
