package org.polyphony.queue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.json.Json;
import org.polyphony.i18n.AllowedPair;

/** What the queue has to know of a campaign. */
record QueuedCampaign(
    UUID campaign,
    UUID organization,
    String name,
    String state,
    UUID scriptVersion,
    List<String> languages,
    List<String> allowedPairs,
    LocalTime hoursStart,
    LocalTime hoursEnd,
    List<String> hoursDays,
    int attemptsAtMost,
    @Json Map<String, String> rest) {

  /** What the campaign allows beyond kinship, from {@code "uk>ru"}. */
  Set<AllowedPair> allowed() {
    return allowedPairs.stream()
        .map(pair -> pair.split(">", 2))
        .filter(pair -> pair.length == 2)
        .map(pair -> new AllowedPair(pair[0], pair[1]))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When people may be called, by the clock where they are. */
  CallingWindow window(Set<LocalDate> daysOff) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (hoursDays.contains(day.name().substring(0, 3).toLowerCase(Locale.ROOT))) {
        days.add(day);
      }
    }
    return CallingWindow.of(hoursStart, hoursEnd, days, daysOff);
  }
}
