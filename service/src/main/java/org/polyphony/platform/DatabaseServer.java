package org.polyphony.platform;

/**
 * Where the database runs: in a process that we start and stop, or elsewhere. Public for the backup
 * only.
 */
public sealed interface DatabaseServer extends AutoCloseable
    permits EmbeddedServer, DatabaseServer.External {

  static DatabaseServer of(DatabaseSettings settings) {
    return settings.isEmbedded()
        ? EmbeddedServer.start(DataFolder.open(settings.data()))
        : new External(ServerAddress.of(settings));
  }

  /**
   * The same, or, where the service runs on the data folder at this moment, the server that it
   * runs.
   */
  static DatabaseServer evenIfInUse(DatabaseSettings settings) {
    try {
      return of(settings);
    } catch (CannotStart refused) {
      if (refused.code().equals(DataFolder.IN_USE)) {
        return new External(EmbeddedServer.addressIn(settings.data()));
      }
      throw refused;
    }
  }

  ServerAddress address();

  @Override
  void close();

  /** Somebody else's to start and stop. */
  record External(ServerAddress address) implements DatabaseServer {
    @Override
    public void close() {
      // It goes on for others.
    }
  }
}
