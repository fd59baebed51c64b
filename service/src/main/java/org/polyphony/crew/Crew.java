package org.polyphony.crew;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * What is to be done at an event, and who does it.
 *
 * @param opensAt from when staff can sign up; null for at once
 */
record Crew(Occasion occasion, @Nullable Instant opensAt, List<CrewRole> roles) {

  /** Who is here can be marked so long before a shift begins. */
  static final Duration EARLIEST = Duration.ofHours(12);

  Crew {
    roles = List.copyOf(roles);
  }

  /** A shift with what is done in it. */
  record Duty(CrewRole role, CrewShift shift) {}

  /** Somebody with what they do. */
  record Place(CrewRole role, CrewShift shift, SignedUp person) {}

  /**
   * How many are still wanted.
   *
   * @param language null where it does not matter
   */
  record Gap(CrewRole role, @Nullable String language, int count) {}

  /** Every shift, by its beginning. */
  List<Duty> duties() {
    return roles.stream()
        .flatMap(role -> role.shifts().stream().map(shift -> new Duty(role, shift)))
        .sorted(Comparator.comparing((Duty duty) -> duty.shift().startsAt()))
        .toList();
  }

  Optional<Duty> duty(UUID shift) {
    return duties().stream().filter(duty -> duty.shift().id().equals(shift)).findFirst();
  }

  /** Everybody who has signed up, by the beginning of their shift. */
  List<Place> places() {
    return duties().stream()
        .flatMap(
            duty ->
                duty.shift().people().stream()
                    .map(person -> new Place(duty.role(), duty.shift(), person)))
        .toList();
  }

  List<Place> placesOf(Predicate<SignedUp> whose) {
    return places().stream().filter(place -> whose.test(place.person())).toList();
  }

  List<Place> mine(Viewer viewer) {
    return placesOf(person -> person.is(viewer));
  }

  /** Who is still wanted for what is not over yet, by role and language. */
  List<Gap> gaps(Instant now) {
    List<Gap> gaps = new ArrayList<>();
    for (CrewRole role : roles) {
      Map<String, Integer> missing = new LinkedHashMap<>();
      for (CrewShift shift : role.shifts()) {
        if (shift.missing() > 0 && !shift.isOver(now)) {
          missing.merge(
              shift.language() == null ? "" : shift.language(), shift.missing(), Integer::sum);
        }
      }
      missing.forEach(
          (language, count) ->
              gaps.add(new Gap(role, language.isEmpty() ? null : language, count)));
    }
    return List.copyOf(gaps);
  }

  /** Whose shift has begun and whom nobody has seen. */
  List<Place> late(Instant now) {
    return places().stream()
        .filter(place -> !place.person().here() && !place.shift().startsAt().isAfter(now))
        .toList();
  }

  /** Whose shift is still to begin. */
  List<Place> expected(Instant now) {
    return places().stream()
        .filter(place -> !place.person().here() && place.shift().startsAt().isAfter(now))
        .toList();
  }

  List<Place> here() {
    return placesOf(SignedUp::here);
  }

  /** Whether staff can sign up already. */
  boolean isOpen(Instant now) {
    return opensAt == null || !opensAt.isAfter(now);
  }

  /** The same with what people of partners may take. */
  Crew forPartners() {
    return new Crew(occasion, opensAt, roles.stream().filter(CrewRole::partners).toList());
  }
}
