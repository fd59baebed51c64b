package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SuppressionsDao {

  @SqlUpdate(
      """
      INSERT INTO consent.suppressions
        (id, channel, line, door, contact, organization, reason, evidence, attempt, created_at, created_by)
      VALUES (:id, :channel, :line, :door, :contact, :organization, :reason, :evidence, :attempt, :at, :author)
      """)
  void insert(UUID id, String channel, @BindMethods NewSuppression suppression);

  @SqlUpdate(
      """
      UPDATE consent.suppressions SET lifted_at = :at
      WHERE attempt = :attempt AND lifted_at IS NULL
      """)
  void liftThoseOf(UUID attempt, Instant at);
}
