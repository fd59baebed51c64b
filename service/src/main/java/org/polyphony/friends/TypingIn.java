package org.polyphony.friends;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.accounts.Minors;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Takes in whom a caller types in, one at a time, and tells nothing of what is known of them. */
final class TypingIn {

  /** More than anybody types in by hand in an hour, and too few to try numbers out. */
  static final int TRIES_AN_HOUR = 40;

  private final Jdbi jdbi;
  private final Friends friends;
  private final Intake intake;
  private final Minors minors;
  private final Clock clock;

  TypingIn(Jdbi jdbi, Friends friends, Intake intake, Minors minors, Clock clock) {
    this.jdbi = jdbi;
    this.friends = friends;
    this.intake = intake;
    this.minors = minors;
    this.clock = clock;
  }

  /** Somebody, and whether they were there already by the same key. */
  record Added(Friend friend, boolean repeated) {}

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
    Campaign campaign = jdbi.withHandle(handle -> friends.campaign(handle, viewer, id));
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
    Friends.Own own = friends.own(handle, viewer, campaign);
    checkRoom(own);
    Intake.Person person = intake.look(handle, viewer.organization(), read);
    if (person.silenced()) {
      friends.note(handle, viewer, "friend.refused", null, campaign.id());
      return Optional.empty();
    }
    if (own.friends().stream().anyMatch(each -> each.row().contact().equals(person.contact()))) {
      throw Problem.invalid(FieldProblem.of("tel", "friend_already_typed"));
    }
    Friend.Row row = intake.bring(handle, viewer, campaign, read);
    dao.insert(row);
    friends.keep(handle, row);
    friends.note(handle, viewer, "friend.added", row.id(), campaign.id());
    return Optional.of(new Added(friends.find(handle, viewer, campaign, row.id()), false));
  }

  private static void checkRoom(Friends.Own own) {
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
    return new Added(friends.find(handle, viewer, campaign, sent.id()), true);
  }
}
