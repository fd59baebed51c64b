package org.polyphony.duplicates;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** People who may stand here twice. */
public final class DuplicatesModule {

  /** How soon it begins when somebody asks that everybody be looked at. */
  private static final Duration PATROL = Duration.ofSeconds(5);

  private final DuplicateDesk desk;
  private final Arrivals arrivals;
  private final Sweeper sweeper;

  public DuplicatesModule(Jdbi jdbi, Jobs jobs, ContactsModule contacts, Audit audit, Clock clock) {
    Finder finder = new Finder(jdbi, clock);
    Jobs.Kind<Arrivals.File> looking =
        jobs.oneTime("duplicates.look", Arrivals.File.class, file -> finder.look(file.importId()));
    arrivals = new Arrivals(finder, looking, clock);
    desk =
        new DuplicateDesk(
            jdbi,
            contacts.contacts(),
            contacts.merges(),
            contacts.timeline(),
            finder,
            audit,
            clock);
    sweeper = new Sweeper(jdbi, finder, audit, clock);
    jobs.recurring("duplicates.sweep", Schedules.fixedDelay(PATROL), sweeper::work);
  }

  /** How a person is forgotten here. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            "DELETE FROM duplicates.pairs WHERE one = ANY (:contacts) OR other = ANY (:contacts)"));
  }

  /**
   * Adds pages, API and the place in the navigation.
   *
   * @param follow by which the journal is heard
   */
  public void register(Site site, Consumer<JournalConsumer> follow) {
    Set<Role> staff = Set.of(Role.COORDINATOR, Role.ADMINISTRATOR);
    site.place(new Place("duplicates.place", "/duplicates", staff, 22));
    site.resource(new DuplicatesResource(desk, sweeper));
    site.resource(new DuplicatesApiResource(desk, sweeper));
    site.resource(new MergesApiResource(desk));
    follow.accept(arrivals);
  }
}
