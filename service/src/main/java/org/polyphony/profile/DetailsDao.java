package org.polyphony.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.polyphony.contacts.Address;
import org.polyphony.contacts.Timeline;

/** Of a person, and of the entries that have become part of them. */
interface DetailsDao {

  String MARK =
      """
      , a.name AS added_by, d.added_at, r.name AS removed_by, d.removed_at
      """;

  String THEIRS =
      """
      LEFT JOIN accounts.known_users a ON a.user_id = d.added_by
      LEFT JOIN accounts.known_users r ON r.user_id = d.removed_by
      WHERE d.contact IN (
        SELECT CAST(:contact AS uuid)
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      ORDER BY d.id DESC
      LIMIT 50
      """;

  @SqlQuery("SELECT d.id, d.name" + MARK + "FROM profile.names d " + THEIRS)
  List<Details.Name> names(UUID contact);

  @SqlQuery(
      "SELECT d.id, d.tag, d.speaks, d.reads, d.source"
          + MARK
          + "FROM profile.languages d "
          + THEIRS)
  List<Details.Speaks> languages(UUID contact);

  @SqlQuery(
      "SELECT d.id, d.kind, d.street, d.unit, d.city, d.state, d.zip"
          + MARK
          + "FROM profile.addresses d "
          + THEIRS)
  List<Details.Lives> addresses(UUID contact);

  @SqlQuery(
      """
      SELECT d.id, d.name, d.preferred_name, r.name AS replaced_by, d.replaced_at
      FROM contacts.former_names d
      LEFT JOIN accounts.known_users r ON r.user_id = d.replaced_by
      WHERE d.contact IN (
        SELECT CAST(:contact AS uuid)
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      ORDER BY d.id DESC
      LIMIT 20
      """)
  List<Details.Former> former(UUID contact);

  @SqlUpdate(
      """
      INSERT INTO profile.names (id, organization, contact, name, name_folded, added_by, added_at)
      VALUES (:id, :organization, :contact, :name, :folded, :author, :at)
      """)
  void addName(
      UUID id,
      UUID organization,
      UUID contact,
      String name,
      String folded,
      UUID author,
      Instant at);

  @SqlUpdate(
      """
      INSERT INTO profile.languages (id, contact, tag, speaks, reads, source, added_by, added_at)
      VALUES (:id, :contact, :tag, :speaks, :reads, :source, :author, :at)
      """)
  void addLanguage(
      UUID id,
      UUID contact,
      String tag,
      String speaks,
      String reads,
      String source,
      UUID author,
      Instant at);

  /** What was known of the same language makes room for what is known now. */
  @SqlUpdate(
      """
      UPDATE profile.languages SET removed_by = :author, removed_at = :at
      WHERE contact = :contact AND tag = :tag AND removed_at IS NULL
      """)
  int removeLanguage(UUID contact, String tag, UUID author, Instant at);

  @SqlUpdate(
      """
      INSERT INTO profile.addresses (id, contact, kind, street, unit, city, state, zip, added_by, added_at)
      VALUES (:id, :contact, :kind, :address.street, :address.unit, :address.city, :address.state, :address.zip, :author,
              :at)
      """)
  void addAddress(
      UUID id,
      UUID contact,
      String kind,
      @BindMethods("address") Address address,
      UUID author,
      Instant at);

  @SqlUpdate(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact
      ), n AS (
        UPDATE profile.names SET removed_at = :at, removed_by = :author
        WHERE id = :id AND contact IN (SELECT contact FROM theirs) AND removed_at IS NULL
        RETURNING id
      ), l AS (
        UPDATE profile.languages SET removed_at = :at, removed_by = :author
        WHERE id = :id AND contact IN (SELECT contact FROM theirs) AND removed_at IS NULL
        RETURNING id
      )
      UPDATE profile.addresses SET removed_at = :at, removed_by = :author
      WHERE id = :id AND contact IN (SELECT contact FROM theirs) AND removed_at IS NULL
      """)
  void remove(UUID contact, UUID id, UUID author, Instant at);

  @SqlUpdate(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact
      ), n AS (
        UPDATE profile.names SET removed_at = NULL, removed_by = NULL
        WHERE id = :id AND contact IN (SELECT contact FROM theirs)
      ), l AS (
        UPDATE profile.languages SET removed_at = NULL, removed_by = NULL
        WHERE id = :id AND contact IN (SELECT contact FROM theirs)
      )
      UPDATE profile.addresses SET removed_at = NULL, removed_by = NULL
      WHERE id = :id AND contact IN (SELECT contact FROM theirs)
      """)
  void putBack(UUID contact, UUID id);

  @SqlQuery(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      SELECT id, at, kind, subject, actor, payload FROM (
        SELECT id, added_at AS at, 'detail.name' AS kind, id AS subject, added_by AS actor,
               jsonb_build_object('name', name) AS payload
        FROM profile.names WHERE contact IN (SELECT contact FROM theirs) AND removed_at IS NULL
        UNION ALL
        SELECT id, added_at, 'detail.language', id, added_by, jsonb_build_object('language', tag)
        FROM profile.languages WHERE contact IN (SELECT contact FROM theirs) AND removed_at IS NULL
        UNION ALL
        SELECT id, added_at, 'detail.address', id, added_by, jsonb_build_object('address', concat_ws(' ', street, city))
        FROM profile.addresses WHERE contact IN (SELECT contact FROM theirs) AND removed_at IS NULL) put_down
      ORDER BY at DESC
      LIMIT :limit
      """)
  List<Timeline.Entry> history(UUID contact, int limit);
}
