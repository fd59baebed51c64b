package org.polyphony.turnout;

import java.time.Clock;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Elections, and what contacts promised. */
public final class TurnoutModule {

  private final Elections elections;
  private final Commitments commitments;
  private final TurnoutDesk desk;

  public TurnoutModule(Jdbi jdbi, Audit audit, Clock clock) {
    elections = new Elections(clock);
    commitments = new Commitments(clock);
    desk = new TurnoutDesk(jdbi, elections, audit);
  }

  /** Elections that campaigns work for. */
  public Elections elections() {
    return elections;
  }

  /** What contacts promised. */
  public Commitments commitments() {
    return commitments;
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
