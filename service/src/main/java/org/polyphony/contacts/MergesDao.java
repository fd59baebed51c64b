package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Merges}, in their order. */
interface MergesDao {

  /** An entry, held to the end of the transaction. */
  record Locked(UUID id, @Nullable UUID mergedInto) {}

  // In the order of ids, so that two who merge the same pair do not wait for each other crosswise.
  @SqlQuery(
      """
      SELECT id, merged_into FROM contacts.contacts
      WHERE id = ANY (:ids) AND organization = :organization AND erased_at IS NULL
      ORDER BY id
      FOR UPDATE
      """)
  List<Locked> lock(UUID organization, List<UUID> ids);

  @SqlUpdate(
      """
      INSERT INTO contacts.merges (id, organization, kept, merged, before, after, actor, at)
      SELECT :id, c.organization, c.id, :merged, to_jsonb(c), to_jsonb(c), :actor, :at
      FROM contacts.contacts c WHERE c.id = :kept
      """)
  void insert(UUID id, UUID kept, UUID merged, UUID actor, Instant at);

  // What is known of the one who is kept stands; the other fills what is empty. A language by the
  // strength of its source. Undoing an import does not take out whom somebody has worked on.
  @SqlUpdate(
      """
      UPDATE contacts.contacts k
      SET preferred_name = coalesce(nullif(k.preferred_name, ''), m.preferred_name),
          email = coalesce(nullif(k.email, ''), m.email),
          birth_date = CASE WHEN coalesce(k.birth_year = date_part('year', m.birth_date), true)
                            THEN coalesce(k.birth_date, m.birth_date) ELSE k.birth_date END,
          birth_year = coalesce(k.birth_year, m.birth_year),
          spoken = CASE WHEN s.spoken THEN m.spoken ELSE k.spoken END,
          spoken_source = CASE WHEN s.spoken THEN m.spoken_source ELSE k.spoken_source END,
          written = CASE WHEN s.written THEN m.written ELSE k.written END,
          written_source = CASE WHEN s.written THEN m.written_source ELSE k.written_source END,
          address_form = coalesce(nullif(k.address_form, ''), m.address_form),
          door = coalesce(k.door, m.door),
          facts = m.facts || k.facts,
          deceased_at = coalesce(k.deceased_at, m.deceased_at),
          import = NULL,
          revision = k.revision + 1,
          updated_at = :at
      FROM contacts.contacts m,
           LATERAL (
             SELECT array_position(o.sources, m.spoken_source) > array_position(o.sources, k0.spoken_source) AS spoken,
                    array_position(o.sources, m.written_source) > array_position(o.sources, k0.written_source) AS written
             FROM contacts.contacts k0,
                  (SELECT ARRAY['none', 'inferred', 'imported', 'observed', 'self_declared'] AS sources) o
             WHERE k0.id = :kept) s
      WHERE k.id = :kept AND m.id = :merged
      """)
  void fill(UUID kept, UUID merged, Instant at);

  @SqlUpdate(
      """
      UPDATE contacts.merges m SET after = to_jsonb(c) FROM contacts.contacts c WHERE m.id = :merge AND c.id = m.kept
      """)
  void keepAfter(UUID merge);

  /** Whoever was part of the one that is given up is part of the one that is kept now. */
  @SqlUpdate(
      """
      UPDATE contacts.contacts SET merged_into = :kept, import = NULL, revision = revision + 1, updated_at = :at
      WHERE id = :merged OR merged_into = :merged
      """)
  void redirect(UUID kept, UUID merged, Instant at);

  // After those that the one who is kept has; the other keeps them too, for the way back.
  @SqlUpdate(
      """
      INSERT INTO contacts.contact_lines (contact, line, rank, label, bad_at, bad_as, bad_by, merge)
      SELECT :kept, line, 100 + row_number() OVER (ORDER BY rank, line), label, bad_at, bad_as, bad_by, :merge
      FROM contacts.contact_lines
      WHERE contact = :merged
      ON CONFLICT (contact, line) DO NOTHING
      """)
  void copyLines(UUID merge, UUID kept, UUID merged);

  @SqlUpdate(
      """
      INSERT INTO contacts.merged_members (merge, list, import, came_by)
      SELECT :merge, list, import, merge FROM contacts.list_members WHERE contact = :merged
      """)
  void noteLists(UUID merge, UUID merged);

  @SqlUpdate("DELETE FROM contacts.list_members WHERE contact = :merged")
  void leaveLists(UUID merged);

  // Not for an import that was taken back meanwhile.
  @SqlUpdate(
      """
      INSERT INTO contacts.list_members (list, contact, import, merge)
      SELECT m.list, :kept, m.import, :merge
      FROM contacts.merged_members m
      LEFT JOIN contacts.intakes i ON i.import = m.import
      WHERE m.merge = :merge AND i.undone_at IS NULL
      ON CONFLICT (list, contact) DO NOTHING
      """)
  void joinLists(UUID merge, UUID kept);

  @SqlQuery("SELECT full_name FROM contacts.contacts WHERE id = :id")
  String name(UUID id);

  @SqlQuery("SELECT list FROM contacts.merged_members WHERE merge = :merge ORDER BY list")
  List<UUID> lists(UUID merge);

  @SqlQuery(
      """
      SELECT id, organization, kept, merged FROM contacts.merges
      WHERE id = :id AND organization = :organization AND undone_at IS NULL
      FOR UPDATE
      """)
  Optional<Merges.Merge> lockMerge(UUID organization, UUID id);

  @SqlUpdate(
      "UPDATE contacts.merges SET undone_at = :at, undone_by = :actor WHERE id = :id AND undone_at IS NULL")
  void undone(UUID id, UUID actor, Instant at);

  // Field by field: what the merge wrote goes, what somebody has written since stays.
  @SqlUpdate(
      """
      UPDATE contacts.contacts c
      SET preferred_name = CASE c.preferred_name WHEN a.preferred_name THEN b.preferred_name ELSE c.preferred_name END,
          email = CASE c.email WHEN a.email THEN b.email ELSE c.email END,
          birth_date = CASE WHEN c.birth_date IS NOT DISTINCT FROM a.birth_date THEN b.birth_date ELSE c.birth_date END,
          birth_year = CASE WHEN coalesce(date_part('year', c.birth_date), c.birth_year)
                                 IS NOT DISTINCT FROM coalesce(date_part('year', a.birth_date), a.birth_year)
                            THEN b.birth_year ELSE c.birth_year END,
          spoken = CASE WHEN (c.spoken, c.spoken_source) = (a.spoken, a.spoken_source) THEN b.spoken ELSE c.spoken END,
          spoken_source = CASE WHEN (c.spoken, c.spoken_source) = (a.spoken, a.spoken_source) THEN b.spoken_source
                               ELSE c.spoken_source END,
          written = CASE WHEN (c.written, c.written_source) = (a.written, a.written_source) THEN b.written
                         ELSE c.written END,
          written_source = CASE WHEN (c.written, c.written_source) = (a.written, a.written_source)
                                THEN b.written_source ELSE c.written_source END,
          address_form = CASE c.address_form WHEN a.address_form THEN b.address_form ELSE c.address_form END,
          door = CASE WHEN c.door IS NOT DISTINCT FROM a.door THEN b.door ELSE c.door END,
          facts = (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}') FROM jsonb_each(c.facts) f
                   WHERE jsonb_exists(b.facts, f.key) OR a.facts -> f.key IS DISTINCT FROM f.value),
          deceased_at = CASE WHEN c.deceased_at IS NOT DISTINCT FROM a.deceased_at THEN b.deceased_at
                             ELSE c.deceased_at END,
          revision = c.revision + 1,
          updated_at = :at
      FROM contacts.merges m,
           LATERAL jsonb_populate_record(NULL::contacts.contacts, m.before) b,
           LATERAL jsonb_populate_record(NULL::contacts.contacts, m.after) a
      WHERE m.id = :merge AND c.id = m.kept
      """)
  void restore(UUID merge, Instant at);

  /** That a number does not reach them was learnt of the one who was kept, and is true of both. */
  @SqlUpdate(
      """
      UPDATE contacts.contact_lines o SET bad_at = c.bad_at, bad_as = c.bad_as, bad_by = c.bad_by
      FROM contacts.contact_lines c
      WHERE c.merge = :merge AND o.contact = :merged AND o.line = c.line AND o.bad_at IS NULL
      """)
  void keepMarksOfLines(UUID merge, UUID merged);

  @SqlUpdate("DELETE FROM contacts.contact_lines WHERE merge = :merge")
  void takeLinesBack(UUID merge);

  @SqlUpdate("DELETE FROM contacts.list_members WHERE merge = :merge")
  void leaveListsAgain(UUID merge);

  @SqlUpdate(
      """
      INSERT INTO contacts.list_members (list, contact, import, merge)
      SELECT m.list, :merged, m.import, m.came_by
      FROM contacts.merged_members m
      LEFT JOIN contacts.intakes i ON i.import = m.import
      WHERE m.merge = :merge AND i.undone_at IS NULL
      ON CONFLICT (list, contact) DO NOTHING
      """)
  void returnToLists(UUID merge, UUID merged);

  // Those who had been merged into the one that is given back go with it.
  @SqlUpdate(
      """
      WITH RECURSIVE below (id) AS (
        SELECT CAST(:merged AS uuid)
        UNION
        SELECT m.merged FROM contacts.merges m JOIN below b ON m.kept = b.id WHERE m.undone_at IS NULL)
      UPDATE contacts.contacts c
      SET merged_into = nullif(:merged, c.id), revision = c.revision + 1, updated_at = :at
      FROM below b
      WHERE c.id = b.id
      """)
  void unredirect(UUID merged, Instant at);

  @SqlQuery(
      """
      SELECT id, organization, kept, merged FROM contacts.merges
      WHERE kept = :kept AND undone_at IS NULL
      ORDER BY id
      """)
  List<Merges.Merge> standing(UUID kept);
}
