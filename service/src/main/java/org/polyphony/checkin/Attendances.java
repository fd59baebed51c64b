package org.polyphony.checkin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.checkin.AttendancesDao.Standing;
import org.polyphony.checkin.AttendancesDao.Tap;
import org.polyphony.checkin.RecordedAttendance.Disposition;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.LanguageFact;
import org.polyphony.contacts.LanguageSource;
import org.polyphony.events.Newcomer;
import org.polyphony.events.Newcomers;
import org.polyphony.i18n.Languages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;

/**
 * Who came. A person is counted once for a day of an event, whoever says so and however often: each
 * word is kept by its key, and what stands is that there is one that was not taken back.
 */
public final class Attendances {

  /** Somebody else may take it back at the very moment at which it is seen. */
  private static final int TRIES = 3;

  private final ContactsModule contacts;
  private final Newcomers newcomers;
  private final Journal journal;
  private final Clock clock;

  Attendances(ContactsModule contacts, Newcomers newcomers, Journal journal, Clock clock) {
    this.contacts = contacts;
    this.newcomers = newcomers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Takes in that somebody is here. The journal gets {@code attendance.recorded}, the person's
   * timeline {@code attendance.came}.
   *
   * @param organization whose event it is
   * @throws Problem 404 where there is no such event or person of the organization; 409 {@code
   *     event_called_off}, {@code door_closed}; 422 {@code key_reused}
   */
  public RecordedAttendance record(Handle handle, UUID organization, NewAttendance said) {
    AttendancesDao dao = handle.attach(AttendancesDao.class);
    dao.lock(said.author(), said.key());
    Optional<Tap> earlier = dao.tap(said.author(), said.key());
    if (earlier.isPresent()) {
      return again(dao, earlier.get(), said);
    }
    Occasion event =
        handle
            .attach(DoorDao.class)
            .occasion(said.event(), organization)
            .orElseThrow(Problem::notFound);
    event.mustBeOpen(clock.instant());
    UUID contact = who(handle, dao, event, said.guest());
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<RecordedAttendance> recorded = take(handle, dao, event, contact, said);
      if (recorded.isPresent()) {
        return recorded.get();
      }
    }
    throw Problem.conflict("attendance_busy");
  }

  private RecordedAttendance again(AttendancesDao dao, Tap tap, NewAttendance said) {
    if (!Arrays.equals(tap.said(), said.said())) {
      throw new Problem(422, "key_reused", Map.of());
    }
    Disposition became =
        tap.undoneAt() != null
            ? Disposition.UNDONE
            : tap.repeated() ? Disposition.ALREADY_HERE : Disposition.ACCEPTED;
    return answer(dao, tap.attendance(), became, true);
  }

  /** Whose entry was merged into another's is that other. */
  private UUID who(Handle handle, AttendancesDao dao, Occasion event, NewAttendance.Guest guest) {
    if (guest instanceof NewAttendance.WalkIn walkIn) {
      return newcomers.person(
          handle,
          new Newcomer(
              event.organization(), walkIn.name(), "", walkIn.phone(), "", walkIn.language()));
    }
    if (guest instanceof NewAttendance.Invited invited) {
      return dao.invited(event.event(), invited.registration()).orElseThrow(Problem::notFound);
    }
    return dao.person(event.organization(), ((NewAttendance.Known) guest).contact())
        .orElseThrow(Problem::notFound);
  }

  /** Empty where the one that stood was taken back meanwhile. */
  private Optional<RecordedAttendance> take(
      Handle handle, AttendancesDao dao, Occasion event, UUID contact, NewAttendance said) {
    UUID id = Ids.next();
    LocalDate day = event.dayOf(said.at());
    String spoken = spoken(said);
    Instant now = clock.instant();
    int inserted =
        dao.insert(
            id,
            event.organization(),
            event.event(),
            day,
            contact,
            said.party(),
            spoken,
            said.at(),
            said.author(),
            now);
    if (inserted > 0) {
      dao.insertTap(said.author(), said.key(), id, said.said(), false, now);
      tell(handle, dao, event, contact, id, said);
      hear(handle, contact, id, spoken, said);
      return Optional.of(answer(dao, id, Disposition.ACCEPTED, false));
    }
    Standing standing = dao.standing(event.event(), day, contact).orElse(null);
    if (standing == null) {
      return Optional.empty();
    }
    dao.insertTap(said.author(), said.key(), standing.id(), said.said(), true, now);
    Integer party = said.party();
    if (party != null) {
      dao.setParty(standing.id(), party);
    }
    if (standing.spoken().equals(Languages.UNKNOWN) && !spoken.equals(Languages.UNKNOWN)) {
      dao.setSpoken(standing.id(), spoken);
      hear(handle, contact, standing.id(), spoken, said);
    }
    return Optional.of(answer(dao, standing.id(), Disposition.ALREADY_HERE, false));
  }

  private static String spoken(NewAttendance said) {
    boolean unheard = said.spoken().equals(Languages.UNKNOWN);
    return unheard && said.guest() instanceof NewAttendance.WalkIn walkIn
        ? walkIn.language()
        : said.spoken();
  }

  private void tell(
      Handle handle,
      AttendancesDao dao,
      Occasion event,
      UUID contact,
      UUID id,
      NewAttendance said) {
    dao.forgetAbsence(event.event(), contact)
        .ifPresent(absence -> contacts.timeline().takeBack(handle, absence));
    contacts
        .timeline()
        .append(
            handle,
            contact,
            said.at(),
            "attendance.came",
            id,
            said.author(),
            Map.of("event", event.name()));
    journal(handle, "attendance.recorded", event.organization(), event.event(), id, contact);
  }

  private void hear(Handle handle, UUID contact, UUID id, String spoken, NewAttendance said) {
    if (!spoken.equals(Languages.UNKNOWN)) {
      contacts
          .languages()
          .observe(
              handle,
              contact,
              LanguageFact.SPOKEN,
              spoken,
              LanguageSource.OBSERVED,
              id,
              said.author(),
              said.at());
    }
  }

  /**
   * Takes a word of its author's back. The person is still here where somebody else has said so.
   *
   * @throws Problem 404 where the author has said no such thing at this event
   */
  public RecordedAttendance withdraw(Handle handle, UUID event, UUID author, UUID key) {
    AttendancesDao dao = handle.attach(AttendancesDao.class);
    dao.lock(author, key);
    Tap tap = dao.tap(author, key).orElseThrow(Problem::notFound);
    Standing attendance =
        dao.find(tap.attendance()).filter(one -> one.event().equals(event)).orElse(null);
    if (attendance == null) {
      throw Problem.notFound();
    }
    dao.undoTap(author, key, clock.instant());
    if (attendance.undoneAt() == null && dao.standingTaps(attendance.id()) == 0) {
      takeBack(handle, dao, attendance, author);
    }
    return answer(dao, attendance.id(), Disposition.UNDONE, tap.undoneAt() != null);
  }

  /**
   * Takes back that somebody is here, whoever has said it. Twice is as once.
   *
   * @throws Problem 404 where there is no such attendance of the event
   */
  public RecordedAttendance undo(Handle handle, UUID event, UUID attendance, UUID author) {
    AttendancesDao dao = handle.attach(AttendancesDao.class);
    Standing found =
        dao.find(attendance)
            .filter(one -> one.event().equals(event))
            .orElseThrow(Problem::notFound);
    if (found.undoneAt() == null) {
      dao.undoTaps(attendance, clock.instant());
      takeBack(handle, dao, found, author);
    }
    return answer(dao, attendance, Disposition.UNDONE, found.undoneAt() != null);
  }

  private void takeBack(Handle handle, AttendancesDao dao, Standing attendance, UUID author) {
    UUID id = attendance.id();
    dao.undo(id, author, clock.instant());
    contacts.timeline().takeBack(handle, id);
    contacts.languages().takeBack(handle, id);
    journal(
        handle,
        "attendance.undone",
        attendance.organization(),
        attendance.event(),
        id,
        attendance.contact());
  }

  private void journal(
      Handle handle, String type, UUID organization, UUID event, UUID id, UUID contact) {
    journal.append(
        handle,
        organization,
        type,
        id,
        Map.of("event", event.toString(), "contact", contact.toString()));
  }

  private static RecordedAttendance answer(
      AttendancesDao dao, UUID id, Disposition disposition, boolean repeated) {
    AttendancesDao.Told told = dao.told(id);
    return new RecordedAttendance(
        id,
        told.contact(),
        disposition,
        told.name(),
        told.day(),
        told.party(),
        told.spoken(),
        told.at(),
        told.author(),
        told.helper(),
        repeated);
  }
}
