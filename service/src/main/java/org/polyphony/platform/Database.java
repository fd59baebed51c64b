package org.polyphony.platform;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The opened database: migrated, of this version, with a pool of connections. */
public final class Database implements Managed, AutoCloseable {

  private final ServerAddress address;
  private final ManagedDataSource pool;
  private final Jdbi jdbi;
  private final Runnable afterwards;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * For a start that ends before the service runs; from then on, the service stops us, as the last.
   */
  private final Thread untilStarted = new Thread(this::close, "database-closer");

  private Database(ConnectionPool connections, MetricRegistry metrics, Runnable afterwards) {
    this.address = connections.address();
    this.pool = connections.open(metrics);
    this.jdbi = jdbiOver(pool::getConnection);
    this.jdbi.setSqlLogger(new StatementTimes(metrics));
    this.afterwards = afterwards;
  }

  /**
   * Starts the embedded server or reaches the one of the settings, and brings the schema to this
   * version. Several instances may do so at once on one external database.
   *
   * @param time how far the sessions' {@code platform.now()} is from the system's clock
   * @throws CannotStart when the database cannot be reached, belongs to another program or to a
   *     newer version, or when the data folder is in use
   */
  public static Database open(
      DatabaseSettings settings, MetricRegistry metrics, BusinessTime time) {
    DatabaseServer server = DatabaseServer.of(settings);
    try {
      new Schema(server.address()).migrate();
      ConnectionPool pool =
          new ConnectionPool(server.address(), settings.connections(), "UTC", time);
      Database database = connect(pool, metrics, server::close);
      Runtime.getRuntime().addShutdownHook(database.untilStarted);
      return database;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * @param afterwards run when the pool is closed
   */
  static Database connect(ConnectionPool pool, MetricRegistry metrics, Runnable afterwards) {
    return new Database(pool, metrics, afterwards);
  }

  /**
   * Jdbi with SQL objects, PostgreSQL's types, JSON by Jackson, and every record mapped by its
   * constructor.
   */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** For a connection outside the pool, without its limits: the backup. */
  public ServerAddress address() {
    return address;
  }

  /** The same pool, for libraries that want one. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void start() {
    Runtime.getRuntime().removeShutdownHook(untilStarted);
  }

  /** Closes the connections, then stops the embedded server, if it is one. Once is enough. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      pool.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The connections could not be closed", e);
    } finally {
      afterwards.run();
    }
  }

  @Override
  public void stop() {
    close();
  }

  static Jdbi jdbiOver(ConnectionFactory connections) {
    Jdbi jdbi =
        Jdbi.create(connections)
            .installPlugin(new SqlObjectPlugin())
            .installPlugin(new PostgresPlugin())
            .installPlugin(new Jackson2Plugin())
            .registerRowMapper(new RecordMappers());
    return SharedSqlObjects.installIn(RememberedJson.installIn(jdbi));
  }
}
