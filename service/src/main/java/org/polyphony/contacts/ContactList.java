package org.polyphony.contacts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Contacts brought in together.
 *
 * @param source where its people come from; may be empty
 * @param purpose one of {@link NewList#PURPOSES}
 * @param createdBy the user, null for the system
 * @param endedAt since when its purpose is over and nobody may be approached by it; null while it
 *     stands
 */
public record ContactList(
    UUID id,
    UUID organization,
    String name,
    String source,
    String purpose,
    boolean sample,
    @Nullable UUID createdBy,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /**
   * A list with how many are on it.
   *
   * @param people everybody on it who may be worked
   * @param languages how many by spoken language, the greatest first; inferred ones count as {@code
   *     und}
   */
  public record Counted(ContactList list, long people, Map<String, Long> languages) {}
}
