package org.polyphony.consent;

import java.time.Clock;

/** What people allowed and refused, how often they were approached, and what they were promised. */
public final class ConsentModule {

  private final Suppressions suppressions;
  private final Touches touches;
  private final FollowUps followUps;

  public ConsentModule(Clock clock) {
    suppressions = new Suppressions(clock);
    touches = new Touches(clock);
    followUps = new FollowUps(clock);
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
}
