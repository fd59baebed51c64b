package org.polyphony.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody will call again.
 *
 * @param at as it was promised
 * @param language to be spoken then, as stored
 * @param byMe whether the caller promised to call themselves
 * @param opensAt when people may be called next after {@code at}, where they may not at that time;
 *     null where they may
 */
public record Callback(Instant at, String language, boolean byMe, @Nullable Instant opensAt) {

  /** For a time at which people may be called. */
  public Callback(Instant at, String language, boolean byMe) {
    this(at, language, byMe, null);
  }

  /** When the call is to be made. */
  public Instant dueAt() {
    return opensAt == null ? at : opensAt;
  }
}
