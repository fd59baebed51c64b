package org.polyphony.guests;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;
import org.polyphony.events.Offered;

/**
 * An event as everybody may see it. Where a virtual one meets is not for everybody: whoever shows
 * this leaves it out.
 *
 * @param organization who invites
 * @param dates when its people meet after the first time
 * @param free seats that are left; null where there is no limit
 */
record PublicEvent(
    Event event,
    String organization,
    Offered offered,
    List<EventDate> dates,
    State state,
    @Nullable Long free) {

  /** Whether one can register, and if not, why. */
  enum State {
    OPEN,
    /** All seats are taken: whoever registers waits. */
    FULL,
    CLOSED,
    /**
     * Its first time is over, and others are ahead: nobody new can come, and who comes still does.
     */
    UNDER_WAY,
    OVER,
    CANCELLED;

    boolean takesRegistrations() {
      return this == OPEN || this == FULL;
    }
  }

  /** The path of its page in a language. */
  String path(String tag) {
    return "/e/" + event.slug() + "?lang=" + tag;
  }
}
