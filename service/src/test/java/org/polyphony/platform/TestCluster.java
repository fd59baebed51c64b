package org.polyphony.platform;

import com.codahale.metrics.MetricRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * One PostgreSQL for all tests of this JVM, with the real changelog in a template that is copied
 * for each class.
 */
public final class TestCluster {

  private static final TestCluster ONLY = new TestCluster();
  private static final String TEMPLATE = "polyphony_template";

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private TestCluster() {
    try {
      // Test data may be lost in a power cut, so the library's careless defaults are right here.
      server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(
                  Path.of("target", "test-postgresql").toAbsolutePath().toFile())
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("lc-ctype", "C.UTF-8")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("jit", "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute("CREATE DATABASE " + TEMPLATE);
    new Schema(address(TEMPLATE)).migrate();
  }

  public static TestCluster get() {
    return ONLY;
  }

  /** A new database with the schema of this version and nothing in it. */
  ServerAddress copyOfTemplate() {
    return create(" TEMPLATE " + TEMPLATE);
  }

  /** A new database with nothing in it at all. */
  public ServerAddress empty() {
    return create("");
  }

  /** Runs the test on a new database with nothing in it at all, which is dropped afterwards. */
  public void inEmptyDatabase(Consumer<ServerAddress> test) {
    ServerAddress target = empty();
    try {
      test.accept(target);
    } finally {
      drop(target);
    }
  }

  private ServerAddress create(String template) {
    String name = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name + template);
    return address(name);
  }

  public void drop(ServerAddress address) {
    String name = address.url().substring(address.url().lastIndexOf('/') + 1);
    execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  Database connect(ServerAddress address) {
    ConnectionPool pool = new ConnectionPool(address, 20, "Asia/Kolkata", BusinessTime.real());
    return Database.connect(pool, new MetricRegistry(), () -> {});
  }

  /** Without a pool, for a look into a database that is nobody's yet. */
  public static Jdbi jdbi(ServerAddress address) {
    return Database.jdbiOver(address::connect);
  }

  private ServerAddress address(String database) {
    return new ServerAddress(
        "jdbc:postgresql://localhost:" + server.getPort() + "/" + database, "postgres", "");
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
