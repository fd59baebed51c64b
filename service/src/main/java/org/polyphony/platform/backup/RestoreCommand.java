package org.polyphony.platform.backup;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.polyphony.platform.DatabaseServer;
import org.polyphony.platform.DatabaseSettings;

/**
 * {@code restore config.yml file}: brings a backup into an empty database, embedded or external.
 */
final class RestoreCommand<C extends Configuration> extends ConfiguredCommand<C> {

  private static final String ARCHIVE = "archive";

  private final Class<C> configurationType;
  private final Function<C, DatabaseSettings> settings;

  /**
   * @param settings finds the block {@code database:} in the configuration
   */
  RestoreCommand(Class<C> configurationType, Function<C, DatabaseSettings> settings) {
    super("restore", "Brings a backup into an empty database");
    this.configurationType = configurationType;
    this.settings = settings;
  }

  @Override
  protected Class<C> getConfigurationClass() {
    return configurationType;
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.addArgument(ARCHIVE).help("the file that a backup has written");
  }

  @Override
  protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) {
    try (DatabaseServer server = DatabaseServer.of(settings.apply(configuration))) {
      BackupManifest restored =
          new Restore(server.address()).from(Path.of(namespace.getString(ARCHIVE)));
      System.out.printf(
          "%d rows of %d tables are restored, as they were at %s%n",
          restored.rows(), restored.tables().size(), restored.at());
    }
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
