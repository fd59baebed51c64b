package org.polyphony.coordination;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.coordination.OverviewDao.Count;
import org.polyphony.coordination.OverviewDao.Lane;
import org.polyphony.coordination.OverviewDao.Lines;

/**
 * Counts the lines of campaigns for all who look at them. The longer counting takes, the longer its
 * figures serve: of a million lines they are some seconds old, and however many look, the database
 * counts for a tenth of the time at most. A short queue is counted for each look. Whether a lane is
 * open, first or paused is always of now.
 */
final class Counts {

  private static final int REST = 10;

  /** Counting that takes no longer is done each time. */
  private static final Duration NOTHING = Duration.ofMillis(50);

  private static final int CAMPAIGNS = 500;

  private record Counted(List<Lines> lines, long nanoseconds) {}

  private final Jdbi jdbi;
  private final LoadingCache<UUID, Counted> counted;

  Counts(Jdbi jdbi) {
    this.jdbi = jdbi;
    counted =
        Caffeine.newBuilder()
            .maximumSize(CAMPAIGNS)
            .expireAfter(Expiry.<UUID, Counted>creating((campaign, counted) -> life(counted)))
            .build(this::count);
  }

  /** So many lines of each lane in each state. */
  List<Count> of(OverviewDao dao, UUID campaign) {
    Map<UUID, Lane> lanes =
        dao.lanes(campaign).stream().collect(Collectors.toMap(Lane::lane, Function.identity()));
    return counted.get(campaign).lines().stream()
        .flatMap(
            lines ->
                Optional.ofNullable(lanes.get(lines.lane())).map(lane -> lane.with(lines)).stream())
        .toList();
  }

  private Counted count(UUID campaign) {
    long begin = System.nanoTime();
    List<Lines> lines = jdbi.withExtension(OverviewDao.class, dao -> dao.counts(campaign));
    return new Counted(lines, System.nanoTime() - begin);
  }

  private static Duration life(Counted counted) {
    Duration took = Duration.ofNanos(counted.nanoseconds());
    return took.compareTo(NOTHING) < 0 ? Duration.ZERO : took.multipliedBy(REST);
  }
}
