package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TouchesDao {

  @SqlUpdate(
      """
      WITH touch AS (
        INSERT INTO consent.touches (id, organization, channel, line, door, campaign, attempt, at)
        VALUES (:id, :organization, :channel, :line, :door, :campaign, :attempt, :at)
        RETURNING id, at)
      INSERT INTO consent.touched_people (touch, contact, at)
      SELECT touch.id, contact, touch.at FROM touch, unnest(:contacts) AS contact
      """)
  void insert(UUID id, String channel, @BindMethods NewTouch touch, UUID[] contacts);

  @SqlUpdate(
      """
      UPDATE consent.touches SET undone_at = :at
      WHERE attempt = :attempt AND undone_at IS NULL
      """)
  void undoThoseOf(UUID attempt, Instant at);
}
