package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.DoNotContact;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

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
   * Whether whoever another system knows so was erased.
   *
   * @param name of the person who is brought with it
   */
  boolean isErased(
      Handle handle, UUID organization, NewContact.Identifier identifier, String name) {
    return doNotContact.holds(handle, identifier.listed(organization, Names.folded(name)));
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

  /**
   * Says what somebody has found out about a number; it holds for everybody behind it and for every
   * partner. The journal gets {@code line.changed}.
   *
   * @param known what the author has seen
   * @param canText whether texts reach it; null where nobody knows
   * @param zone where it is, an IANA name; empty for what the number says
   * @return false where somebody else has said otherwise meanwhile; then nothing has changed
   */
  public boolean say(
      Handle handle, Viewer author, UUID line, Said known, @Nullable Boolean canText, String zone) {
    int said =
        handle
            .attach(LinesDao.class)
            .say(line, known, canText, zone, author.user(), clock.instant());
    if (said > 0) {
      new Journal(clock).append(handle, author.organization(), "line.changed", line, Map.of());
    }
    return said > 0;
  }

  /**
   * What is said of a number.
   *
   * @param zone empty for what the number says
   */
  public record Said(@Nullable Boolean canText, String zone) {}

  /**
   * Says what kind of telephone it is for one person.
   *
   * @param known the kind that the author has seen
   * @return false where it is another one meanwhile
   */
  public boolean call(Handle handle, UUID contact, UUID line, String known, String kind) {
    return handle.attach(LinesDao.class).label(contact, line, known, kind, clock.instant()) > 0;
  }

  /** The door of an address, where anybody here has it. */
  public Optional<UUID> findDoor(Handle handle, Address address) {
    return address.isDoor() ? handle.attach(LinesDao.class).door(address.key()) : Optional.empty();
  }

  /** The door of an address, made where there was none; empty where the address names no door. */
  public Optional<UUID> door(Handle handle, Address address) {
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
