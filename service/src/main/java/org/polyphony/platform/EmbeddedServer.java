package org.polyphony.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of our own in a data folder. */
final class EmbeddedServer implements DatabaseServer {

  /** The major version of the programs in the jar. */
  static final String MAJOR = "18";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  /** The role and the database that the service uses; the role is no superuser. */
  private static final String NAME = "polyphony";

  private final DataFolder folder;
  private final EmbeddedPostgres server;
  private final ServerAddress address;

  private EmbeddedServer(DataFolder folder, EmbeddedPostgres server, ServerAddress address) {
    this.folder = folder;
    this.server = server;
    this.address = address;
  }

  /**
   * @param folder taken over: released when the server is closed, or when it does not start
   */
  static EmbeddedServer start(DataFolder folder) {
    try {
      return started(folder);
    } catch (IOException | SQLException | IllegalStateException e) {
      folder.close();
      throw new CannotStart(
          "embedded-database",
          "The embedded PostgreSQL did not start. What it said stands in "
              + folder.startLog()
              + " and in "
              + folder.postgresql().resolve("log")
              + ".",
          e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedServer started(DataFolder folder) throws IOException, SQLException {
    EmbeddedMachine.check();
    refuseOtherMajor(folder);
    Optional<RunningServer> leftOver = RunningServer.in(folder.postgresql());
    leftOver.ifPresent(RunningServer::stop);
    folder.clearUnfinished();
    String password = ServerPassword.of(folder);
    int port = EmbeddedMachine.freePort(folder.marker().port());
    folder.marker().port(port);
    EmbeddedPostgres server = EmbeddedOptions.of(folder, port, password).start();
    folder.restrict();
    createDatabase(server, password);
    folder.marker().ready();
    return new EmbeddedServer(folder, server, addressAt(port, password));
  }

  /** Of the server that another process runs on this data folder. */
  static ServerAddress addressIn(Path data) {
    try {
      Marker marker = new Marker(DataFolder.marker(data));
      marker.read();
      return addressAt(marker.port(), ServerPassword.read(data));
    } catch (IOException e) {
      throw new CannotStart("data-folder-unwritable", "The folder " + data + " cannot be read.", e);
    }
  }

  private static ServerAddress addressAt(int port, String password) {
    return new ServerAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, password);
  }

  private static void refuseOtherMajor(DataFolder folder) throws IOException {
    Path version = folder.postgresql().resolve("PG_VERSION");
    if (!Files.exists(version)) {
      return;
    }
    String major = Files.readString(version).strip();
    if (!major.equals(MAJOR)) {
      throw new CannotStart(
          "data-folder-version",
          "The database in "
              + folder.path()
              + " was made by PostgreSQL "
              + major
              + ", and this version of Polyphony brings PostgreSQL "
              + MAJOR
              + ". Make a backup with the version that made it, and restore that into a new folder with this one.");
    }
  }

  private static void createDatabase(EmbeddedPostgres server, String password) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + NAME + "'")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
      }
      if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  @Override
  public ServerAddress address() {
    return address;
  }

  /** Stops the server, and waits until it has written everything. */
  @Override
  public void close() {
    Optional<RunningServer> running = RunningServer.in(folder.postgresql());
    checkpoint();
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("The embedded PostgreSQL could not be asked to stop", e);
    }
    running.ifPresent(RunningServer::awaitEnd);
    folder.close();
  }

  /**
   * The library gives the server five seconds to stop, and its last checkpoint may take longer: so
   * write first.
   */
  private void checkpoint() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      LOG.warn("The embedded PostgreSQL could not write a last checkpoint", e);
    }
  }
}
