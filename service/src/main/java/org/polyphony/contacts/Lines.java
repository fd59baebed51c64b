package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** The lines and doors of this deployment: one for each number and address, whoever brings it. */
public final class Lines {

  private final DoNotContact doNotContact;
  private final Clock clock;

  Lines(DoNotContact doNotContact, Clock clock) {
    this.doNotContact = doNotContact;
    this.clock = clock;
  }

  /**
   * Whether a number is on the list of those that nobody may use, since whoever had it was erased.
   *
   * @param name of the person who is brought with it; empty where there is none
   */
  public boolean isOffLimits(Handle handle, String tel, String name) {
    return doNotContact.of(handle, tel, Names.folded(name)) != DoNotContact.Word.NOTHING;
  }

  /**
   * The line of a number, made where there was none.
   *
   * @throws Problem 422 where nobody may use the number; see {@link #isOffLimits}
   */
  public UUID of(Handle handle, Phone phone) {
    LinesDao dao = handle.attach(LinesDao.class);
    Optional<UUID> known = dao.line(phone.tel());
    if (known.isPresent()) {
      return known.get();
    }
    if (isOffLimits(handle, phone.tel(), "")) {
      throw Problem.invalid(FieldProblem.of("phone", "do_not_contact"));
    }
    dao.insertLine(
        Ids.next(), phone.tel(), phone.timeZones().toArray(String[]::new), clock.instant());
    return dao.line(phone.tel()).orElseThrow();
  }

  /** The line of a number in E.164, where anybody here has it. */
  public Optional<UUID> find(Handle handle, String tel) {
    return handle.attach(LinesDao.class).line(tel);
  }

  /** The door of an address, made where there was none; empty where the address names no door. */
  Optional<UUID> door(Handle handle, Address address) {
    if (!address.isDoor()) {
      return Optional.empty();
    }
    LinesDao dao = handle.attach(LinesDao.class);
    String key = address.key();
    Optional<UUID> known = dao.door(key);
    if (known.isPresent()) {
      return known;
    }
    Instant now = clock.instant();
    dao.insertDoor(Ids.next(), key, address, now);
    return dao.door(key);
  }
}
