package org.polyphony.campaigns;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.audiences.Criterion;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.contacts.Timeline;
import org.polyphony.events.EventsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Journal;
import org.polyphony.privacy.Expiring;
import org.polyphony.scripts.Responses;
import org.polyphony.scripts.ScriptsModule;
import org.polyphony.turnout.BoundCampaigns;
import org.polyphony.turnout.TurnoutModule;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Campaigns, and the one path by which an outcome is recorded. */
public final class CampaignsModule {

  private final Campaigns campaigns;
  private final Attempts attempts;
  private final DoubleResults doubles;
  private final CampaignDesk desk;
  private final Responses responses;
  private final Timeline timeline;

  /**
   * @param feed whoever keeps the queue, told of changes
   */
  public CampaignsModule(
      Jdbi jdbi,
      ConsentModule consent,
      ContactsModule contacts,
      ScriptsModule scripts,
      EventsModule events,
      TurnoutModule turnout,
      QueueFeed feed,
      Journal journal,
      Audit audit,
      Clock clock) {
    responses = scripts.responses();
    timeline = contacts.timeline();
    campaigns = new Campaigns(scripts.scripts(), turnout.elections(), feed, journal, audit, clock);
    desk =
        new CampaignDesk(
            jdbi,
            campaigns,
            scripts.scripts(),
            contacts.lists(),
            contacts.keptLists(),
            events.events(),
            turnout.elections(),
            feed,
            clock);
    SlotFeed slots =
        new SlotFeed(
            scripts.scripts(),
            scripts.responses(),
            events.registrations(),
            turnout.commitments(),
            contacts.languages());
    ResultEffects effects =
        new ResultEffects(
            consent.suppressions(), consent.followUps(), contacts.languages(), contacts.people());
    List<Attempts.TakeBack> undoing =
        List.of(
            scripts.responses()::takeBack,
            events.registrations()::takeBack,
            turnout.commitments()::takeBack,
            consent.suppressions()::takeBack,
            consent.followUps()::takeBack,
            consent.touches()::takeBack,
            contacts.languages()::takeBack,
            contacts.people()::takeBack,
            contacts.timeline()::takeBack);
    attempts =
        new Attempts(
            slots,
            new AnswersInWords(scripts.scripts()),
            effects,
            undoing,
            consent.touches(),
            contacts.timeline(),
            journal,
            clock);
    doubles = new DoubleResults(journal, clock);
  }

  /** Adds pages, API and the place in the navigation. */
  public void register(Site site) {
    site.place(
        new Place(
            "campaigns.place",
            "/campaigns",
            Set.of(Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR),
            30));
    site.resource(new CampaignsResource(desk));
    site.resource(new CampaignsApiResource(desk));
  }

  /** Which campaigns say the days of an election and count its promises. */
  public BoundCampaigns boundCampaigns() {
    return (handle, viewer, election) ->
        campaigns.of(handle, viewer).stream()
            .filter(campaign -> campaign.state() != CampaignState.CLOSED)
            .filter(campaign -> campaign.bind().containsValue(election))
            .map(campaign -> new BoundCampaigns.Bound(campaign.id(), campaign.name()))
            .toList();
  }

  /** By which people can be chosen. */
  public List<Criterion> criteria() {
    return TriedCriteria.all(campaigns);
  }

  /** What callers wrote down in words, kept for a time. */
  public Expiring expiring() {
    return new ExpiringNotes(responses, timeline);
  }

  /** How a person is forgotten here: that somebody was called, and what came of it, stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE campaigns.attempts SET note = ''
            WHERE note <> '' AND id IN (
              SELECT attempt FROM campaigns.attempt_people WHERE contact = ANY (:contacts))
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "campaigns.held.attempts",
            """
            SELECT c.name AS campaign, a.channel, a.recorded_at, p.result, p.spoken, p.flags, a.note, a.undone_at
            FROM campaigns.attempt_people p
            JOIN campaigns.attempts a ON a.id = p.attempt
            JOIN campaigns.campaigns c ON c.id = a.campaign
            WHERE p.contact = :contact
            ORDER BY a.recorded_at
            """));
  }

  /** The efforts of an organization. */
  public Campaigns campaigns() {
    return campaigns;
  }

  /** Outcomes. */
  public Attempts attempts() {
    return attempts;
  }

  /** Which of two outcomes of one call counts. */
  public DoubleResults doubles() {
    return doubles;
  }
}
