package org.polyphony;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of packages of {@code docs/architecture.md}, lowest first: which feature may use which.
 * The architecture test and the schema test both read it, so that code and database are cut alike.
 */
final class Features {
  private static final List<String> ORDER =
      List.of(
          "platform",
          "tables",
          "web",
          "telephony",
          "accounts",
          "privacy",
          "contacts",
          "consent",
          "profile",
          "duplicates",
          "ties",
          "imports",
          "optouts",
          "audiences",
          "scripts",
          "preview",
          "translations",
          "events",
          "cohorts",
          "guests",
          "crew",
          "turnout",
          "starters",
          "voices",
          "campaigns",
          "care",
          "queue",
          "friends",
          "erasure",
          "coordination",
          "rooms",
          "checkin",
          "reminders",
          "funnel",
          "interpreting",
          "calling",
          "canvass",
          "texting",
          "dashboards",
          "sample");

  private static final Set<String> NEVER_EACH_OTHER = Set.of("calling", "canvass", "texting");

  private Features() {}

  static List<String> inOrder() {
    return ORDER;
  }

  /** For each feature, the features that it may use; itself is not among them. */
  static Map<String, Set<String>> mayUse() {
    Map<String, Set<String>> matrix = new LinkedHashMap<>();
    Set<String> above = new LinkedHashSet<>();
    for (String feature : ORDER) {
      Set<String> usable = new LinkedHashSet<>(above);
      if (feature.equals("telephony")) {
        usable.retainAll(Set.of("platform"));
      }
      if (NEVER_EACH_OTHER.contains(feature)) {
        usable.removeAll(NEVER_EACH_OTHER);
      }
      // Nobody uses the dashboards.
      usable.remove("dashboards");
      matrix.put(feature, usable);
      above.add(feature);
    }
    return matrix;
  }
}
