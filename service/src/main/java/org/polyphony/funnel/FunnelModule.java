package org.polyphony.funnel;

import org.jdbi.v3.core.Jdbi;
import org.polyphony.web.Site;

/** What became of those who were to come to an event; no tables of its own. */
public final class FunnelModule {

  private final Funnels funnels;

  public FunnelModule(Jdbi jdbi) {
    funnels = new Funnels(jdbi);
  }

  /** Adds the page and the API; links to it stand on the pages of events. */
  public void register(Site site) {
    site.resource(new FunnelResource(funnels));
    site.resource(new FunnelApiResource(funnels));
  }
}
