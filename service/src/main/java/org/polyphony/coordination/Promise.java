package org.polyphony.coordination;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has been promised a call, or could not be spoken with and waits for staff.
 *
 * @param kind {@code callback}, {@code cure} or {@code staff}
 * @param contact whom; null where it was promised to whoever answers the line
 * @param name theirs, or of the first person behind the line; may be empty
 * @param language as stored; {@code und} where nobody knows
 * @param zones of the line, joined by commas
 * @param forUser who promised to call themselves; null: anyone who speaks the language
 * @param forName their name; null likewise
 * @param overdue whether the time has come
 * @param anybodys whether anyone who speaks the language is given it by now
 * @param state of the line in the queue; null where it is not in it
 * @param reason why it rests, is done or blocked; null where it is none of these
 */
record Promise(
    UUID followUp,
    String kind,
    @Nullable UUID contact,
    String name,
    String language,
    Instant dueAt,
    String zones,
    @Nullable UUID forUser,
    @Nullable String forName,
    boolean overdue,
    boolean anybodys,
    @Nullable String state,
    @Nullable String reason) {

  /** The same for somebody who may not know who it is. */
  Promise unnamed() {
    return new Promise(
        followUp, kind, null, "", language, dueAt, zones, forUser, forName, overdue, anybodys,
        state, reason);
  }

  /** Where the contact is, or the first of the places where they may be. */
  ZoneId zone() {
    return ZoneId.of(zones.split(",", 2)[0]);
  }

  /** Whether no caller will be given it as things stand: the line is done or blocked. */
  boolean isStuck() {
    return state == null || state.equals("done") || state.equals("parked");
  }
}
