package org.polyphony.ties;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.web.Site;

/** Tags, and where people belong. */
public final class TiesModule {

  private final TieDesk desk;

  public TiesModule(Jdbi jdbi, ContactsModule contacts, Audit audit, Clock clock) {
    Ties ties = new Ties(audit, clock);
    desk = new TieDesk(jdbi, contacts.contacts(), ties);
    contacts.show(new TiesAspect(ties));
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new TiesResource(desk));
    site.resource(new TiesApiResource(desk));
  }
}
