package org.polyphony.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody has said about being contacted, as it is read.
 *
 * @param channel by its code
 * @param tel of the number that it is about; null where it is about none
 * @param given whether it was a yes
 * @param standing whether it is a yes after which no no has come
 * @param importRow the row of the file that said so; null where it came from no file
 * @param author who wrote it down; null where nobody is known
 * @param recordedBy the same by name; null where nobody is known
 */
public record Consent(
    UUID id,
    String channel,
    @Nullable String tel,
    boolean given,
    boolean standing,
    String source,
    String evidence,
    String wording,
    Instant givenAt,
    @Nullable Long importRow,
    @Nullable UUID author,
    @Nullable String recordedBy,
    Instant recordedAt) {

  /** Without the number, since this may reach a log. */
  @Override
  public String toString() {
    return "Consent[" + id + "]";
  }
}
