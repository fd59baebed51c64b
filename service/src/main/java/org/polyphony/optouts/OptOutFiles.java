package org.polyphony.optouts;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.consent.Channel;
import org.polyphony.imports.Import;
import org.polyphony.imports.ImportDesk;
import org.polyphony.imports.Imports;
import org.polyphony.imports.Wishes;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about files of opt-outs, each in a transaction of its own. */
final class OptOutFiles {

  private static final int LONGEST = 1_000;

  private final Jdbi jdbi;
  private final Imports imports;
  private final ImportDesk desk;
  private final Clock clock;

  OptOutFiles(Jdbi jdbi, Imports imports, ImportDesk desk, Clock clock) {
    this.jdbi = jdbi;
    this.imports = imports;
    this.desk = desk;
    this.clock = clock;
  }

  /** Files that have come, the newest first, and whose clock their times are told by. */
  record Earlier(List<Import> files, ZoneId zone) {}

  Earlier earlier(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            new Earlier(
                imports.ofTarget(handle, viewer, OptOutsTarget.KEY),
                ZoneId.of(handle.attach(Zones.class).of(viewer.organization()))));
  }

  /**
   * Takes a file in and starts to read it. What was said of it may stand behind it in a form, and
   * is asked once the file is here.
   *
   * @param channel what its rows refuse where they do not say
   * @param evidence how we know; may be empty
   * @param commit whether to go through without a stop for review
   * @return the import
   */
  UUID start(
      Viewer viewer,
      String filename,
      InputStream file,
      Supplier<Channel> channel,
      Supplier<String> evidence,
      boolean commit) {
    return desk.start(
        viewer,
        OptOutsTarget.KEY,
        handle -> {
          UUID id = Ids.next();
          String proof = evidence.get().strip();
          if (proof.length() > LONGEST) {
            throw Problem.invalid(FieldProblem.tooLong("evidence", LONGEST));
          }
          handle
              .attach(OptOutFilesDao.class)
              .insert(
                  id,
                  viewer.organization(),
                  channel.get().code(),
                  proof,
                  viewer.user(),
                  clock.instant());
          return id;
        },
        filename,
        file,
        () -> Wishes.NONE,
        commit);
  }

  void refuseTooLarge(long bytes) {
    desk.refuseTooLarge(bytes);
  }

  /** The other features' views that pages need. */
  interface Zones {
    @SqlQuery(
        "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
    String of(UUID organization);
  }
}
