package org.polyphony.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AllowedPair;

interface CampaignsDao {

  /** A campaign as it is stored. */
  record Row(
      UUID id,
      UUID organization,
      String name,
      String goal,
      String purpose,
      String state,
      UUID scriptVersion,
      @Json Map<String, UUID> bind,
      List<UUID> lists,
      List<String> languages,
      List<String> allowedPairs,
      String askedStart,
      String askedEnd,
      LocalTime hoursStart,
      LocalTime hoursEnd,
      List<String> hoursDays,
      int attemptsAtMost,
      @Json Map<String, String> rest,
      int touchesAMonth,
      boolean sample,
      Instant createdAt) {

    /** Between the contact's language and the caller's. */
    private static final String BY = ">";

    /**
     * A pair as it is stored and as outside programs write it, {@code uk>ru}; empty when it is
     * none.
     */
    static Optional<AllowedPair> pair(String text) {
      String[] tags = text.split(BY, -1);
      return tags.length == 2 ? Optional.of(new AllowedPair(tags[0], tags[1])) : Optional.empty();
    }

    static Row of(Campaign campaign) {
      Map<String, String> rest = new HashMap<>();
      campaign.rest().forEach((result, duration) -> rest.put(result.code(), duration.toString()));
      return new Row(
          campaign.id(),
          campaign.organization(),
          campaign.name(),
          campaign.goal().code(),
          campaign.purpose().code(),
          campaign.state().code(),
          campaign.scriptVersion(),
          campaign.bind(),
          campaign.lists(),
          campaign.languages(),
          campaign.allowedPairs().stream()
              .map(pair -> pair.contact() + BY + pair.caller())
              .toList(),
          campaign.asked().start().toString(),
          campaign.asked().endText(),
          campaign.hours().start(),
          campaign.hours().end(),
          campaign.hours().dayCodes(),
          campaign.attemptsAtMost(),
          rest,
          campaign.touchesAMonth(),
          campaign.sample(),
          campaign.createdAt());
    }

    Campaign campaign() {
      CallingHours hours = new CallingHours(hoursStart, hoursEnd, CallingHours.days(hoursDays));
      Map<Result, Duration> durations = new EnumMap<>(Result.class);
      rest.forEach(
          (code, text) ->
              Result.of(code).ifPresent(result -> durations.put(result, Duration.parse(text))));
      return new Campaign(
          id,
          organization,
          name,
          Goal.of(goal).orElseThrow(),
          Purpose.of(purpose).orElseThrow(),
          CampaignState.of(state).orElseThrow(),
          scriptVersion,
          bind,
          lists,
          languages,
          allowedPairs.stream().flatMap(pair -> pair(pair).stream()).toList(),
          AskedHours.parse(askedStart, askedEnd, hours.days()).orElseThrow(),
          hours,
          attemptsAtMost,
          durations,
          touchesAMonth,
          sample,
          createdAt);
    }
  }

  @SqlUpdate(
      """
      WITH campaign AS (
        INSERT INTO campaigns.campaigns
          (id, organization, name, channel, goal, purpose, script_version, bind, languages, allowed_pairs,
           asked_start, asked_end, hours_start, hours_end, hours_days, attempts_at_most, rest, touches_a_month,
           sample, created_by, created_at, updated_at)
        VALUES (:id, :organization, :name, 'phone', :goal, :purpose, :scriptVersion, :bind, :languages,
                :allowedPairs, CAST(:askedStart AS time), CAST(:askedEnd AS time), :hoursStart, :hoursEnd, :hoursDays,
                :attemptsAtMost, :rest, :touchesAMonth, :sample, :author, :createdAt, :createdAt)
        RETURNING id)
      INSERT INTO campaigns.campaign_lists (campaign, list)
      SELECT campaign.id, list FROM campaign, unnest(:lists) AS list
      """)
  void insert(@BindMethods Row campaign, UUID author);

  @SqlUpdate(
      """
      UPDATE campaigns.campaigns
      SET name = :name, goal = :goal, purpose = :purpose, script_version = :scriptVersion, bind = :bind,
          languages = :languages, allowed_pairs = :allowedPairs, asked_start = CAST(:askedStart AS time),
          asked_end = CAST(:askedEnd AS time), hours_start = :hoursStart, hours_end = :hoursEnd,
          hours_days = :hoursDays, attempts_at_most = :attemptsAtMost, rest = :rest,
          touches_a_month = :touchesAMonth, updated_at = :now
      WHERE id = :id
      """)
  void update(@BindMethods Row campaign, Instant now);

  @SqlUpdate(
      """
      WITH gone AS (
        DELETE FROM campaigns.campaign_lists WHERE campaign = :campaign AND list <> ALL (:lists))
      INSERT INTO campaigns.campaign_lists (campaign, list)
      SELECT :campaign, list FROM unnest(:lists) AS list
      ON CONFLICT DO NOTHING
      """)
  void updateLists(UUID campaign, List<UUID> lists);

  @SqlUpdate(
      "INSERT INTO campaigns.campaign_lists (campaign, list) VALUES (:campaign, :list) ON CONFLICT DO NOTHING")
  void addList(UUID campaign, UUID list);

  @SqlUpdate(
      """
      UPDATE campaigns.campaigns SET state = :state, updated_at = :now WHERE id = :id
      """)
  void updateState(UUID id, String state, Instant now);

  @SqlQuery(
      """
      SELECT id, organization, name, goal, purpose, state, script_version, bind, languages, allowed_pairs,
             ARRAY(SELECT list FROM campaigns.campaign_lists l WHERE l.campaign = c.id ORDER BY list) AS lists,
             left(CAST(asked_start AS text), 5) AS asked_start, left(CAST(asked_end AS text), 5) AS asked_end,
             hours_start, hours_end, hours_days, attempts_at_most, rest, touches_a_month, sample, created_at
      FROM campaigns.campaigns c
      WHERE id = :id AND organization = :organization
      """)
  Optional<Row> find(UUID id, UUID organization);

  /** Nobody else changes it until the end of the transaction. */
  @SqlQuery(
      """
      SELECT id, organization, name, goal, purpose, state, script_version, bind, languages, allowed_pairs,
             ARRAY(SELECT list FROM campaigns.campaign_lists l WHERE l.campaign = c.id ORDER BY list) AS lists,
             left(CAST(asked_start AS text), 5) AS asked_start, left(CAST(asked_end AS text), 5) AS asked_end,
             hours_start, hours_end, hours_days, attempts_at_most, rest, touches_a_month, sample, created_at
      FROM campaigns.campaigns c
      WHERE id = :id AND organization = :organization
      FOR NO KEY UPDATE
      """)
  Optional<Row> lock(UUID id, UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, name, goal, purpose, state, script_version, bind, languages, allowed_pairs,
             ARRAY(SELECT list FROM campaigns.campaign_lists l WHERE l.campaign = c.id ORDER BY list) AS lists,
             left(CAST(asked_start AS text), 5) AS asked_start, left(CAST(asked_end AS text), 5) AS asked_end,
             hours_start, hours_end, hours_days, attempts_at_most, rest, touches_a_month, sample, created_at
      FROM campaigns.campaigns c
      WHERE organization = :organization AND (CAST(:before AS uuid) IS NULL OR id < :before)
      ORDER BY id DESC
      LIMIT :atMost
      """)
  List<Row> of(UUID organization, @Nullable UUID before, int atMost);
}
