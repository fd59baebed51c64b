package org.polyphony.friends;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.accounts.Minors;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.platform.Audit;
import org.polyphony.queue.OwnLine;
import org.polyphony.queue.OwnLines;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The people whom a caller has brought to a campaign: theirs alone to call, to let others call, and
 * to take out again. All throw a 404 where the viewer's organization has no such campaign.
 */
public final class Friends {

  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Intake intake;
  private final OwnLines lines;
  private final Minors minors;
  private final Audit audit;
  private final Clock clock;

  Friends(
      Jdbi jdbi,
      Campaigns campaigns,
      Intake intake,
      OwnLines lines,
      Minors minors,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.intake = intake;
    this.lines = lines;
    this.minors = minors;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The viewer's own.
   *
   * @param atMost how many they may bring; 0 where the campaign takes none
   */
  record Own(Campaign campaign, int atMost, List<Friend> friends) {
    boolean takesMore() {
      CampaignState state = campaign.state();
      return friends.size() < atMost
          && (state == CampaignState.OPEN || state == CampaignState.PAUSED);
    }
  }

  Own of(Viewer viewer, UUID campaign) {
    lines.tick();
    return jdbi.inTransaction(handle -> own(handle, viewer, campaign(handle, viewer, campaign)));
  }

  Own own(Handle handle, Viewer viewer, Campaign campaign) {
    FriendsDao dao = handle.attach(FriendsDao.class);
    List<Friend.Row> rows = dao.of(campaign.id(), viewer.user());
    Map<UUID, OwnLine> standing =
        lines
            .of(handle, viewer, campaign.id(), rows.stream().map(Friend.Row::contact).toList())
            .stream()
            .collect(Collectors.toMap(OwnLine::contact, Function.identity()));
    return new Own(
        campaign,
        dao.allowance(campaign.id()).map(FriendsDao.Allowance::atMost).orElse(0),
        rows.stream()
            .map(row -> new Friend(row, standing.getOrDefault(row.contact(), nowhere(row))))
            .toList());
  }

  /** Off the campaign's lists, or merged into somebody else. */
  private static OwnLine nowhere(Friend.Row row) {
    return new OwnLine(row.contact(), OwnLine.State.NOT_WANTED, null, "UTC", 0);
  }

  Friend find(Handle handle, Viewer viewer, Campaign campaign, UUID id) {
    return own(handle, viewer, campaign).friends().stream()
        .filter(friend -> friend.row().id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** One of the viewer's own, for pages and programs. */
  Friend find(Viewer viewer, UUID campaign, UUID id) {
    return jdbi.inTransaction(
        handle -> find(handle, viewer, campaign(handle, viewer, campaign), id));
  }

  /**
   * Takes somebody out again whom the viewer has not called: as if they had never been typed in.
   * Who was on a list of the campaign before waits there again; whom somebody else has typed in too
   * is theirs.
   *
   * @return who it was
   * @throws Problem 404 where the viewer has no such person; 409 {@code friend_called}
   */
  Friend remove(Viewer viewer, UUID campaignId, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          FriendsDao dao = handle.attach(FriendsDao.class);
          dao.lock(viewer.user());
          Campaign campaign = campaign(handle, viewer, campaignId);
          Friend friend = find(handle, viewer, campaign, id);
          if (!friend.removable()) {
            throw Problem.conflict("friend_called");
          }
          dao.remove(id, clock.instant());
          UUID contact = friend.row().contact();
          FriendsDao.Heir heir = dao.heir(campaignId, contact, viewer.user()).orElse(null);
          UUID list = list(dao, campaignId);
          boolean gone =
              heir == null && list != null && intake.takeBack(handle, viewer, list, friend.row());
          lines.letGo(handle, viewer, campaignId, contact, gone);
          if (heir != null && !heir.shared()) {
            lines.keep(
                handle,
                heir.owner(),
                campaignId,
                contact,
                heir.line(),
                heir.language(),
                heir.address());
          }
          note(handle, viewer, "friend.removed", id, campaignId);
          return friend;
        });
  }

  private static @Nullable UUID list(FriendsDao dao, UUID campaign) {
    return dao.allowance(campaign).map(FriendsDao.Allowance::list).orElse(null);
  }

  /**
   * Lets others call somebody from here on. Twice is as once.
   *
   * @throws Problem 404 where the viewer has no such person
   */
  Friend share(Viewer viewer, UUID campaignId, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Campaign campaign = campaign(handle, viewer, campaignId);
          Friend friend = find(handle, viewer, campaign, id);
          if (!friend.shared()) {
            handle.attach(FriendsDao.class).share(id, clock.instant());
            lines.letGo(handle, viewer, campaignId, friend.row().contact(), false);
            note(handle, viewer, "friend.shared", id, campaignId);
          }
          return find(handle, viewer, campaign, id);
        });
  }

  /**
   * Keeps somebody whom the viewer had let others call: they are the viewer's alone again. Twice is
   * as once.
   *
   * @throws Problem 404 where the viewer has no such person; 409 {@code friend_held} while another
   *     caller has them
   */
  Friend keep(Viewer viewer, UUID campaignId, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          Campaign campaign = campaign(handle, viewer, campaignId);
          Friend friend = find(handle, viewer, campaign, id);
          if (friend.shared()) {
            handle.attach(FriendsDao.class).unshare(id);
            if (keep(handle, friend.row()) == OwnLines.Kept.HELD) {
              throw Problem.conflict("friend_held");
            }
            note(handle, viewer, "friend.kept", id, campaignId);
          }
          return find(handle, viewer, campaign, id);
        });
  }

  OwnLines.Kept keep(Handle handle, Friend.Row row) {
    return lines.keep(
        handle,
        row.owner(),
        row.campaign(),
        row.contact(),
        row.line(),
        row.language(),
        row.address());
  }

  /**
   * Claims the line of one of the viewer's own for them, where they may be called now: open at
   * once, and what they had open becomes their next.
   *
   * @throws Problem 404 where the viewer has no such person; 409 {@code friend_shared} where others
   *     may call them by now; 403 for a minor who may not call now
   */
  public OwnLines.Call call(Viewer viewer, UUID campaignId, UUID id) {
    minors.check(viewer);
    lines.tick();
    return jdbi.inTransaction(
        handle -> {
          Campaign campaign = campaign(handle, viewer, campaignId);
          Friend friend = find(handle, viewer, campaign, id);
          if (friend.shared()) {
            throw Problem.conflict("friend_shared");
          }
          // Somebody else may have had the line when they were typed in.
          keep(handle, friend.row());
          return lines.claim(handle, viewer, campaignId, friend.row().contact());
        });
  }

  Campaign campaign(Handle handle, Viewer viewer, UUID id) {
    return campaigns.find(handle, viewer, id).orElseThrow(Problem::notFound);
  }

  void note(Handle handle, Viewer viewer, String what, @Nullable UUID friend, UUID campaign) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        what,
        "friend",
        friend,
        Map.of("campaign", Objects.requireNonNull(campaign)));
  }
}
