package org.polyphony.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a PostgreSQL server and a database must be before we touch them. */
final class ServerRequirements {

  /** The oldest major version that the changelog is tested on. */
  static final int OLDEST = 15;

  private ServerRequirements() {}

  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet database =
            statement.executeQuery(
                """
                SELECT current_setting('server_version_num')::integer / 10000 AS major,
                       pg_encoding_to_char(encoding) AS encoding,
                       datctype AS ctype
                FROM pg_database
                WHERE datname = current_database()
                """)) {
      database.next();
      checkVersion(database.getInt("major"));
      checkEncoding(database.getString("encoding"), database.getString("ctype"));
    }
  }

  static void checkVersion(int major) {
    if (major < OLDEST) {
      throw new CannotStart(
          "database-version",
          "This is PostgreSQL " + major + ". Polyphony needs PostgreSQL " + OLDEST + " or newer.");
    }
  }

  /**
   * Under the character type C, letters outside ASCII are no letters: names with them would not be
   * found.
   */
  static void checkEncoding(String encoding, String ctype) {
    if (!encoding.equals("UTF8") || ctype.equals("C") || ctype.equals("POSIX")) {
      throw new CannotStart(
          "database-encoding",
          "This database has the encoding "
              + encoding
              + " and the character type "
              + ctype
              + ", in which names such as"
              + " Nguyễn are not found again. Create it with CREATE DATABASE polyphony TEMPLATE template0 ENCODING"
              + " 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'.");
    }
  }
}
