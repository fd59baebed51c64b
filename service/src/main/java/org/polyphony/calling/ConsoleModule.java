package org.polyphony.calling;

import java.time.Clock;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.queue.QueueModule;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** The pages that an organizer calls from. */
public final class ConsoleModule {
  private final Shifts shifts;
  private final SpokenScripts spoken;
  private final QueueModule queue;

  public ConsoleModule(
      Jdbi jdbi,
      AccountsModule accounts,
      ScriptsModule scripts,
      EventsModule events,
      CampaignsModule campaigns,
      QueueModule queue,
      Clock clock) {
    this.queue = queue;
    shifts = new Shifts(jdbi, campaigns.campaigns());
    spoken =
        new SpokenScripts(
            jdbi,
            queue.queue(),
            campaigns.campaigns(),
            scripts.scripts(),
            events.events(),
            accounts.accounts(),
            clock);
  }

  /** Adds the pages and their place in the navigation. */
  public void register(Site site) {
    Set<Role> callers = Set.of(Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR);
    site.place(new Place("calling.place.shifts", "/shifts", callers, 10));
    site.resource(new ConsoleResource(shifts));
    site.resource(new ClaimScriptResource(spoken, queue.queue()));
  }
}
