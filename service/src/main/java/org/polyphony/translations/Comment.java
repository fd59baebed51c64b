package org.polyphony.translations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person said about a line in one language.
 *
 * @param author their name as it was then
 * @param resolvedAt when somebody said that it is settled; null where it is open
 * @param resolver the name of who said so, else an empty string
 */
record Comment(
    UUID id,
    String key,
    String author,
    String text,
    Instant at,
    @Nullable Instant resolvedAt,
    String resolver) {

  boolean open() {
    return resolvedAt == null;
  }
}
