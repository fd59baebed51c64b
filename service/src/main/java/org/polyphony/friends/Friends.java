package org.polyphony.friends;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The people whom a caller brings to a campaign: typed in one at a time, theirs alone to call. All
 * throw a 404 where the viewer's organization has no such campaign.
 */
public final class Friends {

  /** More than anybody types in by hand in an hour, and too few to try numbers out. */
  static final int TRIES_AN_HOUR = 40;

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

  /** Somebody, and whether they were there already by the same key. */
  record Added(Friend friend, boolean repeated) {}

  Own of(Viewer viewer, UUID campaign) {
    lines.tick();
    return jdbi.inTransaction(handle -> own(handle, viewer, campaign(handle, viewer, campaign)));
  }

  private Own own(Handle handle, Viewer viewer, Campaign campaign) {
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

  /**
   * Puts somebody on the viewer's list. Nothing but an opt-out is told of what is known of them.
   *
   * @throws Problem 422 with what cannot stand at which field; 422 {@code key_reused}; 409 {@code
   *     friends_off} or {@code friends_not_now}; 429 {@code too_many_friends_typed}; 403 {@code
   *     consent_missing} for a minor without a guardian's consent on file
   */
  Added add(Viewer viewer, UUID id, NewFriend said) {
    minors
        .refusal(viewer)
        .filter(problem -> problem.code().equals("consent_missing"))
        .ifPresent(
            problem -> {
              throw problem;
            });
    Campaign campaign = jdbi.withHandle(handle -> campaign(handle, viewer, id));
    NewFriend.Read read = said.read(campaign.languages());
    count(viewer);
    Optional<Added> added = jdbi.inTransaction(handle -> add(handle, viewer, campaign, read));
    return added.orElseThrow(
        () -> Problem.invalid(FieldProblem.of("tel", "friend_asked_not_to_be_called")));
  }

  /** In a transaction of its own: a try that comes to nothing counts too. */
  private void count(Viewer viewer) {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          FriendsDao dao = handle.attach(FriendsDao.class);
          if (dao.tried(viewer.user(), now.minus(Duration.ofHours(1))) >= TRIES_AN_HOUR) {
            throw new Problem(429, "too_many_friends_typed", Map.of("most", TRIES_AN_HOUR));
          }
          dao.noteTry(viewer.user(), now);
        });
  }

  /** Empty where the number or the person must not be called. */
  private Optional<Added> add(
      Handle handle, Viewer viewer, Campaign campaign, NewFriend.Read read) {
    FriendsDao dao = handle.attach(FriendsDao.class);
    dao.lock(viewer.user());
    FriendsDao.Sent sent = dao.sent(viewer.user(), read.key()).orElse(null);
    if (sent != null) {
      return Optional.of(again(handle, viewer, campaign, read, sent));
    }
    Own own = own(handle, viewer, campaign);
    checkRoom(own);
    Intake.Person person = intake.look(handle, viewer.organization(), read);
    if (person.silenced()) {
      note(handle, viewer, "friend.refused", null, campaign.id());
      return Optional.empty();
    }
    if (own.friends().stream().anyMatch(each -> each.row().contact().equals(person.contact()))) {
      throw Problem.invalid(FieldProblem.of("tel", "friend_already_typed"));
    }
    Friend.Row row = intake.bring(handle, viewer, campaign, read);
    dao.insert(row);
    keep(handle, row);
    note(handle, viewer, "friend.added", row.id(), campaign.id());
    return Optional.of(new Added(find(handle, viewer, campaign, row.id()), false));
  }

  private static void checkRoom(Own own) {
    if (own.atMost() == 0) {
      throw Problem.conflict("friends_off");
    }
    CampaignState state = own.campaign().state();
    if (state != CampaignState.OPEN && state != CampaignState.PAUSED) {
      throw Problem.conflict("friends_not_now");
    }
    if (own.friends().size() >= own.atMost()) {
      throw Problem.invalid(new FieldProblem("name", "friends_full", Map.of("most", own.atMost())));
    }
  }

  private Added again(
      Handle handle, Viewer viewer, Campaign campaign, NewFriend.Read read, FriendsDao.Sent sent) {
    boolean same =
        sent.campaign().equals(campaign.id())
            && !sent.removed()
            && sent.name().equals(read.name())
            && sent.tel().equals(read.phone().tel())
            && sent.language().equals(read.language())
            && sent.address().equals(read.address());
    if (!same) {
      throw new Problem(422, "key_reused", Map.of());
    }
    return new Added(find(handle, viewer, campaign, sent.id()), true);
  }

  private Friend find(Handle handle, Viewer viewer, Campaign campaign, UUID id) {
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

  private OwnLines.Kept keep(Handle handle, Friend.Row row) {
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

  private Campaign campaign(Handle handle, Viewer viewer, UUID id) {
    return campaigns.find(handle, viewer, id).orElseThrow(Problem::notFound);
  }

  private void note(
      Handle handle, Viewer viewer, String what, @Nullable UUID friend, UUID campaign) {
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
