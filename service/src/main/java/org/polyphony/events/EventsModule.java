package org.polyphony.events;

import java.time.Clock;

/** Gatherings, and who said that they would come. */
public final class EventsModule {

  private final Events events;
  private final Registrations registrations;

  public EventsModule(Clock clock) {
    events = new Events(clock);
    registrations = new Registrations(clock);
  }

  /** Gatherings. */
  public Events events() {
    return events;
  }

  /** Who said that they would come. */
  public Registrations registrations() {
    return registrations;
  }
}
