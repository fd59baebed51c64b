package org.polyphony.platform;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * {@code db config.yml}: brings the database to this version without starting the service, and says
 * which PostgreSQL it is. A start does the same by itself; this is for those who want it done
 * before.
 */
public final class DatabaseCommand<C extends Configuration> extends ConfiguredCommand<C> {

  private final Class<C> configurationType;
  private final Function<C, DatabaseSettings> settings;

  /**
   * @param settings finds the block {@code database:} in the configuration
   */
  public DatabaseCommand(Class<C> configurationType, Function<C, DatabaseSettings> settings) {
    super("db", "Brings the database to this version, and says how it stands");
    this.configurationType = configurationType;
    this.settings = settings;
  }

  @Override
  protected Class<C> getConfigurationClass() {
    return configurationType;
  }

  @Override
  protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) {
    try (Database database =
        Database.open(
            settings.apply(configuration), bootstrap.getMetricRegistry(), BusinessTime.real())) {
      String version =
          database
              .jdbi()
              .withHandle(
                  handle -> handle.createQuery("SHOW server_version").mapTo(String.class).one());
      System.out.printf(
          "The database is at this version: %d changes, PostgreSQL %s.%n",
          new Changelog().known().size(), version);
    }
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
