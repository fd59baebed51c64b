package org.polyphony.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.Filling;

interface FillingsDao {

  /**
   * A queue to be filled.
   *
   * @param revised whether what was in it is in line again
   * @param list how far it is, with {@code contact}; null at the beginning
   */
  record Row(UUID campaign, boolean revised, @Nullable UUID list, @Nullable UUID contact) {
    Feeder.@Nullable Cursor cursor() {
      return list == null || contact == null ? null : new Feeder.Cursor(list, contact);
    }
  }

  /** From the beginning, whether one was under way or not. */
  @SqlUpdate(
      """
      INSERT INTO queue.fillings (campaign, asked_at, worked_at, people)
      VALUES (:campaign, :now, :now, :people)
      ON CONFLICT (campaign) DO UPDATE
        SET asked_at = :now, worked_at = :now, people = :people, done = 0, revised = false, list = NULL, contact = NULL,
            finished_at = NULL
      """)
  void ask(@Bind("campaign") UUID campaign, @Bind("people") int people, @Bind("now") Instant now);

  @SqlUpdate(
      "UPDATE queue.fillings SET finished_at = :now WHERE campaign = :campaign AND finished_at IS NULL")
  void finish(@Bind("campaign") UUID campaign, @Bind("now") Instant now);

  @SqlQuery(
      "SELECT people, done FROM queue.fillings WHERE campaign = :campaign AND finished_at IS NULL")
  Optional<Filling> underWay(@Bind("campaign") UUID campaign);

  /** The one that has waited longest; several take turns. */
  @SqlQuery(
      """
      SELECT campaign, revised, list, contact FROM queue.fillings
      WHERE finished_at IS NULL ORDER BY worked_at LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<Row> next();

  @SqlUpdate(
      "UPDATE queue.fillings SET revised = true, worked_at = :now WHERE campaign = :campaign")
  void revised(@Bind("campaign") UUID campaign, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE queue.fillings SET done = done + :people, list = :list, contact = :contact, worked_at = :now
      WHERE campaign = :campaign
      """)
  void advance(
      @Bind("campaign") UUID campaign,
      @Bind("people") int people,
      @Bind("list") UUID list,
      @Bind("contact") UUID contact,
      @Bind("now") Instant now);
}
