package org.polyphony.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Who did or saw what, for those who must answer for it. Entries are added, never changed. */
public final class Audit {

  /** Who has read and changed what stands about a person: when, and in which way. */
  public static final Holding OF_A_PERSON =
      new Holding(
          "contacts.held.read",
          """
          SELECT at, action FROM platform.audit WHERE subject = :contact ORDER BY at, id
          """);

  private final Clock clock;

  /**
   * @param clock business time, which dates the entries
   */
  public Audit(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes an act in the caller's transaction, so that it stands if and only if the act does.
   *
   * @param actor the user; null where the system acted, or a visitor
   * @param organization whose coordinators may read the entry; null where it concerns the
   *     deployment
   * @param action what was done, {@code subject.past_participle}, such as {@code contact.read}
   * @param subjectKind what kind of thing it was done to, such as {@code contact}
   * @param subject which one; null where there is no single one
   * @param detail a record or map that Jackson can write; ids and codes, never names, numbers or
   *     texts
   */
  public void append(
      Handle handle,
      @Nullable UUID actor,
      @Nullable UUID organization,
      String action,
      String subjectKind,
      @Nullable UUID subject,
      Object detail) {
    handle
        .attach(AuditDao.class)
        .insert(
            Ids.next(), clock.instant(), organization, actor, action, subjectKind, subject, detail);
  }

  /**
   * Forgets who has only looked at whom, from before an instant, in the order in which it was
   * written; what somebody did stays.
   *
   * @param after go on after this entry; null from the beginning
   * @param atMost how many entries are gone through
   * @return how many went, and the entry to go on after, null where there is no other
   */
  public Looked forgetLooks(
      Handle handle, UUID organization, Instant before, @Nullable UUID after, int atMost) {
    return handle.attach(AuditDao.class).forgetLooks(organization, before, after, atMost);
  }

  /** How many looks from before an instant are kept; counting stops at the limit. */
  public int looks(Handle handle, UUID organization, Instant before, int limit) {
    return handle.attach(AuditDao.class).looks(organization, before, limit);
  }

  /** See {@link #forgetLooks}. */
  public record Looked(int removed, @Nullable UUID last) {}

  interface AuditDao {
    @SqlQuery(
        """
        WITH next AS (
          SELECT id, action FROM platform.audit
          WHERE organization = :organization AND at < :before AND (:after::uuid IS NULL OR id > :after)
          ORDER BY id LIMIT :atMost
        ), gone AS (
          DELETE FROM platform.audit a USING next n WHERE a.id = n.id AND n.action = 'contact.read' RETURNING a.id
        )
        SELECT (SELECT count(*) FROM gone) AS removed,
               CASE WHEN count(*) = :atMost THEN (array_agg(id ORDER BY id DESC))[1] END AS last
        FROM next
        """)
    Looked forgetLooks(
        @Bind("organization") UUID organization,
        @Bind("before") Instant before,
        @Bind("after") @Nullable UUID after,
        @Bind("atMost") int atMost);

    @SqlQuery(
        """
        SELECT count(*) FROM (
          SELECT FROM platform.audit
          WHERE organization = :organization AND at < :before AND action = 'contact.read' LIMIT :limit) looks
        """)
    int looks(
        @Bind("organization") UUID organization,
        @Bind("before") Instant before,
        @Bind("limit") int limit);

    @SqlUpdate(
        """
        INSERT INTO platform.audit (id, at, organization, actor, action, subject_kind, subject, detail)
        VALUES (:id, :at, :organization, :actor, :action, :subjectKind, :subject, :detail)
        """)
    void insert(
        @Bind("id") UUID id,
        @Bind("at") Instant at,
        @Bind("organization") @Nullable UUID organization,
        @Bind("actor") @Nullable UUID actor,
        @Bind("action") String action,
        @Bind("subjectKind") String subjectKind,
        @Bind("subject") @Nullable UUID subject,
        @Json @Bind("detail") Object detail);
  }
}
