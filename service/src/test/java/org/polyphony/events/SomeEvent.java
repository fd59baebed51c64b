package org.polyphony.events;

import java.time.Instant;
import java.time.ZoneId;

/** Events to test with: valid, and one word of them changed. */
public final class SomeEvent {

  private SomeEvent() {}

  /** A listening session for residents on a Wednesday evening. */
  public static NewEvent session() {
    return named("Listening session 2");
  }

  /** The same under another name. */
  public static NewEvent named(String name) {
    return new NewEvent(
        EventKind.SESSION,
        name,
        "Residents",
        Instant.parse("2026-06-18T01:00:00Z"),
        Instant.parse("2026-06-18T03:00:00Z"),
        ZoneId.of("America/Los_Angeles"),
        "Hagginwood Community Center",
        "3271 Marysville Blvd, Sacramento, CA 95815",
        "",
        60,
        false);
  }
}
