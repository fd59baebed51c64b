package org.polyphony.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface RetentionDao {

  /** How long an organization keeps something. */
  record Kept(
      UUID organization,
      String rule,
      int days,
      @Nullable UUID reached,
      long removed,
      @Nullable Long lastRemoved,
      @Nullable Instant lastRunAt) {}

  String COLUMNS =
      "SELECT organization, rule, days, reached, removed, last_removed, last_run_at FROM privacy.retention ";

  @SqlQuery(COLUMNS + "WHERE organization = :organization ORDER BY rule")
  List<Kept> of(UUID organization);

  @SqlQuery(COLUMNS + "ORDER BY organization, rule")
  List<Kept> all();

  /** Held to the end of the transaction, so that switching off waits for the piece at work. */
  @SqlQuery(COLUMNS + "WHERE organization = :organization AND rule = :rule FOR UPDATE")
  List<Kept> lock(UUID organization, String rule);

  @SqlUpdate(
      """
      INSERT INTO privacy.retention (organization, rule, days, set_by, set_at)
      VALUES (:organization, :rule, :days, :author, :at)
      ON CONFLICT (organization, rule)
      DO UPDATE SET days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at
      """)
  void set(UUID organization, String rule, int days, UUID author, Instant at);

  @SqlUpdate("DELETE FROM privacy.retention WHERE organization = :organization AND rule = :rule")
  void drop(UUID organization, String rule);

  @SqlUpdate(
      """
      UPDATE privacy.retention SET reached = :piece.reached, removed = removed + :piece.removed
      WHERE organization = :organization AND rule = :rule
      """)
  void went(UUID organization, String rule, @BindMethods("piece") Expiring.Piece piece);

  @SqlUpdate(
      """
      UPDATE privacy.retention SET last_removed = removed, removed = 0, last_run_at = :at
      WHERE organization = :organization AND rule = :rule
      """)
  void done(UUID organization, String rule, Instant at);
}
