package org.polyphony.turnout;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Viewer;

/** What the page asks about turnout, in transactions of its own. */
final class TurnoutDesk {

  /** How many people promised something that no election is bound to. */
  record Others(String kind, long people) {}

  /** The elections with their promises, and what else was promised. */
  record Overview(List<Election> elections, List<Others> others) {}

  private final Jdbi jdbi;
  private final Elections elections;
  private final Audit audit;

  TurnoutDesk(Jdbi jdbi, Elections elections, Audit audit) {
    this.jdbi = jdbi;
    this.elections = elections;
    this.audit = audit;
  }

  Overview overview(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            new Overview(
                elections.of(handle, viewer),
                handle.attach(CommitmentsDao.class).others(viewer.organization())));
  }

  void add(Viewer viewer, NewElection said) {
    jdbi.useTransaction(
        handle -> {
          UUID election = elections.create(handle, viewer.organization(), said);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "election.created",
              "election",
              election,
              Map.of());
        });
  }
}
