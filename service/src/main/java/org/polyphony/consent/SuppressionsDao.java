package org.polyphony.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SuppressionsDao {

  @SqlUpdate(
      """
      INSERT INTO consent.suppressions
        (id, channel, line, door, contact, organization, reason, evidence, attempt, created_at, created_by)
      VALUES (:id, :channel, :line, :door, :contact, :organization, :reason, :evidence, :attempt, :at, :author)
      """)
  void insert(UUID id, String channel, @BindMethods NewSuppression suppression);

  @SqlUpdate(
      """
      UPDATE consent.suppressions SET lifted_at = :at
      WHERE attempt = :attempt AND lifted_at IS NULL
      """)
  void liftThoseOf(UUID attempt, Instant at);

  @SqlUpdate(
      """
      UPDATE consent.suppressions SET lifted_at = :at, lifted_by = :author, lifted_reason = :reason
      WHERE id = :id AND organization = :organization AND lifted_at IS NULL
      """)
  int lift(UUID organization, UUID id, UUID author, String reason, Instant at);

  /** Those that its own owner has asked for by text. */
  @SqlUpdate(
      """
      UPDATE consent.suppressions SET lifted_at = :at, lifted_reason = :reason
      WHERE line = :line AND channel = 'text' AND reason = ANY (:how) AND lifted_at IS NULL
      """)
  int liftOnLine(UUID line, List<String> how, String reason, Instant at);

  /** The number that it is about, or those of the person. */
  @SqlQuery(
      """
      SELECT s.line FROM consent.suppressions s WHERE s.id = :id AND s.line IS NOT NULL
      UNION
      SELECT o.line FROM consent.suppressions s
      JOIN contacts.people_on_lines o ON o.contact = s.contact
      WHERE s.id = :id
      """)
  List<UUID> lines(UUID id);

  /** Those said to an organization that stand, the newest first. */
  @SqlQuery(
      """
      SELECT s.id, s.channel, l.tel, s.contact, p.full_name AS name, d.street, s.reason, s.evidence, s.created_at
      FROM consent.suppressions s
      LEFT JOIN contacts.known_lines l ON l.line = s.line
      LEFT JOIN contacts.known_doors d ON d.door = s.door
      LEFT JOIN contacts.people p ON p.contact = s.contact
      WHERE s.organization = :organization AND s.lifted_at IS NULL AND (s.contact IS NULL OR p.contact IS NOT NULL)
        AND (:tel::text IS NULL OR l.tel = :tel OR s.contact IN (
          SELECT o.contact FROM contacts.people_on_lines o
          JOIN contacts.known_lines k ON k.line = o.line
          WHERE k.tel = :tel))
        AND (:after::uuid IS NULL OR s.id < :after)
      ORDER BY s.id DESC
      LIMIT :limit
      """)
  List<Suppression> standing(
      UUID organization, @Nullable String tel, @Nullable UUID after, int limit);

  @SqlQuery(
      """
      WITH theirs AS (
        SELECT CAST(:contact AS uuid) AS contact
        UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = :contact)
      SELECT s.id, s.channel, l.tel, d.street, coalesce(s.organization = :organization, false) AS here,
             CASE WHEN s.organization = :organization THEN s.evidence ELSE '' END AS evidence, s.created_at,
             CASE WHEN s.organization = :organization THEN s.created_by END AS created_by, s.lifted_at, s.lifted_by,
             s.lifted_reason
      FROM consent.suppressions s
      LEFT JOIN contacts.known_lines l ON l.line = s.line
      LEFT JOIN contacts.known_doors d ON d.door = s.door
      WHERE (s.contact IN (SELECT contact FROM theirs)
          OR s.door = (SELECT p.door FROM contacts.people p WHERE p.contact = :contact)
          OR s.line IN (
            SELECT o.line FROM contacts.people_on_lines o WHERE o.contact IN (SELECT contact FROM theirs)))
        AND (s.lifted_at IS NULL OR s.organization = :organization)
      ORDER BY s.id DESC
      LIMIT 100
      """)
  List<Refusal> of(UUID organization, UUID contact);

  /** Whether somebody told another partner. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM consent.suppressions s
        JOIN contacts.known_lines l ON l.line = s.line
        WHERE l.tel = :tel AND s.lifted_at IS NULL AND s.organization IS DISTINCT FROM :organization)
      """)
  boolean isSaidToOthers(UUID organization, String tel);

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM consent.suppressions
        WHERE line = :line AND channel IN ('all', :channel) AND organization = :organization AND lifted_at IS NULL)
      """)
  boolean isSaid(UUID organization, UUID line, String channel);

  /**
   * Somebody who is not to be contacted, as a file has it.
   *
   * @param tel the line's; or one of the person's, null where we know none or where it is a door's
   * @param contact whose alone it is; null where it is the line's or the door's
   * @param name of that person; else empty
   * @param street of the door whose it is, with the rest of its address; else empty
   */
  record Number(
      @Nullable String tel,
      String channel,
      Instant createdAt,
      String reason,
      @Nullable UUID contact,
      String name,
      String street,
      String unit,
      String city,
      String state,
      String zip,
      String evidence) {

    /** Without the number, since this may reach a log. */
    @Override
    public String toString() {
      return "Number[REDACTED]";
    }
  }

  /**
   * The numbers of lines, those of people who have said so for themselves, each with its person,
   * and the addresses of doors.
   */
  @SqlQuery(
      """
      SELECT l.tel, s.channel, s.created_at, s.reason, p.contact, coalesce(p.full_name, '') AS name,
             coalesce(d.street, '') AS street, coalesce(d.unit, '') AS unit, coalesce(d.city, '') AS city,
             coalesce(d.state, '') AS state, coalesce(d.zip, '') AS zip, s.evidence
      FROM consent.suppressions s
      LEFT JOIN contacts.known_doors d ON d.door = s.door
      LEFT JOIN contacts.merged_people m ON m.contact = s.contact
      LEFT JOIN contacts.people p ON p.contact = coalesce(m.person, s.contact)
      LEFT JOIN contacts.people_on_lines o ON o.contact = p.contact
      LEFT JOIN contacts.known_lines l ON l.line = coalesce(s.line, o.line)
      WHERE s.organization = :organization AND s.lifted_at IS NULL
        AND (l.line IS NOT NULL OR p.contact IS NOT NULL OR d.door IS NOT NULL)
      ORDER BY s.id, o.rank
      """)
  @FetchSize(2_000)
  ResultIterator<Number> numbers(UUID organization);
}
