package org.polyphony.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code on the wall that lets a room of volunteers in.
 *
 * @param organizationName what the volunteers read above the form
 * @param code eight letters and digits
 * @param shift for which shift those who join are organizers, or null for the time the code is open
 * @param expiresAt until when new people may join, and until when those are organizers who are not
 *     kept
 * @param closedAt when somebody closed it earlier, or null
 * @param calledOff whether it is closed because its shift was called off
 * @param seats how many may come in by it; null: as many as like
 * @param people how many came in by it
 */
record JoinCode(
    UUID id,
    UUID organization,
    String organizationName,
    String code,
    @Nullable UUID shift,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    boolean calledOff,
    @Nullable Integer seats,
    int people) {

  // No vowels, so that no word comes up; nothing that is read as something else.
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";
  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  static String random() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** What somebody typed, without the blanks, dashes and capitals. */
  static String typed(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** In two groups, to be read out. */
  String spoken() {
    return code.substring(0, LENGTH / 2) + " " + code.substring(LENGTH / 2);
  }

  /** Where those who come in by it go on: into the room of their shift, where it is one's. */
  String leadsTo() {
    return shift == null ? "/" : "/shifts/" + shift;
  }

  /** Whether as many have come in by it as may. */
  boolean isFull() {
    return seats != null && people >= seats;
  }

  boolean isOpen(Instant now) {
    return closedAt == null && expiresAt.isAfter(now);
  }
}
