package org.polyphony.turnout;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Elections that campaigns work for. */
public final class Elections {

  static final int LONGEST_NAME = 120;
  private static final int NEWEST = 100;

  private final Clock clock;

  Elections(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds one. Answers its id.
   *
   * @throws Problem 422 when the name is empty or longer than 120 characters, or people could
   *     register after the election only
   */
  public UUID create(Handle handle, UUID organization, NewElection said) {
    check(said);
    UUID id = Ids.next();
    handle
        .attach(ElectionsDao.class)
        .insert(id, organization, said.name().strip(), said, clock.instant());
    return id;
  }

  /**
   * Changes what is said of one. Promises and campaigns stay with it; calls that begin from now on
   * say the new days.
   *
   * @throws Problem 404 where the viewer has no such election; 422 as {@link #create}
   */
  void change(Handle handle, Viewer viewer, UUID id, NewElection said) {
    check(said);
    int changed =
        handle
            .attach(ElectionsDao.class)
            .update(id, viewer.organization(), said.name().strip(), said);
    if (changed == 0) {
      throw Problem.notFound();
    }
  }

  private static void check(NewElection said) {
    if (said.name().isBlank()) {
      throw Problem.invalid(FieldProblem.required("name"));
    }
    if (said.name().length() > LONGEST_NAME) {
      throw Problem.invalid(FieldProblem.tooLong("name", LONGEST_NAME));
    }
    if (said.registerBy() != null && said.registerBy().isAfter(said.day())) {
      throw Problem.invalid(FieldProblem.of("register_by", "register_after_election"));
    }
  }

  /** The viewer's election of this id; empty when they have no such election. */
  public Optional<Election> find(Handle handle, Viewer viewer, UUID id) {
    return handle.attach(ElectionsDao.class).find(id, viewer.organization());
  }

  /** The viewer's elections, the latest first, 100 at most. */
  public List<Election> of(Handle handle, Viewer viewer) {
    return handle.attach(ElectionsDao.class).of(viewer.organization(), NEWEST);
  }
}
