package org.polyphony.cohorts;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.events.EventsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.SignedLinks;
import org.polyphony.platform.SigningKeys;
import org.polyphony.web.Site;

/** Trainings, for which people apply. */
public final class CohortsModule {

  private final Guardians guardians;
  private final SignedLinks links;
  private final Applications applications;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   */
  public CohortsModule(
      Jdbi jdbi,
      EventsModule events,
      SigningKeys keys,
      Audit audit,
      Clock clock,
      @Nullable URI publicUrl) {
    guardians = new Guardians(clock);
    links = new SignedLinks(keys, "guardian");
    applications =
        new Applications(jdbi, events.events(), events.registrations(), guardians, audit, clock);
    this.publicUrl = publicUrl;
  }

  /** Who says yes for those under 18. */
  public Guardians guardians() {
    return guardians;
  }

  /** Their private links. */
  public SignedLinks links() {
    return links;
  }

  /** How a person is forgotten here: that somebody said yes for them stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE cohorts.guardians SET name = '', phone = '', email = ''
            WHERE contact = ANY (:contacts) AND (name <> '' OR phone <> '' OR email <> '')
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "cohorts.held.guardians",
            """
            SELECT e.name AS event, g.name, g.phone, g.email, g.consented, g.way, g.answered_at
            FROM cohorts.guardians g
            JOIN events.known_events e ON e.event = g.event
            WHERE g.contact = :contact
            ORDER BY g.created_at
            """));
  }

  /** Adds pages and API. */
  public void register(Site site) {
    site.resource(new ApplicationsResource(applications, links, publicUrl));
    site.resource(new ApplicationsApiResource(applications));
  }
}
