package org.polyphony.texting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sending to many.
 *
 * @param state {@code draft}, {@code preparing}, {@code waiting} for a second person, {@code
 *     over_budget}, {@code open}, {@code paused} or {@code closed}
 * @param budgetMicros in millionths of a dollar; null for none
 * @param overrideBy who lets it go out in languages that nobody has reviewed; null for nobody
 */
record TextCampaign(
    UUID id,
    UUID organization,
    String name,
    String audience,
    @Nullable UUID list,
    @Nullable UUID event,
    String sourceLanguage,
    String state,
    @Nullable LocalDateTime localTime,
    @Nullable Integer daysBefore,
    @Nullable LocalTime timeOfDay,
    LocalTime hoursStart,
    LocalTime hoursEnd,
    @Nullable Long budgetMicros,
    boolean smart,
    @Nullable UUID overrideBy,
    @Nullable UUID approvedBy,
    UUID createdBy,
    Instant createdAt) {

  /** Whether it asks something of people, and so counts as an approach; a reminder does not. */
  boolean asks() {
    return !audience.equals("registered");
  }
}
