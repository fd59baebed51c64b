package org.polyphony.erasure;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.contacts.Names;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.privacy.Liftings;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** People who were erased and ask to be reached again, each in a transaction of its own. */
final class LiftingDesk {

  private final Jdbi jdbi;
  private final Liftings liftings;

  LiftingDesk(Jdbi jdbi, Liftings liftings) {
    this.jdbi = jdbi;
    this.liftings = liftings;
  }

  /** Who is off the list, and whose clock times are told by. */
  record Lifted(List<Liftings.Lifting> liftings, ZoneId zone) {}

  Lifted lifted(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            new Lifted(
                liftings.of(handle, viewer),
                ZoneId.of(handle.attach(Zones.class).of(viewer.organization()))));
  }

  /**
   * @param number as it was typed
   * @param name of the person; may be empty where one person only had the number
   * @throws Problem 422 where the number cannot be read, and as {@link Liftings#lift}
   */
  UUID lift(Viewer viewer, String number, String name, String reason) {
    if (number.isBlank()) {
      throw Problem.invalid(FieldProblem.required("number"));
    }
    Phone phone =
        Phones.parse(number)
            .orElseThrow(() -> Problem.invalid(FieldProblem.of("number", "no_number")));
    return jdbi.inTransaction(
        handle -> liftings.lift(handle, viewer, phone.tel(), Names.folded(name), reason));
  }

  /**
   * @throws Problem 404 where the viewer's organization has taken nobody off the list by that id
   */
  void undo(Viewer viewer, UUID id) {
    jdbi.useTransaction(handle -> liftings.undo(handle, viewer, id));
  }

  /** The other features' views that the page needs. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
