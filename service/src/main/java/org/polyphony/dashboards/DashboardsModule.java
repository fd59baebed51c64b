package org.polyphony.dashboards;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** What campaigns came to. */
public final class DashboardsModule {

  /** Lists that changed while nobody called are counted by this job, the others beside attempts. */
  private static final Duration COUNT_EVERY = Duration.ofSeconds(2);

  private final Rollup rollup;
  private final Dashboards dashboards;

  /**
   * @param jobs not started yet
   */
  public DashboardsModule(Jdbi jdbi, Jobs jobs) {
    rollup = new Rollup(jdbi);
    dashboards = new Dashboards(jdbi);
    jobs.recurring("dashboards.count", Schedules.fixedDelay(COUNT_EVERY), rollup::countDue);
  }

  /** Keeps the figures; to be given to the journal's poller. */
  public JournalConsumer consumer() {
    return rollup;
  }

  /** Adds the pages and their place in the navigation. */
  public void register(Site site) {
    site.place(
        new Place(
            "dashboards.place",
            "/dashboards",
            Set.of(Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR),
            50));
    site.resource(new DashboardsResource(dashboards));
    site.resource(new DashboardsApiResource(dashboards));
  }
}
