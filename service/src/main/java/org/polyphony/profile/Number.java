package org.polyphony.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number of a person with all that has been said of it.
 *
 * @param label what kind of telephone it is; may be empty
 * @param badAt since when it does not reach them; null where it does
 * @param badAs {@code wrong_number} or {@code disconnected}; null where nobody has said which
 * @param canText null where nobody knows
 * @param timeZones every zone that it may be in
 * @param zone the one that somebody has said it is in; empty where nobody has
 */
record Number(
    UUID line,
    String tel,
    String label,
    @Nullable Instant badAt,
    @Nullable String badAs,
    @Nullable String badBy,
    @Nullable Boolean canText,
    @Nullable String canTextBy,
    @Nullable Instant canTextAt,
    List<String> timeZones,
    String zone,
    @Nullable String zoneBy,
    @Nullable Instant zoneAt) {

  /** {@code yes}, {@code no} or {@code unknown}. */
  String texts() {
    return canText == null ? "unknown" : canText ? "yes" : "no";
  }

  /** Without the number, since this may reach a log. */
  @Override
  public String toString() {
    return "Number[" + line + "]";
  }
}
