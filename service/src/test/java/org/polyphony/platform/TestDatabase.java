package org.polyphony.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for a test class: migrated, empty, on a real PostgreSQL whose sessions are
 * not in UTC.
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase database = new TestDatabase();
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private ServerAddress address;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) {
    address = TestCluster.get().copyOfTemplate();
    database = TestCluster.get().connect(address);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
    TestCluster.get().drop(address);
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  public Database database() {
    return database;
  }

  /** For a service that opens this database by its own settings. */
  public DatabaseSettings settings(Path data) {
    return new DatabaseSettings(address.url(), address.user(), address.password(), data, 20);
  }

  public String url() {
    return address.url();
  }

  /**
   * Moves {@code platform.now()} this far ahead of the system's clock for every session that works
   * from here on. Returns to the system's time with {@link Duration#ZERO}.
   */
  public void shiftNow(Duration offset) {
    String name = address.url().substring(address.url().lastIndexOf('/') + 1);
    jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER DATABASE "
                        + name
                        + " SET polyphony.clock_offset = '"
                        + offset.toMillis()
                        + " milliseconds'"));
    // A session reads the setting when it begins.
    ((DataSourceProxy) database.dataSource()).purge();
  }
}
