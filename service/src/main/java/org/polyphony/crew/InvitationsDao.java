package org.polyphony.crew;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Partners, and their people. */
interface InvitationsDao {

  @SqlUpdate(
      """
      INSERT INTO crew.invitations (id, event, key, partner, opens_at, made_by, made_at)
      VALUES (:id, :event, :key, :partner, :opensAt, :by, :at)
      ON CONFLICT ON CONSTRAINT invitations_key_unique DO NOTHING
      """)
  int invite(
      UUID id,
      UUID event,
      UUID key,
      String partner,
      @Nullable Instant opensAt,
      UUID by,
      Instant at);

  @SqlQuery(
      """
      SELECT i.id, i.event, i.partner, i.opens_at, i.withdrawn_at,
             (SELECT count(*) FROM crew.volunteers v WHERE v.invitation = i.id) AS volunteers
      FROM crew.invitations i
      WHERE i.event = :event AND i.withdrawn_at IS NULL
      ORDER BY i.id
      """)
  List<Invitation> of(UUID event);

  @SqlQuery(
      """
      SELECT id, event, partner, opens_at, withdrawn_at, 0 AS volunteers FROM crew.invitations
      WHERE id = :id AND withdrawn_at IS NULL
      """)
  Optional<Invitation> find(UUID id);

  /** One at a time, so that nobody signs up twice at once. */
  @SqlQuery(
      """
      SELECT id, event, partner, opens_at, withdrawn_at, 0 AS volunteers FROM crew.invitations
      WHERE id = :id AND withdrawn_at IS NULL
      FOR NO KEY UPDATE
      """)
  Optional<Invitation> hold(UUID id);

  @SqlUpdate(
      """
      UPDATE crew.invitations SET withdrawn_at = :at
      WHERE id = :id AND event = :event AND withdrawn_at IS NULL
      """)
  int withdraw(UUID event, UUID id, Instant at);

  @SqlUpdate(
      """
      INSERT INTO crew.volunteers
        (id, invitation, event, organization, key, name, comes_from, phone, email, language, made_at)
      VALUES (:id, :invitation, :event, :organization, :key, :name, :comesFrom, :phone, :email, :language, :at)
      """)
  void addVolunteer(
      UUID id,
      UUID invitation,
      UUID event,
      UUID organization,
      UUID key,
      String name,
      String comesFrom,
      String phone,
      String email,
      String language,
      Instant at);

  @SqlQuery(
      """
      SELECT id, invitation, event, name, comes_from, phone, email, language FROM crew.volunteers
      WHERE id = :id AND name <> ''
      """)
  Optional<Volunteer> volunteer(UUID id);

  @SqlQuery(
      """
      SELECT id, invitation, event, name, comes_from, phone, email, language FROM crew.volunteers
      WHERE key = :key
      """)
  Optional<Volunteer> byKey(UUID key);

  @SqlQuery(
      """
      SELECT id, invitation, event, name, comes_from, phone, email, language FROM crew.volunteers
      WHERE event = :event AND name <> ''
      ORDER BY id
      """)
  List<Volunteer> volunteers(UUID event);
}
