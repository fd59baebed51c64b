package org.polyphony.crew;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;

/**
 * Gives out the places of shifts, never more than are wanted, and takes them back. The journal gets
 * {@code crew.signed_up} and {@code crew.left} with the sign-up as subject.
 */
final class Places {

  private final Journal journal;
  private final Clock clock;

  Places(Clock clock) {
    this.journal = new Journal(clock);
    this.clock = clock;
  }

  /** Who takes a place: one of the two is there. */
  record Person(@Nullable UUID user, @Nullable UUID volunteer) {

    static Person user(UUID user) {
      return new Person(user, null);
    }

    static Person volunteer(UUID volunteer) {
      return new Person(null, volunteer);
    }

    UUID id() {
      return user != null ? user : Objects.requireNonNull(volunteer);
    }
  }

  /**
   * A place.
   *
   * @param repeated whether the person had it already
   */
  record Given(UUID signup, boolean repeated) {}

  /**
   * Takes a place; whoever has it already keeps it.
   *
   * @param key of the form or program
   * @param anyway although they have another place at that time
   * @throws Problem 404 where there is no such shift, or it is not for people of partners; 409
   *     {@code crew_cancelled}, {@code crew_over}, {@code crew_overlap}, {@code crew_full}
   */
  Given take(
      Handle handle, Occasion occasion, UUID shift, Person person, UUID key, boolean anyway) {
    PlacesDao dao = handle.attach(PlacesDao.class);
    dao.lockPerson(person.id());
    PlacesDao.Taken standing = dao.standing(shift, person.id()).orElse(null);
    if (standing != null) {
      return new Given(standing.id(), true);
    }
    if (occasion.cancelled()) {
      throw Problem.conflict("crew_cancelled");
    }
    PlacesDao.Held held = dao.hold(occasion.event(), shift).orElseThrow(Problem::notFound);
    Instant now = clock.instant();
    if (person.volunteer() != null && !held.partners()) {
      throw Problem.notFound();
    }
    if (!held.endsAt().isAfter(now)) {
      throw Problem.conflict("crew_over");
    }
    if (!anyway && dao.isBusy(person.id(), held.startsAt(), held.endsAt())) {
      throw Problem.conflict("crew_overlap");
    }
    // Counted in a statement of its own, which sees who came before and held the shift meanwhile.
    if (dao.taken(shift) >= held.wanted()) {
      throw Problem.conflict("crew_full");
    }
    UUID id = Ids.next();
    dao.insert(id, shift, occasion.event(), person.user(), person.volunteer(), key, now);
    tell(handle, occasion, "crew.signed_up", id);
    return new Given(id, false);
  }

  /** Gives a place back. Twice is as once. */
  void leave(Handle handle, Occasion occasion, UUID signup) {
    if (handle.attach(PlacesDao.class).leave(signup, clock.instant()) > 0) {
      tell(handle, occasion, "crew.left", signup);
    }
  }

  private void tell(Handle handle, Occasion occasion, String type, UUID signup) {
    journal.append(
        handle,
        occasion.organization(),
        type,
        signup,
        Map.of("event", occasion.event().toString()));
  }
}
