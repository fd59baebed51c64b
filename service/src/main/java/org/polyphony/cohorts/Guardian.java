package org.polyphony.cohorts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who must say yes for somebody under 18 who applies for a training.
 *
 * @param contact who applies
 * @param consented what they said last; null while they have not answered
 * @param way {@code paper} or {@code link}; null while they have not answered
 */
public record Guardian(
    UUID id,
    UUID event,
    UUID contact,
    String name,
    String phone,
    String email,
    @Nullable Boolean consented,
    @Nullable String way,
    @Nullable Instant answeredAt) {

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "Guardian[" + id + "]";
  }
}
