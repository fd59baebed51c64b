package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Beginning and ending of intakes, and what there is to say of one that was taken back. */
interface IntakesDao {

  record IntakeState(
      UUID importId,
      UUID organization,
      UUID list,
      @Nullable Instant doneAt,
      @Nullable Instant undoneAt,
      @Nullable Instant clearedAt) {}

  @SqlUpdate(
      """
      INSERT INTO contacts.intakes (import, organization, list, started_at)
      VALUES (:importId, :organization, :list, :at)
      ON CONFLICT (import) DO NOTHING
      """)
  int begin(UUID importId, UUID organization, UUID list, Instant at);

  @SqlQuery(
      """
      SELECT import AS import_id, organization, list, done_at, undone_at, cleared_at
      FROM contacts.intakes
      WHERE import = :importId
      """)
  Optional<IntakeState> find(UUID importId);

  @SqlUpdate(
      "UPDATE contacts.intakes SET done_at = :at WHERE import = :importId AND done_at IS NULL")
  int done(UUID importId, Instant at);

  @SqlUpdate(
      "UPDATE contacts.intakes SET undone_at = :at WHERE import = :importId AND undone_at IS NULL")
  int undone(UUID importId, Instant at);

  @SqlUpdate("UPDATE contacts.intakes SET cleared_at = :at WHERE import = :importId")
  void cleared(UUID importId, Instant at);

  String UNCLEARED = " FROM contacts.intakes WHERE undone_at IS NOT NULL AND cleared_at IS NULL";

  @SqlQuery("SELECT DISTINCT organization" + UNCLEARED)
  List<UUID> organizationsToClear();

  @SqlQuery(
      "SELECT import" + UNCLEARED + " AND organization = :organization ORDER BY done_at, import")
  List<UUID> uncleared(UUID organization);

  /** Somebody with whom something has happened since stays on the list, as if added by hand. */
  @SqlUpdate(
      """
      WITH worked_on AS (
        UPDATE contacts.list_members m SET import = NULL
        FROM contacts.intakes i
        WHERE i.import = :importId AND m.import = i.import AND EXISTS (
          SELECT FROM contacts.timeline t WHERE t.contact = m.contact AND t.at >= coalesce(i.done_at, i.started_at))
        RETURNING m.contact
      ), theirs AS (
        UPDATE contacts.contacts c SET import = NULL FROM worked_on w WHERE c.id = w.contact AND c.import = :importId
      )
      INSERT INTO contacts.intake_kept (import, contact, why)
      SELECT :importId, contact, 'worked_on' FROM worked_on
      ON CONFLICT (import, contact) DO NOTHING
      """)
  int keepWorkedOn(UUID importId);

  // Whom another file has named too, and that file still stands: they are that file's from now on,
  // of several the oldest's. Of whom the import created nothing was known before it, which is what
  // is put back of its values. A person's entry on a list goes to a file of that list.
  @SqlUpdate(
      """
      WITH named_again AS (
        SELECT m.list, m.contact, s.import, i.list AS other_list, i.done_at
        FROM contacts.list_members m
        JOIN contacts.seen_again s ON s.contact = m.contact AND s.import <> m.import
        JOIN contacts.intakes i ON i.import = s.import AND i.done_at IS NOT NULL AND i.undone_at IS NULL
        WHERE m.import = :importId
      ), members AS (
        UPDATE contacts.list_members m SET import = n.import
        FROM (SELECT DISTINCT ON (list, contact) list, contact, import FROM named_again WHERE other_list = list
              ORDER BY list, contact, done_at, import) n
        WHERE m.list = n.list AND m.contact = n.contact AND m.import = :importId
        RETURNING m.contact, m.import
      ), people AS (
        UPDATE contacts.contacts c SET import = n.import
        FROM (SELECT DISTINCT ON (contact) contact, import FROM named_again ORDER BY contact, done_at, import) n
        WHERE c.id = n.contact AND c.import = :importId
        RETURNING c.id AS contact, c.import
      ), nothing_before AS (
        INSERT INTO contacts.intake_changes (import, contact, before)
        SELECT :importId, contact, '{}' FROM people
        ON CONFLICT (import, contact) DO UPDATE SET before = excluded.before
      )
      INSERT INTO contacts.intake_kept (import, contact, why, by_import)
      SELECT DISTINCT ON (contact) :importId, contact, 'brought_again', import
      FROM (SELECT contact, import, 1 AS place FROM members UNION ALL SELECT contact, import, 2 FROM people) stay
      ORDER BY contact, place
      ON CONFLICT (import, contact) DO NOTHING
      """)
  int handOver(UUID importId);

  /** How many an undo has left, for one reason. */
  @SqlQuery(
      """
      SELECT why, by_import, count(*) AS people FROM contacts.intake_kept
      WHERE import = :importId
      GROUP BY why, by_import
      ORDER BY people DESC, why, by_import
      """)
  List<IntakeKept.Reason> keptFor(UUID importId);

  @SqlQuery(
      """
      SELECT k.contact, c.full_name AS name, k.why, k.by_import
      FROM contacts.intake_kept k
      JOIN contacts.contacts c ON c.id = k.contact
      WHERE k.import = :importId AND c.erased_at IS NULL
      ORDER BY k.contact
      LIMIT :limit
      """)
  List<IntakeKept.Person> kept(UUID importId, int limit);
}
