package org.polyphony.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Join codes, and who came in by which. */
interface JoinDao {

  /** Who is behind a name under a code. */
  record Member(UUID user, @Nullable String pinHash, @Nullable Instant keptAt) {}

  String CODE =
      """
      SELECT c.id, c.organization, o.name AS organization_name, c.code, c.shift, c.created_at, c.expires_at,
             c.closed_at, c.called_off, c.seats, (SELECT count(*) FROM accounts.joined j WHERE j.join_link = c.id) AS people
      FROM accounts.join_links c
      JOIN accounts.organizations o ON o.id = c.organization
      """;

  @SqlUpdate(
      """
      INSERT INTO accounts.join_links (id, organization, code, shift, created_by, created_at, expires_at)
      VALUES (:id, :organization, :code, :shift, :by, :now, :expiresAt)
      """)
  void open(
      UUID id,
      UUID organization,
      String code,
      @Nullable UUID shift,
      UUID by,
      Instant expiresAt,
      Instant now);

  /** None where the shift has a code. */
  @SqlUpdate(
      """
      INSERT INTO accounts.join_links (id, organization, code, shift, created_by, created_at, expires_at, seats)
      VALUES (:id, :organization, :code, :shift, :by, :now, :expiresAt, :seats)
      ON CONFLICT (shift) WHERE shift IS NOT NULL DO NOTHING
      """)
  int openForShift(
      UUID id,
      UUID organization,
      String code,
      UUID shift,
      UUID by,
      Instant expiresAt,
      @Nullable Integer seats,
      Instant now);

  @SqlUpdate(
      """
      UPDATE accounts.join_links
      SET expires_at = :expiresAt, seats = :seats, closed_at = NULL, called_off = false
      WHERE organization = :organization AND shift = :shift
      """)
  void moveForShift(UUID organization, UUID shift, Instant expiresAt, @Nullable Integer seats);

  @SqlUpdate(
      """
      UPDATE accounts.grants SET expires_at = :expiresAt, ended_at = NULL
      WHERE scope_kind = 'shift' AND scope_id = :shift AND expires_at IS NOT NULL
      """)
  void moveGrantsOfShift(UUID shift, Instant expiresAt);

  /** A role that somebody was kept in is not the shift's to end. */
  @SqlUpdate(
      """
      UPDATE accounts.grants SET ended_at = coalesce(ended_at, :now)
      WHERE scope_kind = 'shift' AND scope_id = :shift AND expires_at IS NOT NULL
      """)
  void endGrantsOfShift(UUID shift, Instant now);

  @SqlUpdate(
      """
      UPDATE accounts.join_links SET closed_at = coalesce(closed_at, :now), called_off = :calledOff
      WHERE organization = :organization AND shift = :shift
      """)
  void closeForShift(UUID organization, UUID shift, boolean calledOff, Instant now);

  @SqlQuery(CODE + "WHERE c.organization = :organization AND c.shift = :shift")
  Optional<JoinCode> ofShift(UUID organization, UUID shift);

  @SqlUpdate(
      """
      UPDATE accounts.join_links SET closed_at = :now
      WHERE id = :id AND organization = :organization AND closed_at IS NULL
      """)
  int close(UUID organization, UUID id, Instant now);

  /** One after the other to the end of the transaction, so that no more come in than may. */
  @SqlQuery(
      """
      SELECT seats IS NOT NULL AND (SELECT count(*) FROM accounts.joined j WHERE j.join_link = c.id) >= seats
      FROM (SELECT id, seats FROM accounts.join_links WHERE id = :id FOR UPDATE) c
      """)
  boolean lockFull(UUID id);

  @SqlQuery(CODE + "WHERE c.code = :code")
  Optional<JoinCode> find(String code);

  @SqlQuery(CODE + "WHERE c.organization = :organization AND c.id = :id")
  Optional<JoinCode> find(UUID organization, UUID id);

  /** The open ones, then those that ended in the last month. */
  @SqlQuery(
      CODE
          + """
            WHERE c.organization = :organization AND coalesce(c.closed_at, c.expires_at) > :since
            ORDER BY c.closed_at IS NULL AND c.expires_at > :now DESC, c.id DESC
            """)
  List<JoinCode> codes(UUID organization, Instant since, Instant now);

  @SqlQuery(
      """
      SELECT j.user_id AS user, u.pin_hash, j.kept_at
      FROM accounts.joined j
      JOIN accounts.users u ON u.id = j.user_id
      WHERE j.join_link = :code AND j.name_folded = :name AND u.disabled_at IS NULL
      """)
  Optional<Member> member(UUID code, String name);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM accounts.joined WHERE join_link = :code AND name_folded = :name)")
  boolean isTaken(UUID code, String name);

  /** None where the name is taken under this code. */
  @SqlUpdate(
      """
      INSERT INTO accounts.joined (join_link, name_folded, user_id, joined_at) VALUES (:code, :name, :user, :now)
      ON CONFLICT ON CONSTRAINT joined_pk DO NOTHING
      """)
  int add(UUID code, String name, UUID user, Instant now);

  @SqlUpdate("UPDATE accounts.joined SET kept_at = :now WHERE user_id = :user AND kept_at IS NULL")
  void keep(UUID user, Instant now);

  /** How many others bear the name under a code of this person's. */
  @SqlQuery(
      """
      SELECT count(*)
      FROM accounts.joined mine
      JOIN accounts.joined other ON other.join_link = mine.join_link AND other.name_folded = :name
      WHERE mine.user_id = :user AND other.user_id <> :user
      """)
  int taken(UUID user, String name);

  @SqlUpdate("UPDATE accounts.joined SET name_folded = :name WHERE user_id = :user")
  void rename(UUID user, String name);
}
