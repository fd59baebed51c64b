package org.polyphony.erasure;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.imports.ImportsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.web.Site;

/** Forgets people, with the help of every feature that knows them. */
public final class ErasureModule {

  // Three in the morning in Los Angeles, in winter.
  private static final LocalTime AT_NIGHT = LocalTime.of(11, 0);

  private final Erasures erasures;
  private final LiftingDesk liftings;

  public ErasureModule(
      Jdbi jdbi,
      PrivacyModule privacy,
      ContactsModule contacts,
      ConsentModule consent,
      ImportsModule imports,
      Journal journal,
      Audit audit,
      Clock clock) {
    erasures =
        new Erasures(
            jdbi,
            contacts,
            imports.imports(),
            consent.suppressions(),
            privacy.erasures(),
            journal,
            audit,
            clock);
    liftings = new LiftingDesk(jdbi, privacy.liftings());
    privacy.retention().offer(new ExpiringPeople(erasures));
  }

  /** How a feature forgets a person; before the first request, the highest first. */
  public void offer(Collection<Erasing> erasing) {
    erasures.offer(erasing);
  }

  /**
   * Adds the pages and their API; links to them stand on the page of what is kept about somebody,
   * and on that of the settings.
   */
  public void register(Site site, Jobs jobs) {
    site.resource(new ErasureResource(erasures));
    site.resource(new ErasureApiResource(erasures));
    site.resource(new LiftingResource(liftings));
    site.resource(new LiftingApiResource(liftings));
    jobs.recurring("erasure.late", Schedules.daily(ZoneOffset.UTC, AT_NIGHT), erasures::again);
  }
}
