package org.polyphony.optouts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OptOutFilesDao {

  @SqlUpdate(
      """
      INSERT INTO optouts.files (id, organization, channel, evidence, created_by, created_at)
      VALUES (:id, :organization, :channel, :evidence, :author, :at)
      """)
  void insert(UUID id, UUID organization, String channel, String evidence, UUID author, Instant at);

  @SqlQuery(
      """
      SELECT id, organization, upper(channel) AS channel, evidence FROM optouts.files
      WHERE id = :id AND organization = :organization
      """)
  Optional<OptOutFile> find(UUID organization, UUID id);
}
