package org.polyphony.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.util.PSQLState;

/**
 * One database on one PostgreSQL server, and whom to sign in as. Public for the backup only.
 *
 * @param url {@code jdbc:postgresql://host:port/name}
 * @param password empty where the server asks for none
 */
public record ServerAddress(String url, String user, String password) {

  static ServerAddress of(DatabaseSettings settings) {
    if (!settings.url().startsWith("jdbc:postgresql:")) {
      throw new CannotStart(
          "database-url",
          "POLYPHONY_DATABASE_URL must look like jdbc:postgresql://host:5432/polyphony, with the user in"
              + " POLYPHONY_DATABASE_USER and the password in POLYPHONY_DATABASE_PASSWORD. Polyphony runs on"
              + " PostgreSQL only.");
    }
    return new ServerAddress(settings.url(), settings.user(), settings.password());
  }

  /** One connection outside the pool, without time-outs, for what happens once at the start. */
  public Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "polyphony start");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw inWords(e);
    }
  }

  private CannotStart inWords(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.equals(PSQLState.INVALID_PASSWORD.getState())
        || state.equals(PSQLState.INVALID_AUTHORIZATION_SPECIFICATION.getState())
        || state.equals(PSQLState.CONNECTION_REJECTED.getState())) {
      return new CannotStart(
          "database-sign-in",
          "The database at "
              + url
              + " does not let the user “"
              + user
              + "” in. Look at POLYPHONY_DATABASE_USER and"
              + " POLYPHONY_DATABASE_PASSWORD.",
          e);
    }
    if (state.equals("3D000")) {
      return new CannotStart(
          "database-missing",
          "The server answers, but has no database of the name in " + url + ". Create it first.",
          e);
    }
    return new CannotStart(
        "database-unreachable",
        "There is no PostgreSQL to be reached at "
            + url
            + ". Is it running, and is the address right?",
        e);
  }

  @Override
  public String toString() {
    return user + " at " + url + " with [REDACTED]";
  }
}
