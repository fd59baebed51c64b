package org.polyphony.events;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Problem;

/**
 * Who said that they would come. One registration per contact and event shows the last word that
 * stands. Where an event has a number of seats, whoever says yes after the last is taken waits.
 * Whoever says yes to a training applies for it, until staff decide.
 */
public final class Registrations {

  /** Said by somebody of the organization for them. */
  static final String STAFF = "staff";

  private final Clock clock;
  private final WaitingList waitingList;

  Registrations(Clock clock) {
    this.clock = clock;
    this.waitingList = new WaitingList(clock);
  }

  /**
   * Keeps what was said; a later word replaces an earlier one, needs are added up, and the party
   * stays as large as it was.
   *
   * @return what stands now: waiting where all seats are taken
   */
  public Standing record(Handle handle, NewRegistration registration) {
    return say(handle, registration, null, false, false);
  }

  /**
   * As {@link #record}, for so many people.
   *
   * @param party 1 to 50, themselves among them
   * @throws Problem 409 {@code not_enough_seats} where they have seats and ask for more than are
   *     free
   */
  public Standing register(Handle handle, NewRegistration registration, int party) {
    return say(handle, registration, party, false, isByStaff(registration));
  }

  /** As {@link #register}; the needs take the place of those said before. */
  public Standing change(Handle handle, NewRegistration registration, int party) {
    return say(handle, registration, party, true, isByStaff(registration));
  }

  /**
   * Takes an applicant in, turns them down, or leaves them applying. Language, needs and party stay
   * as they were said.
   *
   * @throws Problem 404 where they have said nothing; 409 {@code not_enough_seats}
   */
  public Standing decide(Handle handle, UUID event, UUID contact, RegistrationStatus status) {
    RegistrationsDao.Words words =
        handle.attach(RegistrationsDao.class).words(event, contact).orElseThrow(Problem::notFound);
    NewRegistration decided =
        new NewRegistration(
            event,
            contact,
            status,
            words.source(),
            words.language(),
            words.needs(),
            null,
            words.campaign(),
            clock.instant());
    return say(handle, decided, null, true, true);
  }

  private static boolean isByStaff(NewRegistration registration) {
    return registration.source().equals(STAFF);
  }

  private Standing say(
      Handle handle,
      NewRegistration said,
      @Nullable Integer party,
      boolean replaceNeeds,
      boolean decided) {
    // First of all: from here on nobody else gives seats of this event away.
    SeatsDao seats = handle.attach(SeatsDao.class);
    SeatsDao.Held limited = seats.hold(said.event()).orElse(null);
    boolean byApplication = seats.isByApplication(said.event());
    SeatsDao.Said before =
        limited == null && !byApplication
            ? null
            : seats.said(said.event(), said.contact()).orElse(null);
    RegistrationStatus status = said.status();
    if (byApplication && !decided && !(before != null && hasSeat(before))) {
      status = status == RegistrationStatus.ACCEPTED ? RegistrationStatus.APPLIED : status;
    }
    if (limited != null && status == RegistrationStatus.ACCEPTED) {
      status = seated(seats, limited, before, size(party, before));
    }
    if (byApplication && status == RegistrationStatus.WAITING) {
      throw Problem.conflict("not_enough_seats");
    }
    RegistrationsDao.Kept kept =
        handle
            .attach(RegistrationsDao.class)
            .say(Ids.next(), Ids.next(), status.code(), party, replaceNeeds, said, said.needs());
    if (limited != null && before != null && hasSeat(before)) {
      waitingList.fill(handle, limited);
    }
    return new Standing(kept.id(), status, kept.party());
  }

  private static int size(@Nullable Integer party, SeatsDao.@Nullable Said before) {
    if (party != null) {
      return party;
    }
    return before == null ? 1 : before.party();
  }

  /** Whoever has a seat keeps it; who asks for more than are free keeps those they have. */
  private static RegistrationStatus seated(
      SeatsDao seats, SeatsDao.Held event, SeatsDao.@Nullable Said before, int party) {
    int had = before != null && hasSeat(before) ? before.party() : 0;
    if (party <= had) {
      return RegistrationStatus.ACCEPTED;
    }
    long others = seats.taken(event.id()) - had;
    if (others + party <= event.capacity()) {
      return RegistrationStatus.ACCEPTED;
    }
    if (had > 0) {
      throw Problem.conflict("not_enough_seats");
    }
    return RegistrationStatus.WAITING;
  }

  private static boolean hasSeat(SeatsDao.Said said) {
    return said.status().equals(RegistrationStatus.ACCEPTED.code());
  }

  /** What stands of a contact's registration; empty where they have said nothing. */
  public Optional<Standing> of(Handle handle, UUID event, UUID contact) {
    return handle
        .attach(SeatsDao.class)
        .said(event, contact)
        .map(said -> new Standing(said.id(), RegistrationStatus.of(said.status()), said.party()));
  }

  /** Its place in the waiting list, from 1; 0 where it does not wait. */
  public long place(Handle handle, UUID registration) {
    return handle.attach(SeatsDao.class).place(registration);
  }

  /** How many seats are taken. */
  public long taken(Handle handle, UUID event) {
    return handle.attach(SeatsDao.class).taken(event);
  }

  /** What was said on this attempt no longer stands; what had been said before stands again. */
  public void takeBack(Handle handle, UUID attempt) {
    List<SeatsDao.Held> limited = handle.attach(SeatsDao.class).holdThoseOf(attempt);
    RegistrationsDao registrations = handle.attach(RegistrationsDao.class);
    if (registrations.undoThoseOf(attempt, clock.instant()) > 0) {
      registrations.showWhatStands(attempt, clock.instant());
      registrations.deleteWhereNothingStands(attempt);
      limited.forEach(event -> waitingList.settle(handle, event, attempt));
    }
  }
}
