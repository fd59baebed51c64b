package org.polyphony.campaigns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AllowedPair;

/**
 * What is said about a campaign when it is set up or changed.
 *
 * @param purpose null for the goal's own
 * @param script whose last published version is used
 * @param bind the event or election that each slot of the script feeds, by the slot's name
 * @param languages in which people are called, as stored; {@code und} for those whose language is
 *     not known. Empty for all that the script has a bundle for, and {@code und}
 * @param allowedPairs who may serve whom beyond kinship: who wants Ukrainian may be served by who
 *     speaks Russian
 * @param hours as asked for
 * @param attemptsAtMost on one line, 1 to 20
 * @param rest how long a line rests, where it should not be the result's usual
 * @param touchesAMonth how often a line may be approached in 30 days, by all partners together, 1
 *     to 31
 * @param overrideReason why lists may be used that were given for another purpose; null when none
 *     is
 * @param sample whether it belongs to the invented sample data
 */
public record NewCampaign(
    String name,
    Goal goal,
    @Nullable Purpose purpose,
    UUID script,
    Map<String, UUID> bind,
    List<UUID> lists,
    List<String> languages,
    List<AllowedPair> allowedPairs,
    AskedHours hours,
    int attemptsAtMost,
    Map<Result, Duration> rest,
    int touchesAMonth,
    @Nullable String overrideReason,
    boolean sample) {

  /** How often a line is tried at most, where nothing else is said. */
  public static final int USUAL_ATTEMPTS = 3;

  /** How often a line may be approached in a month, where nothing else is said. */
  public static final int USUAL_TOUCHES = 4;

  public NewCampaign {
    bind = Map.copyOf(bind);
    lists = List.copyOf(lists);
    languages = List.copyOf(languages);
    allowedPairs = List.copyOf(allowedPairs);
    rest = Map.copyOf(rest);
  }

  Purpose purposeOrGoals() {
    return purpose == null ? goal.purpose() : purpose;
  }
}
