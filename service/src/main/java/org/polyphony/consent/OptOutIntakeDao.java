package org.polyphony.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Address;

/** The opt-outs of a file, on their stage and where they are kept. */
interface OptOutIntakeDao {

  @SqlUpdate("DROP TABLE IF EXISTS opt_outs_staged")
  void dropStage();

  @SqlUpdate(
      """
      CREATE TEMPORARY TABLE opt_outs_staged (
        place bigint GENERATED ALWAYS AS IDENTITY, nth bigint NOT NULL, tel text, zones text, contact uuid,
        door_key text, door uuid, street text, unit text, city text, state text, zip text,
        channel text NOT NULL, evidence text NOT NULL, verdict text)
      """)
  void createStage();

  @SqlUpdate(
      """
      INSERT INTO opt_outs_staged (
        nth, tel, zones, contact, door_key, door, street, unit, city, state, zip, channel, evidence)
      SELECT * FROM unnest(
        :rows, :tels, :zones, :contacts, :doorKeys, :doors, :streets, :units, :cities, :states, :zips, :channels,
        :evidences)
      """)
  void stage(
      Long[] rows,
      String[] tels,
      String[] zones,
      UUID[] contacts,
      String[] doorKeys,
      UUID[] doors,
      String[] streets,
      String[] units,
      String[] cities,
      String[] states,
      String[] zips,
      String[] channels,
      String[] evidences);

  /** Who has said so to this organization before, for this way or for all, says nothing new. */
  @SqlUpdate(
      """
      UPDATE opt_outs_staged s
      SET verdict = CASE
        WHEN EXISTS (
            SELECT FROM consent.suppressions k
            WHERE k.line = j.line AND k.organization = :organization AND k.lifted_at IS NULL
              AND k.channel IN ('all', s.channel))
          OR EXISTS (
            SELECT FROM consent.suppressions k
            WHERE k.contact = s.contact AND k.organization = :organization AND k.lifted_at IS NULL
              AND k.channel IN ('all', s.channel))
          OR EXISTS (
            SELECT FROM consent.suppressions k
            WHERE k.door = s.door AND k.organization = :organization AND k.lifted_at IS NULL
              AND k.channel IN ('all', s.channel))
          OR EXISTS (
            SELECT FROM contacts.merged_people m
            JOIN consent.suppressions k ON k.contact = m.contact
            WHERE m.person = s.contact AND k.organization = :organization AND k.lifted_at IS NULL
              AND k.channel IN ('all', s.channel)) THEN 'unchanged'
        WHEN j.first < s.place THEN 'duplicate'
        ELSE 'created' END
      FROM (
        SELECT t.place, l.line, min(t.place) OVER (PARTITION BY t.tel, t.contact, t.door_key, t.channel) AS first
        FROM opt_outs_staged t
        LEFT JOIN contacts.known_lines l ON l.tel = t.tel) j
      WHERE j.place = s.place
      """)
  void judge(UUID organization);

  @SqlUpdate("CREATE INDEX ON opt_outs_staged (place)")
  void index();

  /** By rows of the file: one about two people counts once. */
  @SqlQuery(
      """
      SELECT count(*) FILTER (WHERE best = 1) AS created, count(*) FILTER (WHERE best = 2) AS unchanged,
             count(*) FILTER (WHERE best = 3) AS duplicate
      FROM (
        SELECT min(CASE verdict WHEN 'created' THEN 1 WHEN 'unchanged' THEN 2 ELSE 3 END) AS best
        FROM opt_outs_staged GROUP BY nth) rows
      """)
  OptOutIntake.Counts counts();

  @SqlQuery(
      """
      SELECT e.verdict, e.nth, coalesce(p.full_name, e.street) AS name, e.tel, e.channel
      FROM (VALUES (1, 'created'), (2, 'unchanged'), (3, 'duplicate')) v (place, verdict)
      CROSS JOIN LATERAL (
        SELECT * FROM opt_outs_staged s WHERE s.verdict = v.verdict ORDER BY s.place LIMIT 5) e
      LEFT JOIN contacts.people p ON p.contact = e.contact
      ORDER BY v.place, e.place
      """)
  List<OptOutIntake.Example> examples();

  /** An opt-out to be kept. */
  record Staged(
      long place,
      @Nullable String tel,
      @Nullable String zones,
      @Nullable UUID contact,
      @Nullable UUID door,
      @Nullable String street,
      @Nullable String unit,
      @Nullable String city,
      @Nullable String state,
      @Nullable String zip,
      String channel,
      String evidence) {

    /** Where the door is; null where it is a number's or a person's. */
    @Nullable Address address() {
      return street == null || unit == null || city == null || state == null || zip == null
          ? null
          : new Address(street, unit, city, state, zip);
    }

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "Staged[" + place + "]";
    }
  }

  @SqlQuery(
      """
      SELECT place, tel, zones, contact, door, street, unit, city, state, zip, channel, evidence
      FROM opt_outs_staged
      WHERE verdict = 'created' AND place > :after
      ORDER BY place
      LIMIT :limit
      """)
  List<Staged> fresh(long after, int limit);

  @SqlUpdate(
      """
      INSERT INTO consent.suppressions
        (id, channel, line, door, contact, organization, reason, evidence, attempt, created_at, created_by, import)
      VALUES (:id, :channel, :line, :door, :contact, :organization, :reason, :evidence, :attempt, :at, :author,
              :importId)
      """)
  void insert(UUID id, String channel, @BindMethods NewSuppression suppression, UUID importId);

  @SqlUpdate("DELETE FROM consent.suppressions WHERE import = :importId AND lifted_at IS NULL")
  void forgetThoseOf(UUID importId);

  @SqlUpdate(
      """
      UPDATE consent.suppressions SET lifted_at = :at, lifted_by = :author, lifted_reason = :reason
      WHERE import = :importId AND lifted_at IS NULL
      """)
  int liftThoseOf(UUID importId, UUID author, String reason, Instant at);

  /** The numbers that it is about, and those of the people. */
  @SqlQuery(
      """
      SELECT s.line FROM consent.suppressions s WHERE s.import = :importId AND s.line IS NOT NULL
      UNION
      SELECT o.line FROM consent.suppressions s
      JOIN contacts.people_on_lines o ON o.contact = s.contact
      WHERE s.import = :importId
      """)
  List<UUID> linesOf(UUID importId);

  @SqlQuery(
      """
      SELECT p.contact FROM contacts.people p
      WHERE p.organization = :organization
        AND p.contact = coalesce((SELECT person FROM contacts.merged_people WHERE contact = :contact), :contact)
      """)
  Optional<UUID> ours(UUID organization, UUID contact);

  /** Somebody behind a number. */
  record Behind(UUID contact, String name) {

    /** Without the name, since this may reach a log. */
    @Override
    public String toString() {
      return "Behind[" + contact + "]";
    }
  }

  @SqlQuery(
      """
      SELECT o.contact, o.full_name AS name
      FROM contacts.known_lines l
      JOIN contacts.people_on_lines o ON o.line = l.line
      WHERE l.tel = :tel AND o.organization = :organization AND o.merged_into IS NULL
      ORDER BY o.contact
      """)
  List<Behind> behind(UUID organization, String tel);

  @SqlQuery(
      """
      SELECT DISTINCT coalesce(m.person, i.contact)
      FROM contacts.known_identifiers i
      LEFT JOIN contacts.merged_people m ON m.contact = i.contact
      WHERE i.organization = :organization AND i.system = :system AND i.value = :value
      """)
  List<UUID> byIdentifier(UUID organization, String system, String value);

  @SqlQuery(
      """
      SELECT contact FROM contacts.comparable_people
      WHERE organization = :organization AND lower(email) = lower(:email) AND email <> ''
      ORDER BY contact
      """)
  List<UUID> byEmail(UUID organization, String email);
}
