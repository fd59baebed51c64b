package org.polyphony.platform.backup;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import java.util.function.Function;
import org.polyphony.platform.DatabaseSettings;
import org.polyphony.platform.PlatformModule;

/** The commands {@code backup} and {@code restore}, and the backup of every night. */
public final class BackupModule {

  private BackupModule() {}

  /**
   * @param settings finds the block {@code database:} in the configuration
   */
  public static <C extends Configuration> void addCommands(
      Bootstrap<C> bootstrap, Class<C> configuration, Function<C, DatabaseSettings> settings) {
    bootstrap.addCommand(new BackupCommand<>(configuration, settings));
    bootstrap.addCommand(new RestoreCommand<>(configuration, settings));
  }

  /** Lets a running service back itself up every night. */
  public static void register(PlatformModule platform, DatabaseSettings settings) {
    NightlyBackup.register(platform.jobs(), platform.database(), settings.data(), platform.clock());
  }
}
