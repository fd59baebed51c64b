package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Taking out what an intake brought, some of its people at a time. */
interface IntakeUndoDao {

  @SqlQuery(
      "SELECT contact FROM contacts.intake_changes WHERE import = :importId ORDER BY contact LIMIT :limit")
  List<UUID> changed(UUID importId, int limit);

  @SqlQuery(
      "SELECT contact FROM contacts.list_members WHERE import = :importId ORDER BY contact LIMIT :limit")
  List<UUID> members(UUID importId, int limit);

  @SqlQuery(
      "SELECT contact FROM contacts.seen_again WHERE import = :importId ORDER BY contact LIMIT :limit")
  List<UUID> seen(UUID importId, int limit);

  /**
   * Somebody of whom the import changed something.
   *
   * @param state all that stands of them
   * @param before the same as it was; {@code {}} where the import created them
   * @param workedOn whether something has happened with them since
   */
  record Changed(UUID contact, String state, String before, boolean workedOn) {

    /** Without what it says, since this may reach a log. */
    @Override
    public String toString() {
      return "Changed[" + contact + "]";
    }
  }

  // Held to the end of the transaction, in the order of ids as merges do.
  @SqlQuery(
      """
      SELECT c.id AS contact, to_jsonb(c) AS state, ch.before, EXISTS (
               SELECT FROM contacts.timeline t
               WHERE t.contact = c.id AND t.at >= coalesce(i.done_at, i.started_at)) AS worked_on
      FROM contacts.intakes i
      JOIN contacts.intake_changes ch ON ch.import = i.import
      JOIN contacts.contacts c ON c.id = ch.contact
      WHERE i.import = :importId AND ch.contact = ANY (:contacts)
      ORDER BY c.id
      FOR UPDATE OF c
      """)
  List<Changed> lock(UUID importId, UUID[] contacts);

  /**
   * Another file, written after the import, that has named somebody too.
   *
   * @param says what it said; null where it was not yet kept
   * @param before as they were before it; null where it changed nothing
   */
  record Later(UUID contact, UUID importId, @Nullable List<String> says, @Nullable String before) {

    /** Without what it says, since this may reach a log. */
    @Override
    public String toString() {
      return "Later[" + contact + ", " + importId + "]";
    }
  }

  @SqlQuery(
      """
      SELECT x.contact, x.import AS import_id, s.says, ch.before
      FROM (SELECT import, contact FROM contacts.seen_again WHERE contact = ANY (:contacts)
            UNION
            SELECT import, contact FROM contacts.intake_changes WHERE contact = ANY (:contacts)) x
      JOIN contacts.intakes i ON i.import = x.import
      JOIN contacts.intakes this ON this.import = :importId
      LEFT JOIN contacts.seen_again s ON s.import = x.import AND s.contact = x.contact
      LEFT JOIN contacts.intake_changes ch ON ch.import = x.import AND ch.contact = x.contact
      WHERE (coalesce(i.done_at, 'infinity'), i.import) > (coalesce(this.done_at, 'infinity'), this.import)
      ORDER BY x.contact, i.done_at, i.import
      """)
  List<Later> later(UUID importId, UUID[] contacts);

  /** Puts people into the states that are given, each with the id in it. */
  @SqlUpdate(
      """
      UPDATE contacts.contacts c
      SET full_name = b.full_name, given_name = b.given_name, family_name = b.family_name,
          additional_name = b.additional_name, name_folded = b.name_folded, preferred_name = b.preferred_name, email = b.email,
          birth_date = b.birth_date, birth_year = b.birth_year, spoken = b.spoken,
          spoken_source = b.spoken_source, written = b.written, written_source = b.written_source, door = b.door, facts = b.facts, updated_at = b.updated_at,
          revision = c.revision + 1, file_changes = c.file_changes + 1
      FROM unnest(:states) AS s (state),
           LATERAL jsonb_populate_record(NULL::contacts.contacts, CAST(s.state AS jsonb)) b
      WHERE c.id = b.id
      """)
  void restore(String[] states);

  /** What the later files would put back from now on. */
  @SqlUpdate(
      """
      INSERT INTO contacts.intake_changes (import, contact, before)
      SELECT n.import, n.contact, CAST(n.before AS jsonb)
      FROM unnest(:imports, :contacts, :before) AS n (import, contact, before)
      ON CONFLICT (import, contact) DO UPDATE SET before = excluded.before
      """)
  void putBackLater(UUID[] imports, UUID[] contacts, String[] before);

  @SqlUpdate(
      """
      DELETE FROM contacts.intake_changes ch
      USING unnest(:imports, :contacts) AS n (import, contact)
      WHERE ch.import = n.import AND ch.contact = n.contact
      """)
  void forgetChanges(UUID[] imports, UUID[] contacts);

  @SqlUpdate(
      "DELETE FROM contacts.intake_changes WHERE import = :importId AND contact = ANY (:contacts)")
  void forgetChanges(UUID importId, UUID[] contacts);

  @SqlUpdate(
      "DELETE FROM contacts.seen_again WHERE import = :importId AND contact = ANY (:contacts)")
  void forgetSeen(UUID importId, UUID[] contacts);

  /** Those who are gone were named by nobody, whatever else is still to be taken back. */
  @SqlUpdate(
      """
      WITH gone AS (DELETE FROM contacts.seen_again WHERE contact = ANY (:contacts))
      DELETE FROM contacts.intake_changes WHERE contact = ANY (:contacts)
      """)
  void forgetAll(UUID[] contacts);

  /** A reason by which all of somebody stays comes before that another file has brought them. */
  @SqlUpdate(
      """
      INSERT INTO contacts.intake_kept (import, contact, why)
      SELECT :importId, n.contact, n.why
      FROM unnest(:contacts, :why) AS n (contact, why)
      ON CONFLICT (import, contact) DO UPDATE SET why = excluded.why, by_import = NULL
      """)
  void keep(UUID importId, UUID[] contacts, String[] why);

  @SqlUpdate(
      "DELETE FROM contacts.list_members WHERE import = :importId AND contact = ANY (:contacts)")
  void leave(UUID importId, UUID[] contacts);

  /** Somebody who stays although the import created them, and why. */
  record Staying(UUID contact, String why) {}

  // Somebody with a history, or changed by hand, or on another list, stays, and is nobody's import
  // any more. A list that people are on by a file that was taken back keeps nobody.
  @SqlQuery(
      """
      WITH stay AS (
        SELECT c.id, CASE
                 WHEN EXISTS (SELECT FROM contacts.timeline t WHERE t.contact = c.id)
                   OR EXISTS (SELECT FROM contacts.observations o WHERE o.contact = c.id) THEN 'worked_on'
                 WHEN c.revision - c.file_changes <> 1 THEN 'changed_since'
                 WHEN EXISTS (
                   SELECT FROM contacts.list_members m
                   JOIN contacts.lists l ON l.id = m.list
                   LEFT JOIN contacts.intakes i ON i.import = m.import
                   WHERE m.contact = c.id AND NOT l.kept AND i.undone_at IS NULL) THEN 'on_another_list'
               END AS why
        FROM contacts.contacts c
        WHERE c.id = ANY (:contacts) AND c.import = :importId)
      UPDATE contacts.contacts c SET import = NULL
      FROM stay s
      WHERE c.id = s.id AND s.why IS NOT NULL
      RETURNING c.id AS contact, s.why
      """)
  List<Staying> stay(UUID importId, UUID[] contacts);

  // What another file that still stands says too is its from now on. Who stays with a history keeps
  // the rest; of others it goes.
  @SqlUpdate(
      """
      WITH handed AS (
        UPDATE contacts.contact_lines cl SET import = n.import
        FROM (
          SELECT DISTINCT ON (l.contact, l.line) l.contact, l.line, s.import
          FROM contacts.contact_lines l
          JOIN contacts.seen_again s ON s.contact = l.contact AND s.import <> l.import AND l.line = ANY (s.lines)
          JOIN contacts.intakes i ON i.import = s.import AND i.done_at IS NOT NULL AND i.undone_at IS NULL
          WHERE l.contact = ANY (:contacts) AND l.import = :importId
          ORDER BY l.contact, l.line, i.done_at, i.import) n
        WHERE cl.contact = n.contact AND cl.line = n.line
        RETURNING cl.contact, cl.line)
      DELETE FROM contacts.contact_lines cl
      WHERE cl.contact = ANY (:contacts) AND cl.import = :importId
        AND NOT EXISTS (SELECT FROM handed h WHERE h.contact = cl.contact AND h.line = cl.line)
        AND NOT EXISTS (
          SELECT FROM contacts.intake_kept k
          WHERE k.import = :importId AND k.contact = cl.contact AND k.why <> 'brought_again')
      """)
  void unlink(UUID importId, UUID[] contacts);

  // Likewise.
  @SqlUpdate(
      """
      WITH handed AS (
        UPDATE contacts.identifiers d SET import = n.import
        FROM (
          SELECT DISTINCT ON (o.system, o.value) o.organization, o.system, o.value, s.import
          FROM contacts.identifiers o
          JOIN contacts.seen_again s
            ON s.contact = o.contact AND s.import <> o.import AND s.system = o.system AND s.identifier = o.value
          JOIN contacts.intakes i ON i.import = s.import AND i.done_at IS NOT NULL AND i.undone_at IS NULL
          WHERE o.contact = ANY (:contacts) AND o.import = :importId
          ORDER BY o.system, o.value, i.done_at, i.import) n
        WHERE d.organization = n.organization AND d.system = n.system AND d.value = n.value
        RETURNING d.organization, d.system, d.value)
      DELETE FROM contacts.identifiers d
      WHERE d.contact = ANY (:contacts) AND d.import = :importId
        AND NOT EXISTS (
          SELECT FROM handed h WHERE h.organization = d.organization AND h.system = d.system AND h.value = d.value)
        AND NOT EXISTS (
          SELECT FROM contacts.intake_kept k
          WHERE k.import = :importId AND k.contact = d.contact AND k.why <> 'brought_again')
      """)
  void forgetIdentifiers(UUID importId, UUID[] contacts);

  @SqlQuery("SELECT id FROM contacts.contacts WHERE id = ANY (:contacts) AND import = :importId")
  List<UUID> created(UUID importId, UUID[] contacts);

  // The id stays, since features above may point to it; nothing else of the person does.
  @SqlUpdate(
      """
      UPDATE contacts.contacts
      SET full_name = '', given_name = '', family_name = '', additional_name = '', preferred_name = '',
          name_folded = '', email = '', birth_date = NULL, birth_year = NULL, spoken = 'und', spoken_source = 'none',
          written = 'und', written_source = 'none', address_form = '', door = NULL, facts = '{}', erased_at = :at, updated_at = :at,
          import = NULL
      WHERE id = ANY (:contacts) AND import = :importId
      """)
  void erase(UUID importId, UUID[] contacts, Instant at);

  /** Those whom nobody has ever seen go without a trace. */
  @SqlUpdate("DELETE FROM contacts.contacts WHERE id = ANY (:contacts) AND import = :importId")
  void delete(UUID importId, UUID[] contacts);
}
