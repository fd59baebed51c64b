package org.polyphony.ties;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.web.Site;

/** Tags, and where people belong. */
public final class TiesModule {

  private final TieDesk desk;

  public TiesModule(Jdbi jdbi, ContactsModule contacts, Audit audit, Clock clock) {
    Ties ties = new Ties(audit, clock);
    desk = new TieDesk(jdbi, contacts.contacts(), ties);
    contacts.show(new TiesAspect(ties));
  }

  /** How a person is forgotten here. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing("DELETE FROM ties.tags WHERE contact = ANY (:contacts)"),
        new Erasing("DELETE FROM ties.file_tags WHERE contact = ANY (:contacts)"),
        new Erasing("DELETE FROM ties.affiliations WHERE contact = ANY (:contacts)"));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "ties.held.tags",
            """
            SELECT tag, created_at FROM (
              SELECT tag, created_at, folded FROM ties.tags WHERE contact = :contact
              UNION ALL
              SELECT tag, created_at, folded FROM ties.file_tags WHERE contact = :contact) t
            ORDER BY created_at, folded
            """),
        new Holding(
            "ties.held.affiliations",
            """
            SELECT partner, role, key_person, created_at FROM ties.affiliations WHERE contact = :contact ORDER BY id
            """));
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new TiesResource(desk));
    site.resource(new TiesApiResource(desk));
  }
}
