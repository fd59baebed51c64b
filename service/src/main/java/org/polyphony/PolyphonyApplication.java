package org.polyphony;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.util.List;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.PlatformModule;
import org.polyphony.turnout.TurnoutModule;
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
    bootstrap.addCommand(new DemoCommand(this));
  }

  @Override
  public void run(PolyphonyConfiguration configuration, Environment environment) {
    var platform = new PlatformModule(configuration.database(), configuration.time(), environment);
    var accounts = accounts(platform, configuration);
    var site = site(platform, accounts, configuration, environment);
    var events = new EventsModule(platform.jdbi(), platform.audit(), platform.clock());
    var turnout = new TurnoutModule(platform.jdbi(), platform.audit(), platform.clock());
    accounts.register(site);
    events.register(site);
    turnout.register(site);
    platform.register(environment);
    environment.lifecycle().addServerLifecycleListener(greeting(accounts, configuration));
  }

  private static AccountsModule accounts(
      PlatformModule platform, PolyphonyConfiguration configuration) {
    return new AccountsModule(
        platform.jdbi(),
        platform.clock(),
        platform.audit(),
        platform.secret("accounts.throttle"),
        configuration.accounts(),
        configuration.web().publicUrl());
  }

  private static Site site(
      PlatformModule platform,
      AccountsModule accounts,
      PolyphonyConfiguration configuration,
      Environment environment) {
    return new Site(
        environment,
        configuration.getServerFactory(),
        configuration.web(),
        Messages.load(PolyphonyApplication.class.getClassLoader()),
        accounts.signIns(),
        () -> List.of(platform.secret("web.forms")));
  }

  private static Greeting greeting(AccountsModule accounts, PolyphonyConfiguration configuration) {
    return new Greeting(
        System.out,
        configuration.web().publicUrl(),
        accounts.firstAdministrator().prepare(),
        List.of());
  }

  /** Says why the service cannot start in plain words, without a stack trace. */
  @Override
  protected void onFatalError(Throwable problem) {
    if (problem instanceof CannotStart cannot) {
      System.err.println(cannot.getMessage());
    } else {
      problem.printStackTrace();
    }
    System.exit(1);
  }
}
