package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.NothingToCall;

/**
 * Nothing can be called now, and why, as the API answers it.
 *
 * @param claim always null
 * @param waiting lines ready or resting, by language
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NothingJson(
    @Nullable Object claim, String reason, Map<String, Integer> waiting, @Nullable Instant nextAt) {

  static NothingJson of(NothingToCall nothing) {
    return new NothingJson(null, nothing.reason().code(), nothing.waiting(), nothing.nextAt());
  }
}
