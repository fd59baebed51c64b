package org.polyphony.ties;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Timeline;

/** Of a person, and of the entries that have become part of them. */
interface TiesDao {

  @SqlQuery(
      "SELECT min(tag) FROM ties.known_tags WHERE contact = :contact GROUP BY folded ORDER BY folded")
  List<String> tags(UUID contact);

  @SqlQuery(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      SELECT id, at, kind, subject, actor, payload FROM (
        SELECT t.contact AS id, t.created_at AS at, 'tie.tag' AS kind, CAST(NULL AS uuid) AS subject,
               t.created_by AS actor, jsonb_build_object('tag', t.tag) AS payload
        FROM ties.tags t WHERE t.contact IN (SELECT contact FROM theirs)
        UNION ALL
        SELECT t.contact, min(t.created_at), 'tie.tag', NULL, (min(CAST(t.created_by AS text)))::uuid,
               jsonb_build_object('tag', min(t.tag))
        FROM ties.file_tags t WHERE t.contact IN (SELECT contact FROM theirs)
        GROUP BY t.contact, t.folded
        UNION ALL
        SELECT a.id, a.created_at, 'tie.affiliation', a.id, a.created_by, jsonb_build_object('partner', a.partner)
        FROM ties.affiliations a WHERE a.contact IN (SELECT contact FROM theirs)) put_down
      ORDER BY at DESC
      LIMIT :limit
      """)
  List<Timeline.Entry> history(UUID contact, int limit);

  @SqlUpdate(
      """
      INSERT INTO ties.tags (contact, organization, folded, tag, created_by, created_at)
      SELECT :contact, :organization, :folded, :tag, :actor, :at
      WHERE NOT EXISTS (SELECT FROM ties.known_tags WHERE contact = :contact AND folded = :folded)
      ON CONFLICT (contact, folded) DO NOTHING
      """)
  int tag(UUID contact, UUID organization, String folded, String tag, UUID actor, Instant at);

  /** Those of files too, whatever their undo may say later. */
  @SqlQuery(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact),
      by_files AS (
        DELETE FROM ties.file_tags WHERE folded = :folded AND contact IN (SELECT contact FROM theirs) RETURNING 1),
      by_hand AS (
        DELETE FROM ties.tags WHERE folded = :folded AND contact IN (SELECT contact FROM theirs) RETURNING 1)
      SELECT (SELECT count(*) FROM by_files) + (SELECT count(*) FROM by_hand)
      """)
  int untag(UUID contact, String folded);

  @SqlQuery(
      """
      SELECT a.id, a.partner, a.role, a.key_person, a.holder, u.name AS holder_name
      FROM ties.affiliations a
      LEFT JOIN accounts.known_users u ON u.user_id = a.holder
      WHERE a.contact IN (
          SELECT CAST(:contact AS uuid)
          UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      ORDER BY a.id
      """)
  List<Ties.Affiliation> affiliations(UUID contact);

  @SqlUpdate(
      """
      INSERT INTO ties.affiliations (id, contact, partner, role, key_person, holder, created_by, created_at)
      VALUES (:id, :contact, :partner, :role, :keyPerson, :holder, :actor, :at)
      """)
  void affiliate(
      UUID id,
      UUID contact,
      String partner,
      String role,
      boolean keyPerson,
      @Nullable UUID holder,
      UUID actor,
      Instant at);

  @SqlUpdate(
      """
      DELETE FROM ties.affiliations
      WHERE id = :id
        AND contact IN (
          SELECT CAST(:contact AS uuid)
          UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      """)
  int leave(UUID contact, UUID id);

  @SqlQuery(
      """
      SELECT user_id AS id, name FROM accounts.known_users
      WHERE organization = :organization AND disabled_at IS NULL
      ORDER BY name, user_id
      LIMIT 500
      """)
  List<Ties.User> users(UUID organization);
}
