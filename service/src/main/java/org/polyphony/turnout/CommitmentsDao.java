package org.polyphony.turnout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
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

  @SqlQuery(
      """
      SELECT kind, count(DISTINCT contact) AS people
      FROM turnout.commitments
      WHERE organization = :organization AND election IS NULL AND undone_at IS NULL
      GROUP BY kind
      ORDER BY kind
      """)
  List<TurnoutDesk.Others> others(UUID organization);
}
