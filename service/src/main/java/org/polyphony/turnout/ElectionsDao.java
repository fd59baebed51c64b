package org.polyphony.turnout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ElectionsDao {

  @SqlUpdate(
      """
      INSERT INTO turnout.elections
        (id, organization, name, day, register_by, cure_by, sample, created_at)
      VALUES (:id, :organization, :name, :day, :registerBy, :cureBy, :sample, :now)
      """)
  void insert(UUID id, UUID organization, String name, @BindMethods NewElection said, Instant now);

  @SqlUpdate(
      """
      UPDATE turnout.elections SET name = :name, day = :day, register_by = :registerBy, cure_by = :cureBy
      WHERE id = :id AND organization = :organization
      """)
  int update(UUID id, UUID organization, String name, @BindMethods NewElection said);

  @SqlQuery(
      """
      SELECT id, organization, name, day, register_by, cure_by, sample,
             (SELECT count(DISTINCT contact) FROM turnout.commitments
              WHERE election = e.id AND undone_at IS NULL) AS commitments
      FROM turnout.elections e
      WHERE id = :id AND organization = :organization
      """)
  Optional<Election> find(UUID id, UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, name, day, register_by, cure_by, sample,
             (SELECT count(DISTINCT contact) FROM turnout.commitments
              WHERE election = e.id AND undone_at IS NULL) AS commitments
      FROM turnout.elections e
      WHERE organization = :organization
      ORDER BY day DESC, id DESC
      LIMIT :atMost
      """)
  List<Election> of(UUID organization, int atMost);
}
