package org.polyphony.contacts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Journal;

/**
 * Files of people coming in as a whole, and going out again. What an intake writes, it writes in
 * short transactions; it counts from {@link #done} on, all of it at once.
 */
public final class Intakes {

  /** So many of those whom an undo has left are named. */
  private static final int KEPT_SHOWN = 50;

  private final Jdbi jdbi;
  private final Journal journal;
  private final Clock clock;

  Intakes(Jdbi jdbi, Journal journal, Clock clock) {
    this.jdbi = jdbi;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Opens a stage on this connection, which is the stage's until it is closed and must not be in a
   * transaction.
   *
   * @param importId by which all that comes in can be taken out again
   */
  public IntakeStage stage(Handle handle, UUID organization, UUID list, UUID importId) {
    return new IntakeStage(
        handle, new IntakeSession.Scope(organization, list, importId, clock.instant()));
  }

  /**
   * Before the stage of an import that is to be written: what an earlier try left behind is taken
   * out, so that nobody is matched with their own half-written self.
   */
  public void begin(UUID organization, UUID list, UUID importId) {
    int begun =
        jdbi.withExtension(
            IntakesDao.class, dao -> dao.begin(importId, organization, list, clock.instant()));
    if (begun == 0) {
      clear(importId, true);
    }
  }

  /**
   * After writing, in the transaction that says that the import is done: from its commit on all the
   * people count. The journal gets {@code list.changed} with the list as subject.
   */
  public void done(Handle handle, UUID importId) {
    IntakesDao dao = handle.attach(IntakesDao.class);
    if (dao.done(importId, clock.instant()) > 0) {
      tell(handle, dao.find(importId).orElseThrow());
    }
  }

  /**
   * Takes an import back: from the commit on its members do not count, but for those whom another
   * import that stands has brought again. Its people are taken out afterwards, piece by piece, by
   * {@link #clear}.
   */
  public void undo(Handle handle, UUID importId) {
    IntakesDao dao = handle.attach(IntakesDao.class);
    if (dao.undone(importId, clock.instant()) > 0) {
      // Of a million people that another file has brought again, this takes its time.
      handle.execute("SET LOCAL statement_timeout = '15min'");
      dao.keepWorkedOn(importId);
      dao.handOver(importId);
      tell(handle, dao.find(importId).orElseThrow());
    }
  }

  /** Whom the undo of an import has left as they are; the first 50 by name. */
  public IntakeKept kept(Handle handle, UUID importId) {
    IntakesDao dao = handle.attach(IntakesDao.class);
    boolean cleared = dao.find(importId).filter(intake -> intake.clearedAt() == null).isEmpty();
    return new IntakeKept(cleared, dao.keptFor(importId), dao.kept(importId, KEPT_SHOWN));
  }

  /** The organizations of which something that was undone has still to be taken out. */
  public List<UUID> uncleared() {
    return jdbi.withExtension(IntakesDao.class, IntakesDao::organizationsToClear);
  }

  /**
   * Takes out what every undone import of an organization brought, while nobody writes into it.
   * Bears being interrupted and begun again.
   */
  public void clear(UUID organization) {
    for (UUID importId : jdbi.withExtension(IntakesDao.class, dao -> dao.uncleared(organization))) {
      // A file that was written meanwhile may have named some of its people.
      jdbi.useTransaction(handle -> handOver(handle, importId));
      clear(importId, false);
      jdbi.useExtension(IntakesDao.class, dao -> dao.cleared(importId, clock.instant()));
    }
  }

  private void handOver(Handle handle, UUID importId) {
    IntakesDao dao = handle.attach(IntakesDao.class);
    if (dao.handOver(importId) > 0) {
      tell(handle, dao.find(importId).orElseThrow());
    }
  }

  private void tell(Handle handle, IntakesDao.IntakeState intake) {
    journal.append(
        handle,
        intake.organization(),
        "list.changed",
        intake.list(),
        Map.of("import", intake.importId().toString()));
  }

  private void clear(UUID importId, boolean neverSeen) {
    new IntakeUndo(jdbi, importId, neverSeen, clock.instant()).run();
  }
}
