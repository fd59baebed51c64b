package org.polyphony.friends;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Whether the callers of a campaign may bring people of their own, which is for its coordinator to
 * say, and what they bring, in numbers. Nobody may until it is said.
 */
public final class Allowances {

  /** How many each may bring in the sample, and as the guide suggests. */
  public static final int USUAL = 25;

  /** As many as a coordinator may allow. */
  static final int MOST = 100;

  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Audit audit;

  Allowances(Jdbi jdbi, Campaigns campaigns, Audit audit) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.audit = audit;
  }

  /**
   * How many each caller may bring to a campaign. Fewer than somebody has takes nobody off.
   *
   * @param atMost 0 for none, {@value #MOST} at most
   * @throws Problem 404 where the viewer's organization has no such campaign; 422 where it is
   *     outside of that
   */
  public void allow(Handle handle, Viewer viewer, UUID campaign, int atMost) {
    if (atMost < 0 || atMost > MOST) {
      throw Problem.invalid(
          new FieldProblem("at_most", "number_outside", Map.of("least", 0, "most", MOST)));
    }
    check(handle, viewer, campaign);
    handle.attach(FriendsDao.class).allow(campaign, atMost);
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "friends.allowed",
        "campaign",
        campaign,
        Map.of("at_most", atMost));
  }

  void allow(Viewer viewer, UUID campaign, int atMost) {
    jdbi.useTransaction(handle -> allow(handle, viewer, campaign, atMost));
  }

  /** Whether the callers of a campaign may bring anybody. */
  public boolean allowed(Handle handle, UUID campaign) {
    return handle
            .attach(FriendsDao.class)
            .allowance(campaign)
            .map(FriendsDao.Allowance::atMost)
            .orElse(0)
        > 0;
  }

  /**
   * What they bring.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  FriendsFigures figures(Viewer viewer, UUID campaign) {
    return jdbi.withHandle(
        handle -> {
          check(handle, viewer, campaign);
          return handle.attach(FriendsDao.class).figures(campaign).orElse(FriendsFigures.NONE);
        });
  }

  private void check(Handle handle, Viewer viewer, UUID campaign) {
    if (campaigns.find(handle, viewer, campaign).isEmpty()) {
      throw Problem.notFound();
    }
  }
}
