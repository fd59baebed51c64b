package org.polyphony.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.Formats;
import org.polyphony.queue.NothingToCall;
import org.polyphony.web.Viewer;

/**
 * Nothing can be called now, and why, as the API answers it.
 *
 * @param claim always null
 * @param waiting lines ready or resting, by language
 * @param nextInWords weekday and time of {@code nextAt} where the organization is; null likewise
 * @param shift the one that was ended, where that is why; else null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NothingJson(
    @Nullable Object claim,
    String reason,
    Map<String, Integer> waiting,
    @Nullable Instant nextAt,
    @Nullable String nextInWords,
    @Nullable UUID shift) {

  /**
   * @param locale the language of the page that shows it
   * @param zone where the organization is
   */
  static NothingJson of(NothingToCall nothing, Viewer viewer, String locale, ZoneId zone) {
    Instant next = nothing.nextAt();
    return new NothingJson(
        null,
        nothing.reason().code(),
        nothing.waiting(),
        next,
        next == null ? null : Formats.of(locale, zone).skeleton(next.atZone(zone), "EEEEjm"),
        nothing.reason() == NothingToCall.Reason.SHIFT_ENDED ? viewer.endedShift() : null);
  }
}
