package org.polyphony.coordination;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.platform.Audit;
import org.polyphony.queue.QueueModule;
import org.polyphony.web.Site;

/** The coordinator's view of a campaign's queue. */
public final class CoordinationModule {

  private final QueueResource pages;
  private final QueueApiResource api;

  public CoordinationModule(
      Jdbi jdbi, ConsentModule consent, QueueModule queue, Audit audit, Clock clock) {
    Promises promises = new Promises(jdbi, consent.followUps(), audit, clock);
    Overviews overviews = new Overviews(jdbi, queue.steering(), promises, audit);
    pages = new QueueResource(overviews, queue.steering(), promises);
    api = new QueueApiResource(overviews, queue.steering(), promises);
  }

  /** Adds the page and its API. */
  public void register(Site site) {
    site.resource(pages);
    site.resource(api);
  }
}
