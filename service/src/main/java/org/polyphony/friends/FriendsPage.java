package org.polyphony.friends;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Phones;
import org.polyphony.web.View;

/**
 * A caller's own people for a campaign.
 *
 * @param form for one more
 * @param removed whether the form holds somebody who has just been taken out
 * @param refused who could not be called just now; null where nobody was to be
 * @param figures of all callers together; null for who does not run the campaign
 * @param mayAllow whether the viewer says how many each may bring
 */
record FriendsPage(
    Friends.Own own,
    FriendForm form,
    boolean removed,
    @Nullable Friend refused,
    @Nullable FriendsFigures figures,
    boolean mayAllow) {

  String path() {
    return "/friends/" + own.campaign().id();
  }

  String path(Friend friend, String act) {
    return path() + "/" + friend.row().id() + "/" + act;
  }

  /** As people write it. */
  String number(Friend friend) {
    return Phones.display(friend.row().tel());
  }

  int left() {
    return Math.max(0, own.atMost() - own.friends().size());
  }

  /** Why somebody cannot be called now, and until when, by the clock where they are. */
  String why(View view, Friend friend) {
    if (friend.shared()) {
      return view.t("friends.state.shared");
    }
    ZoneId there = ZoneId.of(friend.line().zone());
    return view.t(
        "friends.state." + friend.line().state().code(),
        "known",
        friend.line().until() == null ? "no" : "yes",
        "when",
        friend.line().until() == null ? "" : view.dateTime(friend.line().until(), there));
  }
}
