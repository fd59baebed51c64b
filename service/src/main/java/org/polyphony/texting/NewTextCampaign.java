package org.polyphony.texting;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sending to be made.
 *
 * @param key of the client's: the same key is the same sending
 * @param audience {@code list}, {@code registered}, {@code not_registered} or {@code no_shows}
 * @param list of whom; null for those registered
 * @param event which they are asked to, or reminded of; null for none
 * @param bodies a pattern for each language, by tag
 * @param source the language that the others are translated from, which needs no review
 * @param reviewed languages whose texts the author, who reads them, has read and found right
 * @param localTime at this time where each person is; null for as soon as it is open
 * @param daysBefore so many days before the event begins; null for not relative to one
 * @param timeOfDay on that day; null exactly where {@code daysBefore} is
 * @param hoursStart null for 9:00
 * @param hoursEnd null for 20:00
 * @param budget in dollars, which stops it; null for none
 * @param smart plain quotation marks, dashes and spaces where that makes a text cheaper
 */
public record NewTextCampaign(
    UUID key,
    String name,
    String audience,
    @Nullable UUID list,
    @Nullable UUID event,
    Map<String, String> bodies,
    String source,
    List<String> reviewed,
    @Nullable LocalDateTime localTime,
    @Nullable Integer daysBefore,
    @Nullable LocalTime timeOfDay,
    @Nullable LocalTime hoursStart,
    @Nullable LocalTime hoursEnd,
    java.math.@Nullable BigDecimal budget,
    boolean smart) {}
