package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.queue.LanesDao.Standing;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Says why a caller gets nothing, and when there will be more. */
final class Shortages {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final Servings servings;
  private final Clock clock;

  Shortages(Jdbi jdbi, Servings servings, Clock clock) {
    this.jdbi = jdbi;
    this.servings = servings;
    this.clock = clock;
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  NothingToCall explain(Viewer viewer, UUID campaign) {
    return jdbi.inTransaction(handle -> explain(handle, viewer, campaign));
  }

  private NothingToCall explain(Handle handle, Viewer viewer, UUID id) {
    QueuedCampaign campaign =
        handle
            .attach(ClaimsDao.class)
            .campaign(id, viewer.organization())
            .orElseThrow(Problem::notFound);
    LanesDao dao = handle.attach(LanesDao.class);
    List<String> served = served(handle, viewer, id);
    List<Standing> lanes = dao.standing(id, served);
    Map<String, Integer> waiting = waiting(lanes);
    switch (campaign.state()) {
      case "draft":
        return new NothingToCall(Reason.DRAFT, waiting, null);
      case "paused":
        return new NothingToCall(Reason.PAUSED, waiting, null);
      case "closed":
        return new NothingToCall(Reason.CLOSED, waiting, null);
      default:
        break;
    }
    List<Standing> servable = lanes.stream().filter(Standing::served).toList();
    List<Standing> mine = servable.stream().filter(lane -> !lane.paused()).toList();
    if (mine.stream().anyMatch(lane -> lane.open() && lane.ready() > 0)) {
      // Locked in this moment, or given back by this caller within the hour.
      return new NothingToCall(Reason.WITH_OTHERS, waiting, clock.instant().plus(SOON));
    }
    Optional<Wait> wait =
        mine.stream().flatMap(Shortages::waits).min(Comparator.comparing(Wait::until));
    if (wait.filter(w -> w.reason() != Reason.RESTING).isEmpty()
        && handle.attach(FillingsDao.class).underWay(id).isPresent()) {
      return new NothingToCall(Reason.FILLING, waiting, clock.instant().plus(SOON));
    }
    if (wait.isPresent()) {
      return new NothingToCall(wait.get().reason(), waiting, wait.get().until());
    }
    Optional<Instant> claimedUntil =
        servable.stream()
            .flatMap(lane -> Stream.ofNullable(lane.claimedUntil()))
            .min(Comparator.naturalOrder());
    if (claimedUntil.isPresent()) {
      return new NothingToCall(Reason.WITH_OTHERS, waiting, claimedUntil.get());
    }
    if (servable.stream().anyMatch(lane -> lane.paused() && lane.ready() + lane.resting() > 0)) {
      return new NothingToCall(Reason.LANGUAGE_PAUSED, waiting, null);
    }
    if (!waiting.isEmpty()) {
      return new NothingToCall(Reason.OTHER_LANGUAGES, waiting, null);
    }
    return new NothingToCall(dao.hasEntries(id) ? Reason.DONE : Reason.EMPTY, waiting, null);
  }

  /** What the caller can serve, of it what the coordinator has put them on. */
  private List<String> served(Handle handle, Viewer viewer, UUID campaign) {
    List<String> able = servings.of(handle, viewer, campaign).languages();
    return handle
        .attach(LanesDao.class)
        .only(campaign, viewer.user())
        .map(only -> able.stream().filter(only::contains).toList())
        .orElse(able);
  }

  private record Wait(Reason reason, Instant until) {}

  private static Stream<Wait> waits(Standing lane) {
    Instant opens = lane.open() ? null : lane.nextChangeAt();
    Stream.Builder<Wait> waits = Stream.builder();
    if (lane.ready() > 0 && opens != null) {
      waits.add(new Wait(lane.dayOff() ? Reason.DAY_OFF : Reason.OUTSIDE_HOURS, opens));
    }
    Instant wakes = lane.wakesAt();
    if (wakes != null) {
      waits.add(new Wait(Reason.RESTING, later(wakes, opens)));
    }
    return waits.build();
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  private static Map<String, Integer> waiting(List<Standing> lanes) {
    Map<String, Integer> waiting = new TreeMap<>();
    for (Standing lane : lanes) {
      if (lane.ready() + lane.resting() > 0) {
        waiting.merge(lane.language(), lane.ready() + lane.resting(), Integer::sum);
      }
    }
    return waiting;
  }
}
