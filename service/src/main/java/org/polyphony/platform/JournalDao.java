package org.polyphony.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface JournalDao {

  /**
   * Up to where a consumer has read.
   *
   * @param xid the transaction that wrote the last entry read, as PostgreSQL prints an xid8
   */
  record Place(String xid, UUID id) {}

  @SqlUpdate(
      """
      INSERT INTO platform.journal (id, at, organization, type, subject, payload)
      VALUES (:id, :at, :organization, :type, :subject, :payload)
      """)
  void insert(
      @Bind("id") UUID id,
      @Bind("at") Instant at,
      @Bind("organization") UUID organization,
      @Bind("type") String type,
      @Bind("subject") UUID subject,
      @Json @Bind("payload") Object payload);

  @SqlUpdate(
      """
      INSERT INTO platform.journal_consumers (name, xid, id)
      VALUES (:name, '0', '00000000-0000-0000-0000-000000000000')
      ON CONFLICT DO NOTHING
      """)
  void register(@Bind("name") String name);

  /**
   * The consumer's place, held until the transaction ends; empty while another instance holds it.
   */
  @SqlQuery(
      """
      SELECT xid::text AS xid, id FROM platform.journal_consumers WHERE name = :name FOR UPDATE SKIP LOCKED
      """)
  Optional<Place> lock(@Bind("name") String name);

  /**
   * Entries are read in the order of their transactions, and only those of transactions before the
   * oldest that still runs: one that runs now may yet add an entry with a lower number, which would
   * never be seen.
   */
  @SqlQuery(
      """
      SELECT id, at, organization, type, subject, payload
      FROM platform.journal
      WHERE (xid, id) > (:xid::xid8, :id)
        AND xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY xid, id
      LIMIT :limit
      """)
  List<JournalEntry> next(@Bind("xid") String xid, @Bind("id") UUID id, @Bind("limit") int limit);

  @SqlUpdate(
      """
      UPDATE platform.journal_consumers AS c
      SET xid = e.xid, id = e.id, updated_at = clock_timestamp()
      FROM platform.journal AS e
      WHERE c.name = :name AND e.id = :last
      """)
  void advance(@Bind("name") String name, @Bind("last") UUID last);

  /** A piece at a time, so that no statement runs long; what somebody has yet to read stays. */
  @SqlUpdate(
      """
      DELETE FROM platform.journal
      WHERE id IN (
        SELECT id FROM platform.journal
        WHERE at < :before
          AND xid < (SELECT min(xid) FROM platform.journal_consumers)
        ORDER BY xid, id
        LIMIT :limit)
      """)
  int deleteRead(@Bind("before") Instant before, @Bind("limit") int limit);
}
