package org.polyphony.turnout;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What the page asks about turnout, in transactions of its own. */
final class TurnoutDesk {

  /** How many people promised something that no election is bound to. */
  record Others(String kind, long people) {}

  /** The elections with their promises, and what else was promised. */
  record Overview(List<Election> elections, List<Others> others) {}

  /** An election with what hangs on it. */
  record Hanging(Election election, List<BoundCampaigns.Bound> campaigns) {}

  private final Jdbi jdbi;
  private final Elections elections;
  private final List<BoundCampaigns> bound;
  private final Audit audit;

  TurnoutDesk(Jdbi jdbi, Elections elections, List<BoundCampaigns> bound, Audit audit) {
    this.jdbi = jdbi;
    this.elections = elections;
    this.bound = bound;
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
        handle ->
            note(
                handle,
                viewer,
                "election.created",
                elections.create(handle, viewer.organization(), said)));
  }

  /**
   * @throws Problem 404 where the viewer has no such election
   */
  Hanging find(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle ->
            new Hanging(
                elections.find(handle, viewer, id).orElseThrow(Problem::notFound),
                bound.stream()
                    .flatMap(campaigns -> campaigns.of(handle, viewer, id).stream())
                    .toList()));
  }

  void change(Viewer viewer, UUID id, NewElection said) {
    jdbi.useTransaction(
        handle -> {
          elections.change(handle, viewer, id, said);
          note(handle, viewer, "election.changed", id);
        });
  }

  private void note(Handle handle, Viewer viewer, String action, UUID election) {
    audit.append(
        handle, viewer.user(), viewer.organization(), action, "election", election, Map.of());
  }
}
