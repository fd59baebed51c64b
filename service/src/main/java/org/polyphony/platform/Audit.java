package org.polyphony.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
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

  interface AuditDao {
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
