package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
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

  /** In which way a number does not reach somebody. */
  public enum Bad {
    /** Somebody else answers there. */
    WRONG_NUMBER,
    /** Nobody does, ever. */
    DISCONNECTED;

    /** As stored: {@code wrong_number}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The number does not reach this person. One that is marked already stays as it is.
   *
   * @param attempt on which it was learnt, or an id of its own, by which it can be taken back
   * @param author who has said so; null for nobody in particular
   * @return whether it is marked by this
   */
  public boolean markLineBad(
      Handle handle,
      UUID contact,
      UUID line,
      Bad bad,
      UUID attempt,
      @Nullable UUID author,
      Instant at) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    boolean marked = dao.markLineBad(contact, line, bad.code(), author, at) > 0;
    if (marked) {
      dao.insert(
          new ObservationsDao.Observation(
              Ids.next(), contact, attempt, author, at, "line_bad", line, bad.code(), "", "", ""));
    }
    return marked;
  }

  /**
   * The number reaches this person after all, whoever has marked it and on whichever attempt.
   *
   * @return whether it was marked
   */
  public boolean markLineGood(Handle handle, UUID contact, UUID line, UUID author) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    dao.undoMarksOfLine(contact, line, author, clock.instant());
    return dao.lineGood(contact, line) > 0;
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
      } else if (mark.kind().equals("address_form")) {
        forgetAddressForm(dao, mark, now);
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
   * @param form the word
   * @param attempt on which it was chosen, so that its undo can take it back
   */
  public void setAddressForm(
      Handle handle, UUID contact, String form, UUID attempt, @Nullable UUID author, Instant at) {
    ObservationsDao dao = handle.attach(ObservationsDao.class);
    dao.lockAddressForm(contact)
        .ifPresent(
            before ->
                dao.insert(
                    new ObservationsDao.Observation(
                        Ids.next(),
                        contact,
                        attempt,
                        author,
                        at,
                        "address_form",
                        null,
                        form,
                        "",
                        before,
                        "")));
    dao.setAddressForm(contact, form, at);
  }

  /**
   * Puts back what stood before an attempt, unless a later one has chosen too, or somebody has
   * changed it by hand.
   */
  private static void forgetAddressForm(
      ObservationsDao dao, ObservationsDao.Observation taken, Instant now) {
    String left = taken.valueBefore();
    boolean older = false;
    for (ObservationsDao.Addressed each : dao.addressed(taken.contact())) {
      if (each.id().equals(taken.id())) {
        older = true;
      } else if (!each.undone() && !older) {
        return;
      } else if (!each.undone()) {
        break;
      } else if (older && each.value().equals(left)) {
        left = each.valueBefore();
      }
    }
    dao.putAddressFormBack(taken.contact(), taken.value(), left, now);
  }

  private static ObservationsDao.Observation mark(
      UUID contact, @Nullable UUID line, UUID attempt, String kind, Instant at) {
    return new ObservationsDao.Observation(
        Ids.next(), contact, attempt, null, at, kind, line, "", "", "", "");
  }
}
