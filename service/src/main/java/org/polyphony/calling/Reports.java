package org.polyphony.calling;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.care.Incidents;
import org.polyphony.queue.Held;
import org.polyphony.queue.Receipt;
import org.polyphony.queue.Settling;
import org.polyphony.web.Problem;

/** Hands what was told in confidence on a call to those who look after people. */
final class Reports {

  private final Jdbi jdbi;
  private final Settling settling;
  private final Incidents incidents;

  Reports(Jdbi jdbi, Settling settling, Incidents incidents) {
    this.jdbi = jdbi;
    this.settling = settling;
    this.incidents = incidents;
  }

  /**
   * @param receipt that names claim and author
   * @throws Problem 404 where there is no such claim; 422 where something cannot be kept
   */
  Incidents.Reported report(Receipt receipt, IncidentJson said) {
    return jdbi.inTransaction(handle -> report(handle, receipt, said));
  }

  private Incidents.Reported report(Handle handle, Receipt receipt, IncidentJson said) {
    Held held = settling.hold(handle, receipt.claim()).orElseThrow(Problem::notFound);
    return incidents.report(handle, said.toReport(held));
  }
}
