package org.polyphony.texting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface TextCampaignsDao {

  @SqlUpdate(
      """
      INSERT INTO texting.campaigns
        (id, organization, key, name, audience, list, event, source_language, state, local_time, days_before,
         time_of_day, hours_start, hours_end, budget_micros, smart, created_by, created_at)
      VALUES (:id, :organization, :key, :name, :audience, :list, :event, :source, 'draft', :localTime, :daysBefore,
              :timeOfDay, :start, :end, :budgetMicros, :smart, :author, :now)
      ON CONFLICT (created_by, key) DO NOTHING
      """)
  int insert(
      UUID id,
      UUID organization,
      @BindMethods NewTextCampaign campaign,
      LocalTime start,
      LocalTime end,
      @Nullable Long budgetMicros,
      UUID author,
      Instant now);

  @SqlQuery("SELECT id FROM texting.campaigns WHERE created_by = :author AND key = :key")
  Optional<UUID> byKey(UUID author, UUID key);

  @SqlUpdate(
      """
      INSERT INTO texting.templates (campaign, tag, pattern, reviewed_by, reviewed_at)
      VALUES (:campaign, :tag, :pattern, :reviewer, :at)
      """)
  void insertTemplate(
      UUID campaign, String tag, String pattern, @Nullable UUID reviewer, @Nullable Instant at);

  /** A text in one language. */
  record Template(String tag, String pattern, @Nullable UUID reviewedBy) {}

  @SqlQuery(
      "SELECT tag, pattern, reviewed_by FROM texting.templates WHERE campaign = :campaign ORDER BY tag")
  List<Template> templates(UUID campaign);

  @SqlUpdate(
      """
      UPDATE texting.templates SET reviewed_by = :user, reviewed_at = :now
      WHERE campaign = :campaign AND tag = :tag
      """)
  int review(UUID campaign, String tag, UUID user, Instant now);

  @SqlQuery(
      """
      SELECT id, organization, name, audience, list, event, source_language, state, local_time, days_before, time_of_day,
             hours_start, hours_end, budget_micros, smart, override_by, approved_by, created_by, created_at
      FROM texting.campaigns WHERE id = :id AND organization = :organization
      """)
  Optional<TextCampaign> find(UUID organization, UUID id);

  @SqlQuery(
      """
      SELECT id, organization, name, audience, list, event, source_language, state, local_time, days_before, time_of_day,
             hours_start, hours_end, budget_micros, smart, override_by, approved_by, created_by, created_at
      FROM texting.campaigns WHERE id = :id
      FOR UPDATE
      """)
  Optional<TextCampaign> hold(UUID id);

  @SqlQuery(
      """
      SELECT id, organization, name, audience, list, event, source_language, state, local_time, days_before, time_of_day,
             hours_start, hours_end, budget_micros, smart, override_by, approved_by, created_by, created_at
      FROM texting.campaigns
      WHERE organization = :organization AND (CAST(:after AS uuid) IS NULL OR id < :after)
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<TextCampaign> of(UUID organization, @Nullable UUID after, int limit);

  @SqlUpdate(
      """
      UPDATE texting.campaigns
      SET state = :state, opened_at = CASE WHEN :state = 'open' THEN coalesce(opened_at, :now) ELSE opened_at END
      WHERE id = :id
      """)
  void setState(UUID id, String state, Instant now);

  @SqlUpdate(
      "UPDATE texting.campaigns SET override_by = :user, override_reason = :reason WHERE id = :id")
  void override(UUID id, UUID user, String reason);

  @SqlUpdate("UPDATE texting.campaigns SET approved_by = :user WHERE id = :id")
  void approve(UUID id, UUID user);

  @SqlUpdate(
      "UPDATE texting.messages SET state = 'queued' WHERE campaign = :campaign AND state = 'prepared'")
  int queue(UUID campaign);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'cancelled', ended_at = :now
      WHERE campaign = :campaign AND state IN ('prepared', 'queued', 'held')
      """)
  int cancel(UUID campaign, Instant now);

  /** So many texts stand so, of a language. */
  record Tally(
      String state,
      @Nullable String heldFor,
      String language,
      long texts,
      long segments,
      long micros) {}

  @SqlQuery(
      """
      SELECT state, held_for, language, count(*) AS texts, coalesce(sum(segments), 0) AS segments,
             coalesce(sum(price_micros), 0) AS micros
      FROM texting.messages WHERE campaign = :campaign
      GROUP BY state, held_for, language
      ORDER BY state, held_for, language
      """)
  List<Tally> tallies(UUID campaign);

  /** What waits in a lane. */
  record Waiting(String zones, Instant dueAt, long texts) {}

  @SqlQuery(
      """
      SELECT l.zones, l.due_at, count(m.id) AS texts
      FROM texting.lanes l
      JOIN texting.messages m ON m.lane = l.id AND m.state = 'queued'
      WHERE l.campaign = :campaign
      GROUP BY l.id
      """)
  List<Waiting> waiting(UUID campaign);

  /** A fault, by the carrier's number. */
  record Faults(int fault, long texts) {}

  @SqlQuery(
      """
      SELECT fault, count(*) AS texts FROM texting.messages
      WHERE campaign = :campaign AND state = 'failed'
      GROUP BY fault ORDER BY texts DESC, fault
      """)
  List<Faults> faults(UUID campaign);

  /** Somebody who gets no text, and why. */
  record HeldText(UUID id, @Nullable UUID contact, String language, String why, String missing) {}

  @SqlQuery(
      """
      SELECT id, contact, language, held_for AS why, missing FROM texting.messages
      WHERE campaign = :campaign AND state = 'held' AND (CAST(:why AS text) IS NULL OR held_for = :why)
        AND (CAST(:after AS uuid) IS NULL OR id > :after)
      ORDER BY id
      LIMIT :limit
      """)
  List<HeldText> held(UUID campaign, @Nullable String why, @Nullable UUID after, int limit);
}
