package org.polyphony.turnout;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CommitmentsDao {

  @SqlUpdate(
      """
      INSERT INTO turnout.commitments (id, organization, contact, kind, election, campaign, attempt, at)
      VALUES (:id, :organization, :contact, :kind, :election, :campaign, :attempt, :at)
      ON CONFLICT (attempt, contact, kind) DO NOTHING
      """)
  void insert(UUID id, String kind, @BindMethods NewCommitment commitment);

  @SqlUpdate(
      """
      UPDATE turnout.commitments SET undone_at = :at
      WHERE attempt = :attempt AND undone_at IS NULL
      """)
  void undoThoseOf(UUID attempt, Instant at);
}
