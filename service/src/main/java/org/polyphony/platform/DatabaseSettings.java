package org.polyphony.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code database:} of config.yml.
 *
 * @param url where PostgreSQL is, {@code jdbc:postgresql://host:port/name}; empty means the
 *     embedded one
 * @param user whom to sign in as there; not used by the embedded one
 * @param password of that user; where config.yml has none, as it should, the environment variable
 *     {@code POLYPHONY_DATABASE_PASSWORD}; empty where the server asks for none
 * @param data the folder of the embedded database and of the nightly backups
 * @param connections how many connections one instance holds at most
 */
public record DatabaseSettings(
    String url, String user, String password, Path data, @Min(4) @Max(90) int connections) {

  private static final int CONNECTIONS = 20;

  /** Fills in what config.yml leaves out. */
  public DatabaseSettings(
      @Nullable String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable Path data,
      int connections) {
    this.url = url == null ? "" : url.strip();
    this.user = user == null ? "" : user.strip();
    this.password = password == null || password.isEmpty() ? passwordFromEnvironment() : password;
    this.data = data == null ? Path.of("data") : data;
    this.connections = connections == 0 ? CONNECTIONS : connections;
  }

  /** The embedded database in this folder. */
  public static DatabaseSettings embedded(Path data) {
    return new DatabaseSettings("", "", "", data, CONNECTIONS);
  }

  /** Whether the database is the embedded one. */
  public boolean isEmbedded() {
    return url.isEmpty();
  }

  @Override
  public String toString() {
    return isEmbedded() ? "embedded in " + data : user + " at " + url + " with [REDACTED]";
  }

  private static String passwordFromEnvironment() {
    String password = System.getenv("POLYPHONY_DATABASE_PASSWORD");
    return password == null ? "" : password;
  }
}
