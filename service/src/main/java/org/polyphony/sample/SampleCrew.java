package org.polyphony.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.crew.NewVolunteer;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/**
 * Who does what at a session: most of the team, two people of the city who signed up ahead, and
 * places that nobody has taken yet.
 */
final class SampleCrew {

  /**
   * Who takes which of the usual shifts: set-up, tear-down, welcoming, tables, notes, childcare.
   */
  private static final Map<String, List<Integer>> WHO =
      Map.of(
          "Andre Coleman", List.of(0, 1),
          "Pa Houa Vang", List.of(2),
          "Lucía Peña", List.of(3),
          "Denise Brooks", List.of(3),
          "Trần Minh", List.of(4));

  private final SampleData.Features features;

  SampleCrew(SampleData.Features features) {
    this.features = features;
  }

  void fill(Handle handle, Viewer coordinator, UUID session) {
    List<UUID> shifts = features.planning().usual(handle, coordinator, session);
    features.planning().another(handle, coordinator, session, shifts.get(4), 2, "hmn");
    features.planning().another(handle, coordinator, session, shifts.get(4), 1, "vi");
    features
        .accounts()
        .samplePeople(handle)
        .forEach(
            person ->
                WHO.getOrDefault(person.name(), List.of())
                    .forEach(
                        number ->
                            features
                                .signingUp()
                                .signUp(
                                    handle,
                                    of(coordinator, person.id()),
                                    session,
                                    shifts.get(number),
                                    Ids.next())));
    UUID city =
        features
            .partners()
            .invite(handle, coordinator, session, Ids.next(), "City of Sacramento (sample)", null);
    help(handle, city, "Rosa Delgado", "rosa.delgado@city.invalid", shifts.subList(0, 2));
    help(handle, city, "Kevin Ortiz", "kevin.ortiz@city.invalid", List.of(shifts.get(2)));
  }

  private void help(Handle handle, UUID city, String name, String email, List<UUID> shifts) {
    features
        .partners()
        .signUp(
            handle,
            city,
            new NewVolunteer(
                Ids.next(), name, "City of Sacramento (sample)", "", email, "en", shifts));
  }

  /** Somebody of the team; no role is needed to take a place. */
  private static Viewer of(Viewer coordinator, UUID user) {
    return new Viewer(
        user,
        coordinator.organization(),
        "Sample",
        Set.of(),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
