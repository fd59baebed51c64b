package org.polyphony.guests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.polyphony.web.Problem;

/**
 * Counts registrations by address and by event, each instance for itself, and forgets them every
 * ten minutes. What is counted never grows beyond a bound: whoever comes once it is full shares one
 * count with all others who do.
 */
final class Floods {

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int MOST_COUNTS = 20_000;
  private static final int GROUPS = 8;
  private static final int GROUPS_OF_A_HOUSEHOLD = 4;

  private final GuestsSettings settings;
  private final Clock clock;
  private final Map<String, Integer> counts = new HashMap<>();
  private Instant since = Instant.EPOCH;

  Floods(GuestsSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Counts one that comes by the form.
   *
   * @throws Problem 429 {@code registration_flood}
   */
  void byForm(String address, UUID event) {
    count("form " + household(address), settings.byForm());
    count("event " + event, settings.ofEvent());
  }

  /**
   * Counts one that comes by the API.
   *
   * @throws Problem 429 {@code registration_flood}
   */
  void byProgram(String address, UUID event) {
    count("program " + household(address), settings.byProgram());
    count("event " + event, settings.ofEvent());
  }

  private synchronized void count(String who, int most) {
    Instant now = clock.instant();
    if (!now.isBefore(since.plus(WINDOW)) || now.isBefore(since)) {
      counts.clear();
      since = now;
    }
    String counted = counts.size() < MOST_COUNTS || counts.containsKey(who) ? who : "others";
    if (counts.merge(counted, 1, Integer::sum) > most) {
      throw new Problem(429, "registration_flood", Map.of());
    }
  }

  /** Of an address of version 6 the first half: the rest its machines choose as they like. */
  private static String household(String address) {
    if (!address.contains(":") || address.startsWith("::")) {
      return address;
    }
    return String.join(":", groups(address).subList(0, GROUPS_OF_A_HOUSEHOLD));
  }

  /** As a proxy or the server writes them: in brackets or not, zeros left out or not. */
  private static List<String> groups(String address) {
    String bare = address.replaceAll("[\\[\\]]", "");
    int gap = bare.indexOf("::");
    List<String> groups = new ArrayList<>(split(gap < 0 ? bare : bare.substring(0, gap)));
    List<String> tail = gap < 0 ? List.of() : split(bare.substring(gap + 2));
    while (groups.size() + tail.size() < GROUPS) {
      groups.add("0");
    }
    groups.addAll(tail);
    return groups;
  }

  private static List<String> split(String part) {
    return part.isEmpty() ? List.of() : List.of(part.split(":"));
  }
}
