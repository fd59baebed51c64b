package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Beginning, ending and taking back of intakes. */
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

  @SqlUpdate(
      "UPDATE contacts.intakes SET undone_at = :at WHERE import = :importId AND undone_at IS NULL")
  int undone(UUID importId, Instant at);

  @SqlUpdate("UPDATE contacts.intakes SET cleared_at = :at WHERE import = :importId")
  void cleared(UUID importId, Instant at);

  @SqlQuery(
      "SELECT import FROM contacts.intakes WHERE undone_at IS NOT NULL AND cleared_at IS NULL")
  List<UUID> uncleared();

  @SqlQuery(
      """
      SELECT contact FROM contacts.intake_changes WHERE import = :importId ORDER BY contact LIMIT :limit
      """)
  List<UUID> changed(UUID importId, int limit);

  /** Those whom somebody has changed since are left as they are. */
  @SqlUpdate(
      """
      INSERT INTO contacts.intake_kept (import, contact, why)
      SELECT ch.import, ch.contact, 'changed_since'
      FROM contacts.intake_changes ch
      JOIN contacts.contacts c ON c.id = ch.contact
      WHERE ch.import = :importId AND ch.contact = ANY (:contacts)
        AND c.revision <> CAST(ch.before ->> 'revision' AS integer) + 1
      ON CONFLICT (import, contact) DO NOTHING
      """)
  void keepChanged(UUID importId, UUID[] contacts);

  // Where nobody has touched the person since the import, all that it changed is put back.
  @SqlUpdate(
      """
      UPDATE contacts.contacts c
      SET full_name = b.full_name, given_name = b.given_name, family_name = b.family_name,
          name_folded = b.name_folded, preferred_name = b.preferred_name, email = b.email,
          birth_date = b.birth_date, spoken = b.spoken, spoken_source = b.spoken_source, written = b.written,
          written_source = b.written_source, door = b.door, facts = b.facts, updated_at = b.updated_at,
          revision = c.revision + 1
      FROM contacts.intake_changes ch,
           LATERAL jsonb_populate_record(NULL::contacts.contacts, ch.before) b
      WHERE ch.import = :importId AND ch.contact = ANY (:contacts) AND c.id = ch.contact
        AND c.revision = b.revision + 1
      """)
  void restore(UUID importId, UUID[] contacts);

  @SqlUpdate(
      "DELETE FROM contacts.intake_changes WHERE import = :importId AND contact = ANY (:contacts)")
  void forgetChanges(UUID importId, UUID[] contacts);

  @SqlQuery(
      """
      SELECT contact FROM contacts.list_members WHERE import = :importId ORDER BY contact LIMIT :limit
      """)
  List<UUID> members(UUID importId, int limit);

  @SqlUpdate(
      "DELETE FROM contacts.list_members WHERE import = :importId AND contact = ANY (:contacts)")
  void leave(UUID importId, UUID[] contacts);

  // Somebody with a history, or on another list, stays, and is nobody's import any more.
  @SqlQuery(
      """
      UPDATE contacts.contacts c SET import = NULL
      WHERE c.id = ANY (:contacts) AND c.import = :importId
        AND (EXISTS (SELECT FROM contacts.timeline t WHERE t.contact = c.id)
          OR EXISTS (SELECT FROM contacts.observations o WHERE o.contact = c.id)
          OR EXISTS (
            SELECT FROM contacts.list_members m JOIN contacts.lists l ON l.id = m.list
            WHERE m.contact = c.id AND NOT l.kept))
      RETURNING c.id
      """)
  List<UUID> keepThoseWithAHistory(UUID importId, UUID[] contacts);

  @SqlUpdate(
      """
      INSERT INTO contacts.intake_kept (import, contact, why)
      SELECT :importId, c.id,
             CASE WHEN EXISTS (SELECT FROM contacts.timeline t WHERE t.contact = c.id)
                    OR EXISTS (SELECT FROM contacts.observations o WHERE o.contact = c.id) THEN 'worked_on'
                  ELSE 'on_another_list' END
      FROM contacts.contacts c
      WHERE c.id = ANY (:contacts)
      ON CONFLICT (import, contact) DO NOTHING
      """)
  void keep(UUID importId, UUID[] contacts);

  /** How many an undo has left, for one reason. */
  @SqlQuery(
      """
      SELECT why, count(*) AS people FROM contacts.intake_kept
      WHERE import = :importId
      GROUP BY why
      ORDER BY people DESC, why
      """)
  List<IntakeKept.Reason> keptFor(UUID importId);

  @SqlQuery(
      """
      SELECT k.contact, c.full_name AS name, k.why
      FROM contacts.intake_kept k
      JOIN contacts.contacts c ON c.id = k.contact
      WHERE k.import = :importId AND c.erased_at IS NULL
      ORDER BY k.contact
      LIMIT :limit
      """)
  List<IntakeKept.Person> kept(UUID importId, int limit);

  @SqlUpdate(
      "DELETE FROM contacts.contact_lines WHERE contact = ANY (:contacts) AND import = :importId")
  void unlink(UUID importId, UUID[] contacts);

  @SqlUpdate(
      "DELETE FROM contacts.identifiers WHERE contact = ANY (:contacts) AND import = :importId")
  void forgetIdentifiers(UUID importId, UUID[] contacts);

  // The id stays, since features above may point to it; nothing else of the person does.
  @SqlUpdate(
      """
      UPDATE contacts.contacts
      SET full_name = '', given_name = '', family_name = '', additional_name = '', preferred_name = '',
          name_folded = '', email = '', birth_date = NULL, spoken = 'und', spoken_source = 'none', written = 'und',
          written_source = 'none', address_form = '', door = NULL, facts = '{}', erased_at = :at, updated_at = :at,
          import = NULL
      WHERE id = ANY (:contacts) AND import = :importId
      """)
  void erase(UUID importId, UUID[] contacts, Instant at);

  /** Those whom nobody has ever seen go without a trace. */
  @SqlUpdate("DELETE FROM contacts.contacts WHERE id = ANY (:contacts) AND import = :importId")
  void delete(UUID importId, UUID[] contacts);
}
