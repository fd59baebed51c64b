package org.polyphony.calling;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.AccountsModule;
import org.polyphony.campaigns.CampaignsModule;
import org.polyphony.care.CareModule;
import org.polyphony.coordination.SpeakersAhead;
import org.polyphony.events.EventsModule;
import org.polyphony.friends.FriendsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Jobs;
import org.polyphony.queue.QueueModule;
import org.polyphony.rooms.RoomsModule;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Calling by phone: the console, and what it asks of the service. */
public final class CallingModule {

  private static final Set<Role> CALLERS =
      Set.of(Role.ORGANIZER, Role.COORDINATOR, Role.ADMINISTRATOR);

  // Two in the morning in Los Angeles, in winter.
  private static final LocalTime AT_NIGHT = LocalTime.of(10, 0);

  private final Handovers handovers;
  private final List<Object> resources;

  public CallingModule(
      Jdbi jdbi,
      AccountsModule accounts,
      ScriptsModule scripts,
      EventsModule events,
      TurnoutModule turnout,
      CampaignsModule campaigns,
      CareModule care,
      QueueModule queue,
      SpeakersAhead speakersAhead,
      RoomsModule rooms,
      FriendsModule friends,
      Messages messages,
      Clock clock) {
    Occasions occasions =
        new Occasions(
            jdbi,
            campaigns.campaigns(),
            scripts.scripts(),
            events.events(),
            turnout.elections(),
            accounts.organizations());
    Briefings briefings = new Briefings(occasions, queue.receipts(), clock);
    Outcomes outcomes =
        new Outcomes(
            jdbi,
            queue.settling(),
            campaigns.attempts(),
            speakersAhead,
            care.incidents(),
            queue.receipts());
    SpokenScripts spoken = new SpokenScripts(queue.queue(), occasions, clock);
    handovers = new Handovers(jdbi, queue.queue(), outcomes, clock);
    resources =
        List.of(
            new ConsoleResource(
                new Shifts(
                    jdbi,
                    campaigns.campaigns(),
                    campaigns.attempts(),
                    rooms,
                    friends.allowances(),
                    queue.steering(),
                    clock)),
            new ClaimsResource(
                queue.queue(),
                queue.ringBacks(),
                briefings,
                accounts.organizations(),
                accounts.minors()),
            new FriendClaimsResource(friends.friends(), briefings),
            new ClaimResource(queue.queue()),
            new DialResource(queue.queue(), accounts.minors()),
            new ClaimScriptResource(spoken, queue.queue()),
            new PracticeResource(new PracticeCalls(occasions, briefings, spoken, clock)),
            new ProvisionsResource(queue.queue(), briefings, spoken, accounts.minors()),
            new WorkerResource(),
            new PhrasesResource(new LikelyLanguages(jdbi, queue.queue(), occasions)),
            new OffersResource(
                handovers, speakersAhead, accounts.organizations(), accounts.minors(), clock),
            new ClaimHandoversResource(handovers, clock),
            new HandoverResource(handovers, briefings, spoken, accounts.minors(), clock),
            new AttemptsResource(
                outcomes, queue.queue(), briefings, accounts.minors(), messages.offered(true)),
            new AttemptResource(outcomes, queue.queue(), briefings),
            new IncidentsResource(new Reports(jdbi, queue.settling(), care.incidents()), outcomes));
  }

  /** How a person is forgotten here: what a caller told whom they handed them to. */
  public static List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE calling.handovers SET attempt = '{}'
            WHERE state <> 'offered' AND attempt <> '{}' AND EXISTS (
              SELECT FROM unnest(:contacts) AS c (id) WHERE strpos(attempt::text, c.id::text) > 0)
            """));
  }

  /** Adds the pages, their place in the navigation, the API, and what is forgotten at night. */
  public void register(Site site, Jobs jobs) {
    site.place(new Place("calling.place.shifts", "/shifts", CALLERS, 10));
    resources.forEach(site::resource);
    jobs.recurring("calling.forget", Schedules.daily(ZoneOffset.UTC, AT_NIGHT), handovers::forget);
  }
}
