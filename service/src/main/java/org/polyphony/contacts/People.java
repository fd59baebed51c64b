package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/** What attempts find out about a person, except their language; each can be taken back. */
public final class People {

  private final Clock clock;

  People(Clock clock) {
    this.clock = clock;
  }

  /** The number does not reach this person: it is wrong or disconnected. */
  public void markLineBad(Handle handle, UUID contact, UUID line, UUID attempt, Instant at) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    if (dao.markLineBad(contact, line, at) > 0) {
      dao.insert(mark(contact, line, attempt, "line_bad", at));
    }
  }

  /** The person does not live at the address any more. */
  public void markMoved(Handle handle, UUID contact, UUID attempt, Instant at) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    if (dao.markMoved(contact, at) > 0) {
      dao.insert(mark(contact, null, attempt, "moved", at));
    }
  }

  /** The person has died. */
  public void markDeceased(Handle handle, UUID contact, UUID attempt, Instant at) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    if (dao.markDeceased(contact, at) > 0) {
      dao.insert(mark(contact, null, attempt, "deceased", at));
    }
  }

  /** Takes back the marks that an attempt made; those that were there before it stay. */
  public void takeBack(Handle handle, UUID attempt) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    Instant now = clock.instant();
    for (ObservationsDao.Observation mark : dao.marksOf(attempt)) {
      dao.undo(mark.id(), now);
      UUID line = mark.line();
      if (line != null) {
        dao.lineGood(mark.contact(), line);
      } else if (mark.kind().equals("moved")) {
        dao.notMoved(mark.contact(), now);
      } else {
        dao.notDeceased(mark.contact(), now);
      }
    }
  }

  /**
   * How the person is addressed, where the language asks for it: bác, cô, chú, anh, chị, a Hmong
   * kin term.
   *
   * @param form the word; empty to forget it
   */
  public void setAddressForm(Handle handle, UUID contact, String form) {
    handle.attach(ObservationsDao.class).setAddressForm(contact, form, clock.instant());
  }

  private static ObservationsDao.Observation mark(
      UUID contact, @Nullable UUID line, UUID attempt, String kind, Instant at) {
    return new ObservationsDao.Observation(
        Ids.next(), contact, attempt, null, at, kind, line, "", "", "", "");
  }
}
