package org.polyphony.turnout;

import java.time.Clock;

/** Elections, and what contacts promised. */
public final class TurnoutModule {

  private final Elections elections;
  private final Commitments commitments;

  public TurnoutModule(Clock clock) {
    elections = new Elections(clock);
    commitments = new Commitments(clock);
  }

  /** Elections that campaigns work for. */
  public Elections elections() {
    return elections;
  }

  /** What contacts promised. */
  public Commitments commitments() {
    return commitments;
  }
}
