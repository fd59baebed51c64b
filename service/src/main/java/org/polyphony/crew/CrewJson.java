package org.polyphony.crew;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Viewer;

/**
 * What is to be done at an event, and who does it.
 *
 * @param opensAt from when staff can sign up; null for at once
 * @param missing who is still wanted, by role and language
 */
record CrewJson(
    UUID event, @Nullable Instant opensAt, List<RoleJson> roles, List<GapJson> missing) {

  /** A role. */
  record RoleJson(
      UUID id,
      String kind,
      Map<String, String> names,
      String details,
      boolean partners,
      List<ShiftJson> shifts) {}

  /** A shift. */
  record ShiftJson(
      UUID id,
      Instant startsAt,
      Instant endsAt,
      int wanted,
      int missing,
      @Nullable String language,
      List<PersonJson> people) {}

  /**
   * Somebody who has signed up.
   *
   * @param phone null for who is no coordinator, and where there is none
   * @param email as {@code phone}
   * @param mine whether it is the viewer
   */
  record PersonJson(
      UUID signup,
      String name,
      String comesFrom,
      @Nullable String phone,
      @Nullable String email,
      boolean mine,
      @Nullable Instant hereAt) {}

  /** How many are still wanted. */
  record GapJson(UUID role, String kind, @Nullable String language, int count) {}

  static CrewJson of(Crew crew, Viewer viewer, Instant now, boolean numbers) {
    return new CrewJson(
        crew.occasion().event(),
        crew.opensAt(),
        crew.roles().stream().map(role -> role(role, viewer, numbers)).toList(),
        crew.gaps(now).stream()
            .map(
                gap ->
                    new GapJson(
                        gap.role().id(), gap.role().kind().code(), gap.language(), gap.count()))
            .toList());
  }

  private static RoleJson role(CrewRole role, Viewer viewer, boolean numbers) {
    return new RoleJson(
        role.id(),
        role.kind().code(),
        role.names(),
        role.details(),
        role.partners(),
        role.shifts().stream()
            .map(
                shift ->
                    new ShiftJson(
                        shift.id(),
                        shift.startsAt(),
                        shift.endsAt(),
                        shift.wanted(),
                        shift.missing(),
                        shift.language(),
                        shift.people().stream()
                            .map(person -> person(person, viewer, numbers))
                            .toList()))
            .toList());
  }

  private static PersonJson person(SignedUp person, Viewer viewer, boolean numbers) {
    return new PersonJson(
        person.id(),
        person.name(),
        person.comesFrom(),
        numbers ? given(person.phone()) : null,
        numbers ? given(person.email()) : null,
        person.is(viewer),
        person.hereAt());
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }
}
