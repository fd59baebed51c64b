package org.polyphony.calling;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.queue.QueueModule;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.web.Site;

/** Calling by phone. */
public final class CallingModule {

  private final List<Object> resources;

  public CallingModule(
      Jdbi jdbi,
      AccountsModule accounts,
      ScriptsModule scripts,
      EventsModule events,
      CampaignsModule campaigns,
      QueueModule queue) {
    Briefings briefings =
        new Briefings(
            jdbi,
            campaigns.campaigns(),
            scripts.scripts(),
            events.events(),
            accounts.organizations(),
            queue.receipts());
    Outcomes outcomes =
        new Outcomes(jdbi, queue.settling(), campaigns.attempts(), queue.receipts());
    resources =
        List.of(
            new ClaimsResource(queue.queue(), briefings, accounts.organizations()),
            new ClaimResource(queue.queue()),
            new AttemptsResource(outcomes, queue.queue(), briefings),
            new AttemptResource(outcomes, queue.queue(), briefings));
  }

  /** Adds the API. */
  public void register(Site site) {
    resources.forEach(site::resource);
  }
}
