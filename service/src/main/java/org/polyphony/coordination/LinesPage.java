package org.polyphony.coordination;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phones;
import org.polyphony.queue.Requeueable;

/**
 * The lines of one language in one state, for one reason.
 *
 * @param state {@code ready}, {@code resting}, {@code done} or {@code parked}
 * @param reason empty for those that wait
 * @param count of them in all
 * @param lines at most 100
 */
record LinesPage(
    UUID campaign,
    String name,
    String language,
    String state,
    String reason,
    ZoneId zone,
    int count,
    List<Line> lines) {

  static final int AT_MOST = 100;

  /**
   * One line.
   *
   * @param tel E.164
   * @param attempts how often it was tried in this campaign
   * @param names of the people behind it, as given
   * @param contacts the same people
   */
  record Line(
      UUID entry,
      String tel,
      @Nullable Instant restsUntil,
      int attempts,
      String zones,
      List<String> names,
      List<UUID> contacts) {

    /** As people write it. */
    String display() {
      return Phones.display(tel);
    }

    @Override
    public String toString() {
      return "Line[" + entry + "]";
    }
  }

  /** Whether these may be taken up again. */
  boolean mayRequeue() {
    return Requeueable.of(reason).isPresent();
  }

  /** Whether one of them may be put before the others of its language. */
  boolean mayGoToFront() {
    return state.equals("ready")
        || (state.equals("resting") && !List.of("call_back", "capped").contains(reason));
  }
}
