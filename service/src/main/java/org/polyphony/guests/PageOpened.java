package org.polyphony.guests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * When a form was opened, under our seal: nobody fills one in within two seconds, and robots do.
 */
final class PageOpened {

  static final Duration LEAST = Duration.ofSeconds(2);

  /** As long as a browser keeps the cookie of its form. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final String PURPOSE = "opened";

  private final Seal seal;

  PageOpened(Seal seal) {
    this.seal = seal;
  }

  /** For the form of an event's page. */
  String mark(String slug, Instant at) {
    String when = Long.toString(at.toEpochMilli());
    return when
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(seal.of(PURPOSE, said(slug, when)));
  }

  /** Whether it is our mark of this event's page, long enough ago and not too long. */
  boolean isGood(String mark, String slug, Instant now) {
    int dot = mark.indexOf('.');
    if (dot < 1) {
      return false;
    }
    String when = mark.substring(0, dot);
    try {
      byte[] shown = Base64.getUrlDecoder().decode(mark.substring(dot + 1));
      if (!seal.is(PURPOSE, said(slug, when), shown)) {
        return false;
      }
      Instant opened = Instant.ofEpochMilli(Long.parseLong(when));
      return !now.isBefore(opened.plus(LEAST)) && now.isBefore(opened.plus(LONGEST));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] said(String slug, String when) {
    return (slug + " " + when).getBytes(StandardCharsets.UTF_8);
  }
}
