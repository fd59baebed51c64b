package org.polyphony.campaigns;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.turnout.Elections;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The efforts of an organization. */
public final class Campaigns {

  private static final int NEWEST = 200;

  private final Scripts scripts;
  private final Elections elections;
  private final QueueFeed feed;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;

  Campaigns(
      Scripts scripts,
      Elections elections,
      QueueFeed feed,
      Journal journal,
      Audit audit,
      Clock clock) {
    this.scripts = scripts;
    this.elections = elections;
    this.feed = feed;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Sets one up, as a draft, with the script's last published version.
   *
   * @throws Problem 422 with what cannot be at which field; 404 where the script is not the
   *     viewer's; 409 {@code script_not_published}; 409 {@code list_purpose} where a list was given
   *     for another purpose and no reason is named
   */
  public Campaign create(Handle handle, Viewer viewer, NewCampaign said) {
    ScriptVersion script = scripts.published(handle, viewer, said.script());
    Campaign campaign =
        new CampaignPlan(handle, viewer, elections, said, script)
            .campaign(Ids.next(), CampaignState.DRAFT, clock.instant());
    handle.attach(CampaignsDao.class).insert(CampaignsDao.Row.of(campaign), viewer.user());
    note(handle, viewer, campaign, "campaign.created", overrideOf(said));
    return campaign;
  }

  /**
   * Changes one. The script's version stays, unless another script is named.
   *
   * @throws Problem as {@link #create}; 404 where the viewer has no such campaign
   */
  public Campaign change(Handle handle, Viewer viewer, UUID id, NewCampaign said) {
    Campaign before = lock(handle, viewer, id);
    ScriptVersion script = scripts.version(handle, before.scriptVersion());
    if (!script.script().equals(said.script())) {
      script = scripts.published(handle, viewer, said.script());
    }
    Campaign campaign =
        new CampaignPlan(handle, viewer, elections, said, script)
            .campaign(id, before.state(), before.createdAt());
    CampaignsDao campaigns = handle.attach(CampaignsDao.class);
    campaigns.update(CampaignsDao.Row.of(campaign), clock.instant());
    campaigns.updateLists(id, campaign.lists());
    note(handle, viewer, campaign, "campaign.changed", overrideOf(said));
    feed.feed(handle, id);
    return campaign;
  }

  /**
   * Gives it the newest published version of its script. Whoever is on a call goes on with theirs,
   * and their answers count. Slots that the new version has no more, or of another kind, feed
   * nothing.
   *
   * @return it, as it was where there is no newer version
   * @throws Problem 404 where the viewer has no such campaign
   */
  Campaign takeNewestScript(Handle handle, Viewer viewer, UUID id) {
    Campaign before = lock(handle, viewer, id);
    ScriptVersion own = scripts.version(handle, before.scriptVersion());
    ScriptVersion newest = scripts.published(handle, viewer, own.script());
    if (newest.number() <= own.number()) {
      return before;
    }
    Map<String, UUID> bound = new LinkedHashMap<>(before.bind());
    bound.keySet().removeIf(slot -> own.slots().get(slot) != newest.slots().get(slot));
    Campaign campaign = before.saying(newest.id(), bound);
    handle.attach(CampaignsDao.class).update(CampaignsDao.Row.of(campaign), clock.instant());
    note(
        handle,
        viewer,
        campaign,
        "campaign.changed",
        Map.of("script_version", String.valueOf(newest.number())));
    feed.feed(handle, id);
    return campaign;
  }

  /**
   * Opens, pauses or closes it. To say the state it is in already changes nothing.
   *
   * @throws Problem 404 where the viewer has no such campaign; 409 {@code campaign_state} where
   *     that state cannot follow
   */
  public Campaign setState(Handle handle, Viewer viewer, UUID id, CampaignState state) {
    return setState(handle, viewer, id, state, "");
  }

  /**
   * As {@link #setState(Handle, Viewer, UUID, CampaignState)}, by the word of the viewer that it
   * opens although lines of its script are unreviewed.
   *
   * @param override why; empty where nobody says so. Kept with the viewer's name
   * @throws Problem as there; 422 {@code override_reason} too long
   */
  Campaign setState(Handle handle, Viewer viewer, UUID id, CampaignState state, String override) {
    if (override.length() > UnreviewedLines.LONGEST_REASON) {
      throw Problem.invalid(
          FieldProblem.tooLong("override_reason", UnreviewedLines.LONGEST_REASON));
    }
    Campaign campaign = lock(handle, viewer, id);
    if (campaign.state() == state) {
      return campaign;
    }
    if (!campaign.state().next().contains(state)) {
      throw new Problem(
          409, "campaign_state", Map.of("from", campaign.state().code(), "to", state.code()));
    }
    handle.attach(CampaignsDao.class).updateState(id, state.code(), clock.instant());
    note(
        handle,
        viewer,
        campaign,
        "campaign.state",
        Map.of("from", campaign.state().code(), "to", state.code()));
    if (state == CampaignState.OPEN && !override.isBlank()) {
      override(handle, viewer, campaign, override.strip());
    }
    feed.feed(handle, id);
    return find(handle, viewer, id).orElseThrow();
  }

  private void override(Handle handle, Viewer viewer, Campaign campaign, String reason) {
    ScriptVersion script = scripts.version(handle, campaign.scriptVersion());
    List<UnreviewedLines> lines = UnreviewedLines.of(campaign, script);
    if (lines.isEmpty()) {
      return;
    }
    List<String> languages = lines.stream().map(UnreviewedLines::bundle).toList();
    handle
        .attach(UnreviewedLines.Dao.class)
        .insert(
            Ids.next(),
            campaign.id(),
            script.id(),
            languages,
            lines.stream().mapToInt(each -> each.keys().size()).sum(),
            viewer.user(),
            viewer.name(),
            reason,
            clock.instant());
    audit.append(
        handle,
        viewer.user(),
        campaign.organization(),
        "campaign.opened_unreviewed",
        "campaign",
        campaign.id(),
        Map.of("languages", String.join(" ", languages), "override", reason));
  }

  /**
   * Works the campaign with one more list. Its queue is fed from it with the next change of either.
   *
   * @param list one of the same organization, of a purpose that permits the campaign's
   */
  public void addList(Handle handle, UUID campaign, UUID list) {
    handle.attach(CampaignsDao.class).addList(campaign, list);
  }

  /** The viewer's campaign of this id; empty when they have no such campaign. */
  public Optional<Campaign> find(Handle handle, Viewer viewer, UUID id) {
    return handle
        .attach(CampaignsDao.class)
        .find(id, viewer.organization())
        .map(CampaignsDao.Row::campaign);
  }

  /** The viewer's campaigns, the newest first, 200 at most. */
  public List<Campaign> of(Handle handle, Viewer viewer) {
    return of(handle, viewer, null, NEWEST);
  }

  /**
   * The viewer's campaigns that are older than one of them, the newest first.
   *
   * @param before the id of that one; null for the newest of all
   * @param atMost how many, 1 or more
   */
  List<Campaign> of(Handle handle, Viewer viewer, @Nullable UUID before, int atMost) {
    return handle.attach(CampaignsDao.class).of(viewer.organization(), before, atMost).stream()
        .map(CampaignsDao.Row::campaign)
        .toList();
  }

  private static Campaign lock(Handle handle, Viewer viewer, UUID id) {
    return handle
        .attach(CampaignsDao.class)
        .lock(id, viewer.organization())
        .map(CampaignsDao.Row::campaign)
        .orElseThrow(Problem::notFound);
  }

  private static Map<String, String> overrideOf(NewCampaign said) {
    Map<String, String> detail = new LinkedHashMap<>();
    String reason = said.overrideReason();
    if (reason != null && !reason.isBlank()) {
      detail.put("override", reason.strip());
    }
    return detail;
  }

  private void note(
      Handle handle, Viewer viewer, Campaign campaign, String what, Map<String, String> detail) {
    journal.append(handle, campaign.organization(), what, campaign.id(), detail);
    audit.append(
        handle, viewer.user(), campaign.organization(), what, "campaign", campaign.id(), detail);
  }
}
