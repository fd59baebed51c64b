package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the API answers it.
 *
 * @param expiresIn how many seconds the lease runs from now on, for a client whose clock is wrong
 * @param match {@code exact}, {@code kin}, {@code allowed} or {@code unknown}
 * @param arguments what the lines of the script are filled with, for the first of the people
 * @param followUp the promise that this call keeps; null when it keeps none
 * @param attempts how often the line was tried in this campaign
 */
record ClaimJson(
    UUID id,
    UUID campaign,
    String state,
    String receipt,
    Instant expiresAt,
    long expiresIn,
    String spoken,
    String bundle,
    String match,
    Line line,
    List<Person> people,
    Script script,
    Map<String, Object> arguments,
    @Nullable UUID followUp,
    int attempts) {

  /**
   * The number.
   *
   * @param tel E.164, to be dialled; null for a minor, who dials by {@code
   *     /call/claims/{claim}/dial}
   * @param display as people write it; masked for a caller who may not see it
   * @param timeZone where it is, or the first of the places where it may be
   */
  record Line(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tel,
      String display,
      String timeZone) {}

  /**
   * Somebody behind the line.
   *
   * @param languages what they are known to speak and read, as stored
   */
  record Person(
      UUID contact,
      String name,
      String preferredName,
      String addressForm,
      List<String> languages,
      Map<String, Object> facts) {}

  /** The version that is read from. */
  record Script(UUID id, UUID version) {}

  @Override
  public String toString() {
    return "ClaimJson[" + id + "]";
  }
}
