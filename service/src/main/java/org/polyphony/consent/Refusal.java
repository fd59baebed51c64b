package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opt-out as it concerns one person: theirs alone, that of one of their numbers, or that of the
 * door behind which they live.
 *
 * @param channel by its code
 * @param tel the number that it is about; else null
 * @param street of the door that it is about; else null
 * @param here whether it was said to the viewer's organization; what another partner was told holds
 *     too
 * @param liftedAt null where it stands
 */
public record Refusal(
    UUID id,
    String channel,
    @Nullable String tel,
    @Nullable String street,
    boolean here,
    String evidence,
    Instant createdAt,
    @Nullable UUID createdBy,
    @Nullable Instant liftedAt,
    @Nullable UUID liftedBy,
    String liftedReason) {

  /** Without the number, since this may reach a log. */
  @Override
  public String toString() {
    return "Refusal[" + id + "]";
  }
}
