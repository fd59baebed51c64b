package org.polyphony.platform.backup;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.polyphony.platform.DatabaseServer;
import org.polyphony.platform.DatabaseSettings;

/**
 * {@code backup config.yml [file]}: writes a backup, also while the service runs. Without a file it
 * lies beside the nightly ones.
 */
final class BackupCommand<C extends Configuration> extends ConfiguredCommand<C> {

  private static final String ARCHIVE = "archive";

  private final Class<C> configurationType;
  private final Function<C, DatabaseSettings> settings;

  /**
   * @param settings finds the block {@code database:} in the configuration
   */
  BackupCommand(Class<C> configurationType, Function<C, DatabaseSettings> settings) {
    super("backup", "Writes everything that the database holds into one file");
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
    subparser
        .addArgument(ARCHIVE)
        .nargs("?")
        .help("the file to write; by default in the folder of nightly backups");
  }

  @Override
  protected void run(Bootstrap<C> bootstrap, Namespace namespace, C configuration) {
    DatabaseSettings database = settings.apply(configuration);
    Clock clock = Clock.systemUTC();
    String archive = namespace.getString(ARCHIVE);
    Path file =
        archive == null ? new BackupFolder(database.data(), clock).next() : Path.of(archive);
    try (DatabaseServer server = DatabaseServer.evenIfInUse(database)) {
      BackupManifest made = new Backup(server.address(), clock).write(file);
      System.out.printf(
          "%d rows of %d tables are in %s%n",
          made.rows(), made.tables().size(), file.toAbsolutePath());
    }
  }

  /** What went wrong is told by the application, in plain words where it has them, and once. */
  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {}
}
