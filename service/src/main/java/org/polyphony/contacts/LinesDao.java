package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Lines and doors, and who is behind them. */
interface LinesDao {

  /** More people than this behind one line or door, and somebody has to look at it. */
  int CROWD = 12;

  @SqlUpdate(
      """
      INSERT INTO contacts.lines (id, tel, time_zones, created_at) VALUES (:id, :tel, :zones, :at)
      ON CONFLICT (tel) DO NOTHING
      """)
  void insertLine(UUID id, String tel, String[] zones, Instant at);

  @SqlQuery("SELECT id FROM contacts.lines WHERE tel = :tel")
  Optional<UUID> line(String tel);

  @SqlUpdate(
      """
      INSERT INTO contacts.contact_lines (contact, line, rank, label)
      VALUES (:contact, :line, :rank, :label)
      ON CONFLICT (contact, line) DO UPDATE SET rank = excluded.rank, label = excluded.label
      """)
  void link(UUID contact, UUID line, int rank, String label);

  @SqlUpdate(
      """
      INSERT INTO contacts.contact_lines (contact, line, rank, label)
      SELECT :contact, :line, coalesce(max(rank) + 1, 0), :label FROM contacts.contact_lines WHERE contact = :contact
      ON CONFLICT (contact, line) DO NOTHING
      """)
  void linkLast(UUID contact, UUID line, String label);

  @SqlUpdate(
      "DELETE FROM contacts.contact_lines WHERE contact = :contact AND NOT line = ANY (:kept)")
  void unlinkAllBut(UUID contact, UUID[] kept);

  @SqlUpdate(
      """
      UPDATE contacts.lines SET needs_look = true
      WHERE id = :line AND NOT needs_look
        AND (SELECT count(*) FROM contacts.contact_lines WHERE line = :line) > :crowd
      """)
  void lookAtLine(UUID line, int crowd);

  // A word that stands already is not said again, by whomever.
  @SqlUpdate(
      """
      UPDATE contacts.lines
      SET can_text_by = CASE WHEN can_text IS DISTINCT FROM CAST(:canText AS boolean) THEN :author ELSE can_text_by END,
          can_text_at = CASE WHEN can_text IS DISTINCT FROM CAST(:canText AS boolean) THEN :at ELSE can_text_at END,
          zone_by = CASE WHEN coalesce(zone, '') <> :zone THEN :author ELSE zone_by END,
          zone_at = CASE WHEN coalesce(zone, '') <> :zone THEN :at ELSE zone_at END,
          can_text = CAST(:canText AS boolean), zone = nullif(:zone, '')
      WHERE id = :line AND can_text IS NOT DISTINCT FROM CAST(:known.canText AS boolean)
        AND coalesce(zone, '') = :known.zone
      """)
  int say(
      UUID line,
      @BindMethods("known") Lines.Said known,
      @Nullable Boolean canText,
      String zone,
      UUID author,
      Instant at);

  // Whoever has the form of the person open would else put the old one back.
  @SqlUpdate(
      """
      WITH called AS (
        UPDATE contacts.contact_lines SET label = :kind
        WHERE contact = :contact AND line = :line AND label = :known
        RETURNING contact)
      UPDATE contacts.contacts c SET revision = revision + 1, updated_at = :at
      FROM called WHERE c.id = called.contact
      """)
  int label(UUID contact, UUID line, String known, String kind, Instant at);

  @SqlUpdate(
      """
      INSERT INTO contacts.doors (id, address_key, street, unit, city, state, zip, created_at)
      VALUES (:id, :key, :address.street, :address.unit, :address.city, :address.state, :address.zip, :at)
      ON CONFLICT (address_key) DO NOTHING
      """)
  void insertDoor(UUID id, String key, @BindMethods("address") Address address, Instant at);

  @SqlQuery("SELECT id FROM contacts.doors WHERE address_key = :key")
  Optional<UUID> door(String key);

  @SqlUpdate(
      """
      UPDATE contacts.doors SET needs_look = true
      WHERE id = :door AND NOT needs_look
        AND (SELECT count(*) FROM contacts.contacts WHERE door = :door) > :crowd
      """)
  void lookAtDoor(UUID door, int crowd);

  /** Who else is behind a line, within an organization. */
  record Behind(UUID contact, String fullName, String spoken, String spokenSource) {}

  @SqlQuery(
      """
      SELECT c.id AS contact, c.full_name, c.spoken, c.spoken_source
      FROM contacts.contact_lines cl
      JOIN contacts.contacts c ON c.id = cl.contact
      WHERE cl.line = :line AND c.organization = :organization AND c.id <> :but AND c.merged_into IS NULL
      ORDER BY c.id
      LIMIT 50
      """)
  List<Behind> behind(UUID organization, UUID line, @Nullable UUID but);
}
