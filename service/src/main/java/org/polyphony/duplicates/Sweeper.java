package org.polyphony.duplicates;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Viewer;

/**
 * Holds everybody of an organization against each other: those who were there before the rule, or
 * before its last change. Piece by piece in short transactions, each of which notes how far it
 * came: what is interrupted goes on where it was.
 */
final class Sweeper {

  /** People in a transaction: a moment's work. */
  private static final int PIECE = 1_000;

  private final int piece;
  private final Jdbi jdbi;
  private final Finder finder;
  private final Audit audit;
  private final Clock clock;

  Sweeper(Jdbi jdbi, Finder finder, Audit audit, Clock clock) {
    this(PIECE, jdbi, finder, audit, clock);
  }

  /**
   * @param piece how many people a transaction looks at
   */
  Sweeper(int piece, Jdbi jdbi, Finder finder, Audit audit, Clock clock) {
    this.piece = piece;
    this.jdbi = jdbi;
    this.finder = finder;
    this.audit = audit;
    this.clock = clock;
  }

  /** How the viewer's organization stands; empty before its first time. */
  Optional<Sweep> of(Viewer viewer) {
    return jdbi.withHandle(handle -> handle.attach(SweepsDao.class).of(viewer.organization()));
  }

  /** Begins once more; nothing happens while one is under way. */
  void start(Viewer viewer) {
    jdbi.useTransaction(
        handle -> {
          UUID organization = viewer.organization();
          if (handle
                  .attach(SweepsDao.class)
                  .begin(organization, Likeness.VERSION, clock.instant(), viewer.user())
              > 0) {
            audit.append(
                handle,
                viewer.user(),
                organization,
                "duplicates.sweep",
                "organization",
                organization,
                Map.of());
          }
        });
  }

  /** Goes on with all that is under way, and begins where the rule is new. */
  void work() {
    jdbi.useExtension(SweepsDao.class, dao -> dao.beginAll(Likeness.VERSION, clock.instant()));
    while (!Thread.currentThread().isInterrupted() && step()) {
      // Each step is a transaction of its own.
    }
  }

  /** One piece; false where there is none. */
  boolean step() {
    return jdbi.inTransaction(
        handle -> {
          SweepsDao sweeps = handle.attach(SweepsDao.class);
          Sweep sweep = sweeps.lockNext().orElse(null);
          if (sweep == null) {
            return false;
          }
          UUID organization = sweep.organization();
          if (sweep.people() == null) {
            sweeps.count(organization);
          }
          List<UUID> people = sweeps.next(organization, sweep.reached(), piece);
          int found = finder.look(handle, people);
          sweeps.advance(
              organization,
              people.isEmpty() ? null : people.get(people.size() - 1),
              people.size(),
              found,
              people.size() < piece ? clock.instant() : null);
          return true;
        });
  }
}
