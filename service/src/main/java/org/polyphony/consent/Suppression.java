package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opt-out that stands, as a coordinator sees it.
 *
 * @param channel by its code
 * @param tel of the line whose it is; null where it is a person's or a door's
 * @param contact whose alone it is; null where it is a line's or a door's
 * @param name of that person
 * @param street of the door whose it is; null where it is a person's or a line's
 * @param reason how it came, as a code
 * @param evidence the words or the file that prove it; may be empty
 */
record Suppression(
    UUID id,
    String channel,
    @Nullable String tel,
    @Nullable UUID contact,
    @Nullable String name,
    @Nullable String street,
    String reason,
    String evidence,
    Instant createdAt) {

  /** Without the number, since this may reach a log. */
  @Override
  public String toString() {
    return "Suppression[" + id + "]";
  }
}
