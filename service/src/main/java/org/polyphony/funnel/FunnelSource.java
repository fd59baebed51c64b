package org.polyphony.funnel;

import java.util.Set;

/** How somebody came to be among those of an event, as far as there is a word for it. */
final class FunnelSource {

  /** What registrations come by, and the two ways without one. */
  private static final Set<String> KNOWN = Set.of("phone", "page", "list", "door");

  private FunnelSource() {}

  /** The last part of its message. */
  static String of(String source) {
    return KNOWN.contains(source) ? source : "other";
  }
}
