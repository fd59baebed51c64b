package org.polyphony.calling;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Attempts;
import org.polyphony.campaigns.Campaign;
import org.polyphony.campaigns.CampaignState;
import org.polyphony.campaigns.Campaigns;
import org.polyphony.friends.Allowances;
import org.polyphony.i18n.Matching;
import org.polyphony.queue.Steering;
import org.polyphony.rooms.RoomRow;
import org.polyphony.rooms.RoomsModule;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What an organizer can call for, and what the console of one campaign begins with. */
final class Shifts {
  private final Jdbi jdbi;
  private final Campaigns campaigns;
  private final Attempts attempts;
  private final RoomsModule rooms;
  private final Allowances allowances;
  private final Steering steering;
  private final Clock clock;

  Shifts(
      Jdbi jdbi,
      Campaigns campaigns,
      Attempts attempts,
      RoomsModule rooms,
      Allowances allowances,
      Steering steering,
      Clock clock) {
    this.jdbi = jdbi;
    this.campaigns = campaigns;
    this.attempts = attempts;
    this.rooms = rooms;
    this.allowances = allowances;
    this.steering = steering;
    this.clock = clock;
  }

  /** The shifts that run or are near, and the open campaigns, the newest first. */
  ShiftsPage open(Viewer viewer) {
    List<RoomRow> near = rooms.rows(viewer);
    return jdbi.withHandle(
        handle ->
            new ShiftsPage(
                near,
                campaigns.of(handle, viewer).stream()
                    .filter(campaign -> campaign.state() == CampaignState.OPEN)
                    .map(campaign -> row(handle, campaign, viewer))
                    .toList()));
  }

  /**
   * The console of a campaign; of one that is not open too, since it says so itself.
   *
   * @param practice whether nothing that is done there counts
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  ConsolePage console(Viewer viewer, UUID id, boolean practice) {
    Campaign campaign =
        jdbi.withHandle(handle -> campaigns.find(handle, viewer, id))
            .orElseThrow(Problem::notFound);
    boolean own = jdbi.withHandle(handle -> allowances.allowed(handle, id));
    return ConsolePage.of(
        new ConsolePage.Campaign(campaign.id(), campaign.name(), own),
        ConsolePage.Hours.of(campaign.hours()),
        DayWithoutCalls.of(
            clock.instant(),
            campaign.hours().days(),
            jdbi.withHandle(handle -> steering.daysOff(handle, id))),
        practice,
        !practice && !jdbi.withHandle(handle -> attempts.hasRecorded(handle, viewer.user())),
        viewer.user(),
        campaign.languages(),
        viewer.speaks());
  }

  private ShiftsPage.Row row(Handle handle, Campaign campaign, Viewer viewer) {
    List<String> mine =
        campaign.languages().stream().filter(tag -> Matching.speaks(tag, viewer.speaks())).toList();
    return new ShiftsPage.Row(
        campaign.id(),
        campaign.name(),
        mine,
        allowances.allowed(handle, campaign.id()),
        campaign.sample());
  }
}
