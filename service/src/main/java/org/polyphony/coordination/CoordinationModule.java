package org.polyphony.coordination;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.consent.ConsentModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Jobs;
import org.polyphony.queue.QueueModule;
import org.polyphony.web.Site;

/** The coordinator's view of a campaign's queue. */
public final class CoordinationModule {

  private final QueueResource pages;
  private final QueueApiResource api;
  private final SpeakersAhead speakersAhead;

  public CoordinationModule(
      Jdbi jdbi,
      ConsentModule consent,
      CampaignsModule campaigns,
      QueueModule queue,
      PhoneBanks phoneBanks,
      Audit audit,
      Clock clock) {
    Promises promises = new Promises(jdbi, consent.followUps(), audit, clock);
    speakersAhead = new SpeakersAhead(jdbi, consent.followUps(), phoneBanks, clock);
    Doubles doubles = new Doubles(jdbi, campaigns.doubles(), queue.settling(), audit, clock);
    Overviews overviews =
        new Overviews(jdbi, queue.steering(), promises, speakersAhead, audit, clock);
    pages = new QueueResource(overviews, queue.steering(), promises, doubles);
    api = new QueueApiResource(overviews, queue.steering(), promises, doubles);
  }

  /** When somebody who speaks a language will be on line. */
  public SpeakersAhead speakersAhead() {
    return speakersAhead;
  }

  /** Adds the page, its API, and what has to happen every few minutes. */
  public void register(Site site, Jobs jobs) {
    site.resource(pages);
    site.resource(api);
    jobs.recurring(
        "coordination.carry-over",
        Schedules.fixedDelay(Duration.ofMinutes(5)),
        speakersAhead::carryOver);
  }
}
