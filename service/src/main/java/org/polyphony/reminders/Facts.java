package org.polyphony.reminders;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.polyphony.events.Event;
import org.polyphony.events.EventDate;

/** Whether a guest who comes by what they were told comes at the right time to the right place. */
final class Facts {

  private static final int BYTES = 8;

  private Facts() {}

  /** A digest of when and where, and whether at all. */
  static String of(Event event, List<EventDate> dates) {
    String told =
        String.join(
            "\n",
            event.startsAt().toString(),
            event.endsAt().toString(),
            event.timeZone().getId(),
            event.place(),
            event.address(),
            event.virtualAddress(),
            event.cancelledAt() == null ? "stands" : "cancelled",
            dates.toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
