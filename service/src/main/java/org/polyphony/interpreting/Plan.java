package org.polyphony.interpreting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language-access plan of an event.
 *
 * @param asked how many ask for an interpreter, in all spoken languages together
 * @param headsets null where nobody has said how many there are
 */
record Plan(
    Occasion occasion,
    List<LanguageNeed> languages,
    List<Booking> bookings,
    List<Material> materials,
    long asked,
    @Nullable Headsets headsets) {

  /** The event. */
  record Occasion(UUID event, String name, Instant startsAt, ZoneId timeZone, String place) {}

  /** Headsets, and what they cost; null where it is not known. */
  record Headsets(int headsets, @Nullable Integer costCents) {}

  /** The languages in which somebody asked and nobody has said yes. */
  List<String> shortOf() {
    return languages.stream().filter(LanguageNeed::isShort).map(LanguageNeed::language).toList();
  }

  /** The languages in which an interpreter may be needed although nobody asked. */
  List<String> maybeShortOf() {
    return languages.stream().filter(LanguageNeed::mayBeShort).map(LanguageNeed::language).toList();
  }

  /** The languages in which somebody asked for papers and none is ready. */
  List<String> withoutPapers() {
    return languages.stream()
        .filter(LanguageNeed::lacksPapers)
        .map(LanguageNeed::language)
        .toList();
  }

  /** How many headsets are missing; 0 where there are enough, or nobody has said. */
  long headsetsMissing() {
    return headsets == null ? 0 : Math.max(0, asked - headsets.headsets());
  }

  /** All costs that are known, in cents. */
  long totalCents() {
    return costs().filter(Objects::nonNull).mapToLong(Integer::longValue).sum();
  }

  /** How many costs are not known yet. */
  long unknownCosts() {
    return costs().filter(Objects::isNull).count();
  }

  private Stream<@Nullable Integer> costs() {
    return Stream.of(
            bookings.stream().map(Booking::costCents),
            materials.stream().map(Material::costCents),
            Stream.ofNullable(headsets).map(Headsets::costCents))
        .flatMap(all -> all);
  }
}
