package org.polyphony.checkin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.polyphony.i18n.Language;
import org.polyphony.i18n.Languages;

/**
 * What the page at the door begins with.
 *
 * @param user who stands there: what is kept on their phone is kept for them
 * @param likely the languages that have a button of their own
 * @param others all others
 */
record DoorPage(
    UUID event,
    String name,
    Instant startsAt,
    ZoneId timeZone,
    UUID user,
    boolean coordinator,
    List<String> likely,
    List<String> others) {

  /** What is spoken most in Sacramento, for an event of which nobody knows yet. */
  private static final List<String> USUAL =
      List.of("en", "hmn", "es", "vi", "yue", "ru", "pa", "ar", "prs");

  private static final int BUTTONS = 8;

  static DoorPage of(DoorDesk.Opened opened, UUID user, boolean coordinator) {
    Set<String> first = new LinkedHashSet<>();
    opened.counts().stream()
        .map(DoorDao.Count::language)
        .filter(tag -> !tag.equals(Languages.UNKNOWN))
        .forEach(first::add);
    first.addAll(USUAL);
    List<String> known =
        Languages.standard().spoken().stream()
            .map(Language::tag)
            .filter(tag -> !tag.equals(Languages.UNKNOWN))
            .toList();
    List<String> likely = first.stream().filter(known::contains).limit(BUTTONS).toList();
    Occasion occasion = opened.occasion();
    return new DoorPage(
        occasion.event(),
        occasion.name(),
        occasion.startsAt(),
        occasion.timeZone(),
        user,
        coordinator,
        likely,
        known.stream().filter(tag -> !likely.contains(tag)).toList());
  }
}
