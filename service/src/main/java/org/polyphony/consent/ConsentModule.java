package org.polyphony.consent;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.web.Site;

/** What people allowed and refused, how often they were approached, and what they were promised. */
public final class ConsentModule {

  private final Suppressions suppressions;
  private final Touches touches;
  private final FollowUps followUps;
  private final Clock clock;

  public ConsentModule(Clock clock) {
    suppressions = new Suppressions(clock);
    touches = new Touches(clock);
    followUps = new FollowUps(clock);
    this.clock = clock;
  }

  /** Opt-outs. */
  public Suppressions suppressions() {
    return suppressions;
  }

  /** Every approach. */
  public Touches touches() {
    return touches;
  }

  /** Promises to get back to somebody. */
  public FollowUps followUps() {
    return followUps;
  }

  /** Adds the API. */
  public void register(Site site, Jdbi jdbi, ContactsModule contacts, Audit audit) {
    site.resource(
        new SuppressionsApiResource(
            new SuppressionDesk(jdbi, contacts.contacts(), suppressions, audit, clock)));
  }
}
