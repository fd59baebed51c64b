package org.polyphony.privacy;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DoNotContactDao {

  @SqlUpdate(
      """
      INSERT INTO privacy.do_not_contact (hash, kind, secret, erasure) VALUES (:hash, :kind, :secret, :erasure)
      ON CONFLICT (hash) DO NOTHING
      """)
  int insert(byte[] hash, String kind, String secret, UUID erasure);

  @SqlQuery("SELECT kind FROM privacy.do_not_contact WHERE hash = :hash")
  List<String> kind(byte[] hash);

  @SqlQuery("SELECT hash FROM privacy.do_not_contact")
  List<byte[]> all();

  @SqlUpdate("DELETE FROM privacy.do_not_contact WHERE hash = :hash")
  int delete(byte[] hash);

  @SqlQuery("SELECT DISTINCT secret FROM privacy.do_not_contact ORDER BY secret")
  List<String> secrets();
}
