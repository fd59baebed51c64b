package org.polyphony.turnout;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.SimpleCriterion;
import org.polyphony.audiences.Values;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Holding;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Elections, and what contacts promised. */
public final class TurnoutModule {

  private final Elections elections;
  private final Commitments commitments;
  private final List<BoundCampaigns> bound = new CopyOnWriteArrayList<>();
  private final TurnoutDesk desk;

  public TurnoutModule(Jdbi jdbi, Audit audit, Clock clock) {
    elections = new Elections(clock);
    commitments = new Commitments(clock);
    desk = new TurnoutDesk(jdbi, elections, bound, audit);
  }

  /** Elections that campaigns work for. */
  public Elections elections() {
    return elections;
  }

  /** What contacts promised. */
  public Commitments commitments() {
    return commitments;
  }

  /** Takes whoever knows which campaigns are bound to an election. */
  public void offer(BoundCampaigns campaigns) {
    bound.add(campaigns);
  }

  /** By which people can be chosen. */
  public List<Criterion> criteria() {
    return List.of(
        SimpleCriterion.codes(
            "promised",
            "turnout.criterion.promised",
            List.of("vote", "volunteer", "bring"),
            "turnout.promised.",
            """
            EXISTS (
              SELECT FROM turnout.standing_commitments s
              WHERE s.contact = p.contact AND s.organization = :organization AND s.kind = ANY (CAST(:values AS text[])))
            """),
        SimpleCriterion.choices(
            "will_vote",
            "turnout.criterion.will_vote",
            (handle, viewer) ->
                elections.of(handle, viewer).stream()
                    .map(election -> Option.named(election.id().toString(), election.name()))
                    .toList(),
            Values::isId,
            """
            EXISTS (
              SELECT FROM turnout.standing_commitments s
              WHERE s.contact = p.contact AND s.organization = :organization AND s.kind = 'vote'
                AND s.election = ANY (CAST(:values AS uuid[])))
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "turnout.held.promises",
            """
            SELECT c.kind, e.name AS election, c.at, c.undone_at
            FROM turnout.commitments c
            LEFT JOIN turnout.elections e ON e.id = c.election
            WHERE c.contact = :contact
            ORDER BY c.at
            """));
  }

  /** Adds the page and its place in the navigation. */
  public void register(Site site) {
    site.place(
        new Place(
            "turnout.place",
            "/turnout",
            Set.of(Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR),
            36));
    site.resource(new TurnoutResource(desk));
  }
}
