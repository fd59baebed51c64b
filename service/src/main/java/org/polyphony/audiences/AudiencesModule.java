package org.polyphony.audiences;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Saved queries over contacts. */
public final class AudiencesModule {

  private final Criteria criteria = new Criteria();
  private final Audiences audiences;
  private final Keeping keeping;
  private final AudienceDesk desk;
  private final PeopleFile file;

  public AudiencesModule(
      Jdbi jdbi, ContactsModule contacts, Journal journal, Audit audit, Clock clock) {
    criteria.offer(PeopleCriteria.all(contacts.lists()));
    criteria.offer(ConsentCriteria.all());
    Matches matches = new Matches(criteria, clock);
    keeping = new Keeping(jdbi, matches, contacts.keptLists(), journal, clock);
    audiences = new Audiences(criteria, contacts.keptLists(), audit, clock);
    desk = new AudienceDesk(jdbi, criteria, matches, audiences, keeping);
    file = new PeopleFile(jdbi, contacts.sensitive(), audit);
  }

  /** The audiences of an organization. */
  public Audiences audiences() {
    return audiences;
  }

  /** The people of a list or an audience as a file. */
  public PeopleFile file() {
    return file;
  }

  /** Adds what the features above choose people by; before the first request. */
  public void offer(Collection<? extends Criterion> more) {
    criteria.offer(more);
  }

  /** Adds pages, API, the place in the navigation, and what has to happen every few seconds. */
  public void register(Site site, Jobs jobs) {
    site.place(
        new Place(
            "audiences.place", "/audiences", Set.of(Role.COORDINATOR, Role.ADMINISTRATOR), 22));
    site.resource(new AudiencesResource(desk));
    site.resource(new AudiencesApiResource(desk));
    site.resource(new ExportsResource(file));
    jobs.recurring("audiences.keep", Schedules.fixedDelay(Duration.ofSeconds(5)), keeping::work);
  }

  /** For the journal, to hear of what happens to people. */
  public JournalConsumer listener() {
    return new Listener();
  }

  Keeping keeping() {
    return keeping;
  }

  AudienceDesk desk() {
    return desk;
  }
}
