package org.polyphony.interpreting;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.Site;

/** The language-access plan of an event. */
public final class InterpretingModule {

  private final Plans plans;

  public InterpretingModule(Jdbi jdbi, Audit audit, Clock clock) {
    plans = new Plans(jdbi, audit, clock);
  }

  /** Adds the page and its API; links to it stand on the pages of events. */
  public void register(Site site) {
    site.resource(new PlanResource(plans));
    site.resource(new PlanApiResource(plans));
  }
}
