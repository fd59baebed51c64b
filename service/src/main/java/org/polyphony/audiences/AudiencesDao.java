package org.polyphony.audiences;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface AudiencesDao {

  /** As it is kept. */
  record Row(UUID id, UUID organization, String name, String purpose, @Json List<Rule> rules) {}

  @SqlUpdate(
      """
      INSERT INTO audiences.audiences (
        id, organization, name, purpose, rules, created_by, created_at, changed_at, look_at)
      VALUES (:id, :organization, :name, :purpose, :rules, :author, :at, :at, :at)
      """)
  void insert(@BindMethods Row row, @Bind("author") @Nullable UUID author, @Bind("at") Instant at);

  @SqlUpdate(
      """
      UPDATE audiences.audiences
      SET name = :name, purpose = :purpose, rules = :rules, look_at = :at,
          changed_at = CASE WHEN rules = :rules AND purpose = :purpose THEN changed_at ELSE :at END
      WHERE id = :id AND organization = :organization
      """)
  int update(@BindMethods Row row, @Bind("at") Instant at);

  @SqlUpdate(
      """
      UPDATE audiences.audiences SET archived_at = :archived, look_at = :at
      WHERE id = :id AND organization = :organization
      """)
  int archive(
      @Bind("organization") UUID organization,
      @Bind("id") UUID id,
      @Bind("archived") @Nullable Instant archived,
      @Bind("at") Instant at);

  @SqlQuery(
      """
      SELECT id, organization, name, purpose, rules, people, kept_at, changed_at, archived_at
      FROM audiences.audiences
      WHERE id = :id AND organization = :organization
      """)
  Optional<Audience> find(@Bind("organization") UUID organization, @Bind("id") UUID id);

  @SqlQuery(
      """
      SELECT id, organization, name, purpose, rules, people, kept_at, changed_at, archived_at
      FROM audiences.audiences
      WHERE organization = :organization
      ORDER BY archived_at IS NOT NULL, id DESC
      LIMIT 200
      """)
  List<Audience> of(@Bind("organization") UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, name, purpose, rules, people, kept_at, changed_at, archived_at
      FROM audiences.audiences
      WHERE id = :id AND archived_at IS NULL
      """)
  Optional<Audience> inUse(@Bind("id") UUID id);

  @SqlQuery(
      """
      SELECT id FROM audiences.audiences
      WHERE archived_at IS NULL AND look_at <= :now
      ORDER BY look_at
      LIMIT 50
      """)
  List<UUID> due(@Bind("now") Instant now);

  // An hour is for what time alone changes: who has had a birthday, who was asked too long ago.
  @SqlUpdate(
      """
      UPDATE audiences.audiences
      SET look_at = kept_at + make_interval(secs => pause_seconds)
      WHERE organization = ANY (:organizations) AND archived_at IS NULL
        AND look_at > kept_at + make_interval(secs => pause_seconds)
      """)
  void lookSoon(@Bind("organizations") List<UUID> organizations);

  @SqlUpdate("UPDATE audiences.audiences SET moved = true WHERE id = :id AND NOT moved")
  void noteMoved(@Bind("id") UUID id);

  @SqlUpdate("UPDATE audiences.audiences SET moved = false WHERE id = :id AND moved")
  int settleMoved(@Bind("id") UUID id);

  // Whoever has changed it meanwhile wants another look at once.
  @SqlUpdate(
      """
      UPDATE audiences.audiences
      SET people = (SELECT count(*) FROM contacts.active_members m WHERE m.list = :id), kept_at = :begun,
          pause_seconds = :pause,
          look_at = CASE WHEN changed_at > :begun THEN changed_at ELSE CAST(:begun AS timestamptz) + interval '1 hour' END
      WHERE id = :id
      """)
  void kept(@Bind("id") UUID id, @Bind("begun") Instant begun, @Bind("pause") int pause);

  /** How many of an audience's people speak a language. */
  record LanguageCount(String language, int people) {}

  @SqlQuery(
      """
      SELECT CASE WHEN p.spoken_source = 'inferred' THEN 'und' ELSE p.spoken END AS language, count(*) AS people
      FROM contacts.active_members m
      JOIN contacts.present_people p ON p.contact = m.contact
      WHERE m.list = :id
      GROUP BY 1
      ORDER BY 2 DESC, 1
      """)
  List<LanguageCount> languages(@Bind("id") UUID id);
}
