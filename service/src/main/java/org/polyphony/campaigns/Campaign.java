package org.polyphony.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.i18n.AllowedPair;

/**
 * One effort, by phone.
 *
 * @param scriptVersion what is said; a campaign keeps its version until somebody gives it a newer
 *     one
 * @param bind the event or election that each slot of the script feeds, by the slot's name
 * @param languages in which people are called, as stored; {@code und} for those whose language is
 *     not known
 * @param allowedPairs who may serve whom beyond kinship: who wants Ukrainian may be served by who
 *     speaks Russian
 * @param asked the hours as asked for
 * @param hours what the law leaves of them
 * @param attemptsAtMost on one line, 1 to 20
 * @param rest how long a line rests by result, where it is not the result's usual
 * @param touchesAMonth how often a line may be approached in 30 days, by all partners together
 * @param sample whether it belongs to the invented sample data
 */
public record Campaign(
    UUID id,
    UUID organization,
    String name,
    Goal goal,
    Purpose purpose,
    CampaignState state,
    UUID scriptVersion,
    Map<String, UUID> bind,
    List<UUID> lists,
    List<String> languages,
    List<AllowedPair> allowedPairs,
    AskedHours asked,
    CallingHours hours,
    int attemptsAtMost,
    Map<Result, Duration> rest,
    int touchesAMonth,
    boolean sample,
    Instant createdAt) {

  /**
   * How long a line rests after this result; zero unless it is one after which it comes up again.
   */
  public Duration rest(Result result) {
    return rest.getOrDefault(result, result.rest());
  }

  /** The same with another version of its script, and what the slots of that one feed. */
  Campaign saying(UUID version, Map<String, UUID> bound) {
    return new Campaign(
        id,
        organization,
        name,
        goal,
        purpose,
        state,
        version,
        bound,
        lists,
        languages,
        allowedPairs,
        asked,
        hours,
        attemptsAtMost,
        rest,
        touchesAMonth,
        sample,
        createdAt);
  }
}
