package org.polyphony.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user may do, standing. Roles for one shift or event are grants, held by accounts. */
public enum Role {
  /** Calls, knocks, texts: sees one person at a time. */
  ORGANIZER,
  /** Sets up lists, scripts and campaigns. */
  COORDINATOR,
  /** Reads the numbers. */
  LEADER,
  /** Writes and reviews what is said in a language they read. */
  TRANSLATOR,
  /** Runs this deployment; may do all that a coordinator may. */
  ADMINISTRATOR;

  /** The name in the API and the database: {@code "organizer"}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this name in the API, or empty where there is none. */
  public static Optional<Role> ofWire(String wire) {
    return Stream.of(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }
}
