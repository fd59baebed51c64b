package org.polyphony.privacy;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface DoNotContactDao {

  // Somebody who had asked to be reached again, and is erased once more.
  @SqlUpdate(
      """
      INSERT INTO privacy.do_not_contact AS d (hash, kind, secret, erasure, number)
      VALUES (:hash, :kind, :secret, :erasure, :number)
      ON CONFLICT (hash) DO UPDATE SET erasure = excluded.erasure, number = excluded.number, lifting = NULL
      WHERE d.lifting IS NOT NULL
      """)
  int insert(byte[] hash, String kind, String secret, UUID erasure, byte @Nullable [] number);

  @SqlQuery("SELECT kind FROM privacy.do_not_contact WHERE hash = :hash AND lifting IS NULL")
  List<String> kind(byte[] hash);

  @SqlQuery("SELECT hash FROM privacy.do_not_contact WHERE lifting IS NULL")
  List<byte[]> all();

  @SqlQuery("SELECT DISTINCT secret FROM privacy.do_not_contact ORDER BY secret")
  List<String> secrets();

  /**
   * Something on the list that is about a number.
   *
   * @param organization that has erased somebody
   * @param named whether it is about the person of that name
   */
  record Entry(String kind, UUID erasure, UUID organization, boolean named) {}

  /** Held to the end of the transaction. */
  @SqlQuery(
      """
      SELECT d.kind, d.erasure, e.organization, d.hash = :person AS named
      FROM privacy.do_not_contact d
      JOIN privacy.erasures e ON e.id = d.erasure
      WHERE d.lifting IS NULL AND (d.number = :number OR d.hash = :person)
      ORDER BY d.hash
      FOR UPDATE OF d
      """)
  List<Entry> about(byte[] number, byte[] person);

  /** The number, whoever had it, and the one who was erased with all that tells who they are. */
  @SqlUpdate(
      """
      UPDATE privacy.do_not_contact SET lifting = :lifting
      WHERE lifting IS NULL
        AND (kind = 'number' AND number = :number OR kind <> 'number' AND erasure = :erasure)
      """)
  int lift(UUID lifting, byte[] number, UUID erasure);

  @SqlUpdate("UPDATE privacy.do_not_contact SET lifting = NULL WHERE lifting = :lifting")
  int putBack(UUID lifting);
}
