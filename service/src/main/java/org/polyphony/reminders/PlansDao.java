package org.polyphony.reminders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface PlansDao {

  /** An event with a plan. */
  record Planned(
      UUID event,
      String slug,
      @Nullable Integer daysBefore,
      String beforeAt,
      String todayAt,
      boolean thanks,
      boolean missed,
      @Json Map<String, String> sentences) {

    Plan plan() {
      return new Plan(daysBefore, beforeAt, todayAt, thanks, missed, sentences);
    }
  }

  /** An event that was changed. */
  record Changed(UUID event, String slug) {}

  @SqlQuery(
      """
      SELECT days_before, before_at, today_at, thanks, missed, sentences FROM reminders.plans WHERE event = :event
      """)
  Optional<Plan> find(UUID event);

  @SqlUpdate(
      """
      INSERT INTO reminders.plans (event, days_before, before_at, today_at, thanks, missed, sentences, set_by, set_at)
      VALUES (:event, :daysBefore, :beforeAt, :todayAt, :thanks, :missed, :sentences, :author, :now)
      ON CONFLICT (event) DO UPDATE SET
        days_before = excluded.days_before, before_at = excluded.before_at, today_at = excluded.today_at,
        thanks = excluded.thanks, missed = excluded.missed, sentences = excluded.sentences, set_by = excluded.set_by,
        set_at = excluded.set_at
      """)
  void set(
      UUID event,
      @Nullable Integer daysBefore,
      String beforeAt,
      String todayAt,
      boolean thanks,
      boolean missed,
      @Bind("sentences") @Json Map<String, String> sentences,
      UUID author,
      Instant now);

  /** Those of what is to come, or was over not long ago. */
  @SqlQuery(
      """
      SELECT p.event, e.slug, p.days_before, p.before_at, p.today_at, p.thanks, p.missed, p.sentences
      FROM reminders.plans p
      JOIN events.known_events e ON e.event = p.event AND e.cancelled_at IS NULL
      WHERE e.ends_at > :since
        OR EXISTS (SELECT FROM events.known_dates d WHERE d.event = p.event AND d.ends_at > :since)
      ORDER BY p.event
      """)
  List<Planned> live(Instant since);

  @SqlUpdate(
      """
      INSERT INTO reminders.changes (event, changed_at) VALUES (:event, :now)
      ON CONFLICT (event) DO UPDATE SET changed_at = excluded.changed_at
      """)
  void changed(UUID event, Instant now);

  /** One that was left alone since; another instance takes another. */
  @SqlQuery(
      """
      SELECT c.event, e.slug
      FROM reminders.changes c
      JOIN events.known_events e ON e.event = c.event
      WHERE c.changed_at <= :until
      ORDER BY c.event
      LIMIT 1
      FOR UPDATE OF c SKIP LOCKED
      """)
  Optional<Changed> nextChanged(Instant until);

  @SqlUpdate("DELETE FROM reminders.changes WHERE event = :event")
  void told(UUID event);
}
