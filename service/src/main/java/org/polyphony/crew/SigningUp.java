package org.polyphony.crew;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Staff take places, give them back, and say who is here. */
public final class SigningUp {

  private final Jdbi jdbi;
  private final Places places;
  private final Audit audit;
  private final Clock clock;

  SigningUp(Jdbi jdbi, Places places, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.places = places;
    this.audit = audit;
    this.clock = clock;
  }

  Places.Given signUp(Viewer viewer, UUID event, UUID shift, UUID key, boolean anyway) {
    return jdbi.inTransaction(handle -> take(handle, viewer, event, shift, key, anyway));
  }

  /**
   * The viewer takes a place.
   *
   * @param key what is sent twice is one sign-up
   * @return the sign-up
   * @throws Problem 404 where the viewer has no such shift; 409 {@code crew_not_open} before staff
   *     can sign up, {@code crew_cancelled}, {@code crew_over}, {@code crew_overlap} where they
   *     have another place at that time, {@code crew_full}; 422 {@code key_reused}
   */
  public UUID signUp(Handle handle, Viewer viewer, UUID event, UUID shift, UUID key) {
    return take(handle, viewer, event, shift, key, false).signup();
  }

  private Places.Given take(
      Handle handle, Viewer viewer, UUID event, UUID shift, UUID key, boolean anyway) {
    Occasion occasion = Crews.occasion(handle, viewer, event);
    PlacesDao.Taken before = handle.attach(PlacesDao.class).byKey(viewer.user(), key).orElse(null);
    if (before != null) {
      if (!before.shift().equals(shift)) {
        throw new Problem(422, "key_reused", Map.of());
      }
      return new Places.Given(before.id(), true);
    }
    Crew crew = Crews.of(handle, occasion);
    if (!viewer.is(Role.COORDINATOR) && !crew.isOpen(clock.instant())) {
      throw Problem.conflict("crew_not_open");
    }
    return places.take(handle, occasion, shift, Places.Person.user(viewer.user()), key, anyway);
  }

  /**
   * Gives a place back: the viewer's own, or as a coordinator anybody's. Twice is as once.
   *
   * @throws Problem 404 where there is none that the viewer may give back; 409 {@code crew_over}
   */
  void leave(Viewer viewer, UUID event, UUID signup) {
    jdbi.useTransaction(
        handle -> {
          Occasion occasion = Crews.occasion(handle, viewer, event);
          PlacesDao.Taken taken = find(handle, viewer, event, signup);
          if (!occasion.endsAt().isAfter(clock.instant())) {
            throw Problem.conflict("crew_over");
          }
          places.leave(handle, occasion, signup);
          if (!viewer.user().equals(taken.userId())) {
            note(handle, viewer, event, "event.crew_taken_out", signup);
          }
        });
  }

  /**
   * Somebody is here, or is not after all: the viewer, or as a coordinator says anybody. Twice is
   * as once.
   *
   * @throws Problem 404 where there is no such sign-up for the viewer; 409 {@code crew_too_early}
   */
  void setHere(Viewer viewer, UUID event, UUID signup, boolean here) {
    jdbi.useTransaction(
        handle -> {
          Crew crew = Crews.of(handle, viewer, event);
          PlacesDao.Taken taken = find(handle, viewer, event, signup);
          Instant now = clock.instant();
          boolean early =
              crew.duty(taken.shift())
                  .filter(duty -> now.isBefore(duty.shift().startsAt().minus(Crew.EARLIEST)))
                  .isPresent();
          if (early) {
            throw Problem.conflict("crew_too_early");
          }
          int changed =
              handle
                  .attach(PlacesDao.class)
                  .setHere(signup, here ? now : null, here ? viewer.user() : null);
          if (changed > 0) {
            note(handle, viewer, event, here ? "event.crew_here" : "event.crew_not_here", signup);
          }
        });
  }

  private static PlacesDao.Taken find(Handle handle, Viewer viewer, UUID event, UUID signup) {
    return handle
        .attach(PlacesDao.class)
        .find(event, signup)
        .filter(taken -> viewer.is(Role.COORDINATOR) || viewer.user().equals(taken.userId()))
        .orElseThrow(Problem::notFound);
  }

  private void note(Handle handle, Viewer viewer, UUID event, String what, UUID signup) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        what,
        "event",
        event,
        Map.of("signup", signup));
  }
}
