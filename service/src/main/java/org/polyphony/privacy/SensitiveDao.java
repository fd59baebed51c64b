package org.polyphony.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SensitiveDao {

  @SqlQuery("SELECT kind FROM privacy.kept_kinds WHERE organization = :organization ORDER BY kind")
  List<String> kept(UUID organization);

  @SqlUpdate(
      "DELETE FROM privacy.kept_kinds WHERE organization = :organization AND kind <> ALL (:kinds)")
  int dropAllBut(UUID organization, String[] kinds);

  @SqlUpdate(
      """
      INSERT INTO privacy.kept_kinds (organization, kind, switched_on_by, switched_on_at)
      SELECT :organization, k, :author, :at FROM unnest(:kinds) k
      ON CONFLICT (organization, kind) DO NOTHING
      """)
  int keep(UUID organization, String[] kinds, UUID author, Instant at);
}
