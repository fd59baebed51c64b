package org.polyphony.coordination;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result that is kept beside another one: reported later for the same call, or by somebody whose
 * number another caller had by then.
 *
 * @param beside the one that was kept beside
 * @param other the one that the call ended with
 * @param otherClaim the claim that ended with it
 * @param barrierLanguage that was missing; null where none was
 * @param counts whether the one beside is among the figures
 * @param author the name of whoever reported it; may be empty
 * @param chosenBy who has said which counts; null while nobody has
 * @param contacts whom they are about, and their names in the same order
 */
record Doubled(
    UUID beside,
    UUID other,
    UUID otherClaim,
    String result,
    String otherResult,
    @Nullable String barrierLanguage,
    @Nullable String otherBarrierLanguage,
    Instant recordedAt,
    Instant otherRecordedAt,
    boolean counts,
    boolean otherCounts,
    String author,
    String otherAuthor,
    @Nullable String chosenBy,
    @Nullable Instant chosenAt,
    List<UUID> contacts,
    List<String> names) {

  boolean settled() {
    return chosenAt != null;
  }
}
