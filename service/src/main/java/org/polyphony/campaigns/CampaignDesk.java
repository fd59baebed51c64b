package org.polyphony.campaigns;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.ContactList;
import org.polyphony.contacts.KeptLists;
import org.polyphony.contacts.Lists;
import org.polyphony.events.Event;
import org.polyphony.events.Events;
import org.polyphony.scripts.ScriptSummary;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.turnout.Election;
import org.polyphony.turnout.Elections;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about campaigns, each in a transaction of its own. */
final class CampaignDesk {

  /**
   * A campaign with what it is made of.
   *
   * @param filling how far its queue is filled; null where it is
   */
  record Whole(
      Campaign campaign,
      ScriptVersion script,
      List<CampaignProblem> problems,
      @Nullable Filling filling) {}

  /**
   * What a campaign of this script can be made of.
   *
   * @param audiences the lists in which their people are kept
   */
  record Parts(
      ScriptVersion script,
      List<ContactList> lists,
      List<ContactList> audiences,
      List<Event> events,
      List<Election> elections) {}

  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Scripts scripts;
  private final Lists lists;
  private final KeptLists audiences;
  private final Events events;
  private final Elections elections;
  private final QueueFeed feed;
  private final Clock clock;

  CampaignDesk(
      Jdbi jdbi,
      Campaigns campaigns,
      Scripts scripts,
      Lists lists,
      KeptLists audiences,
      Events events,
      Elections elections,
      QueueFeed feed,
      Clock clock) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.scripts = scripts;
    this.lists = lists;
    this.audiences = audiences;
    this.events = events;
    this.elections = elections;
    this.feed = feed;
    this.clock = clock;
  }

  List<Campaign> list(Viewer viewer) {
    return jdbi.withHandle(handle -> campaigns.of(handle, viewer));
  }

  List<Campaign> list(Viewer viewer, @Nullable UUID before, int atMost) {
    return jdbi.withHandle(handle -> campaigns.of(handle, viewer, before, atMost));
  }

  /**
   * @throws Problem 404 where the viewer has no such campaign
   */
  Whole find(Viewer viewer, UUID id) {
    return jdbi.withHandle(
        handle ->
            whole(
                handle, viewer, campaigns.find(handle, viewer, id).orElseThrow(Problem::notFound)));
  }

  /** In how many calls there are two results, and nobody has said which counts. */
  int doubles(Whole whole) {
    return jdbi.withExtension(DoubleResults.Dao.class, dao -> dao.open(whole.campaign().id()));
  }

  /** The scripts that a campaign can be made with. */
  List<ScriptSummary> scripts(Viewer viewer) {
    return jdbi.withHandle(
        handle ->
            scripts.of(handle, viewer).stream()
                .filter(script -> script.published() != null && !script.archived())
                .toList());
  }

  /**
   * @throws Problem 404 where the viewer has no such script; 409 {@code script_not_published}
   */
  Parts parts(Viewer viewer, UUID script) {
    return jdbi.withHandle(
        handle -> parts(handle, viewer, scripts.published(handle, viewer, script), Set.of()));
  }

  /** What this campaign could be made of. */
  Parts parts(Viewer viewer, Whole whole) {
    Set<UUID> bound = Set.copyOf(whole.campaign().bind().values());
    return jdbi.withHandle(handle -> parts(handle, viewer, whole.script(), bound));
  }

  Whole create(Viewer viewer, NewCampaign said) {
    return jdbi.inTransaction(
        handle -> whole(handle, viewer, campaigns.create(handle, viewer, said)));
  }

  Whole change(Viewer viewer, UUID id, NewCampaign said) {
    return jdbi.inTransaction(
        handle -> whole(handle, viewer, campaigns.change(handle, viewer, id, said)));
  }

  /** Gives it the newest published version of its script. */
  Whole takeNewestScript(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> whole(handle, viewer, campaigns.takeNewestScript(handle, viewer, id)));
  }

  /** The number of the script's published version where it is newer than the campaign's own. */
  OptionalInt newerScript(Viewer viewer, Whole whole) {
    ScriptSummary.Numbered published = scripts.find(viewer, whole.script().script()).published();
    return published == null || published.number() <= whole.script().number()
        ? OptionalInt.empty()
        : OptionalInt.of(published.number());
  }

  /**
   * @param override why it opens although lines are unreviewed; empty where nobody says so
   */
  Whole setState(Viewer viewer, UUID id, CampaignState state, String override) {
    return jdbi.inTransaction(
        handle -> whole(handle, viewer, campaigns.setState(handle, viewer, id, state, override)));
  }

  /** Who opened it although lines were unreviewed, the newest first. */
  List<UnreviewedLines.Opened> overrides(Whole whole) {
    return jdbi.withExtension(UnreviewedLines.Dao.class, dao -> dao.of(whole.campaign().id()));
  }

  private Whole whole(Handle handle, Viewer viewer, Campaign campaign) {
    ScriptVersion script = scripts.version(handle, campaign.scriptVersion());
    List<CampaignProblem> problems = new ArrayList<>(CampaignProblem.of(campaign, script));
    campaign
        .bind()
        .forEach(
            (slot, event) ->
                events
                    .find(handle, viewer, event)
                    .filter(bound -> bound.place().isBlank() && script.names("place"))
                    .ifPresent(gap -> problems.add(new CampaignProblem("no_place", null, slot))));
    campaign
        .bind()
        .forEach(
            (slot, election) ->
                elections
                    .find(handle, viewer, election)
                    .ifPresent(bound -> problems.addAll(CampaignProblem.of(slot, bound, script))));
    return new Whole(campaign, script, problems, feed.filling(handle, campaign.id()).orElse(null));
  }

  /** What is over or cancelled is no longer offered, but stays where it is bound already. */
  private Parts parts(Handle handle, Viewer viewer, ScriptVersion script, Set<UUID> bound) {
    List<Event> ahead =
        events.of(handle, viewer).stream()
            .filter(
                event ->
                    bound.contains(event.id())
                        || (event.cancelledAt() == null && event.endsAt().isAfter(clock.instant())))
            .toList();
    return new Parts(
        script,
        lists.of(handle, viewer),
        audiences.of(handle, viewer),
        ahead,
        elections.of(handle, viewer));
  }
}
