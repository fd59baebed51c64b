package org.polyphony.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.queue.FeedDao.Head;

/**
 * Keeps queues in line with what somebody has said of numbers: nobody is called on one that does
 * not reach them, their next line is taken instead; on one that does so after all, or that may be
 * used again, they are. A number whose time zone is another now waits in the lane of that zone.
 */
final class ChangedLines {

  private final Feeder feeder;
  private final LaneClock lanes;
  private final Clock clock;

  ChangedLines(Feeder feeder, LaneClock lanes, Clock clock) {
    this.feeder = feeder;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Looks at the entries of these lines again, in whichever campaigns they stand. */
  void follow(Handle handle, Collection<UUID> changed) {
    List<UUID> lines = List.copyOf(changed);
    ChangedLinesDao dao = handle.attach(ChangedLinesDao.class);
    for (UUID campaign : dao.campaigns(lines)) {
      follow(handle, dao, campaign, lines);
    }
    List<UUID> people = dao.waiting(lines);
    if (!people.isEmpty()) {
      feeder.move(handle, people);
    }
  }

  private void follow(Handle handle, ChangedLinesDao dao, UUID campaign, List<UUID> lines) {
    Instant now = clock.instant();
    handle.attach(FeedDao.class).lock(campaign);
    dao.resume(campaign, lines);
    if (dao.comeBack(campaign, lines) > 0) {
      dao.leave(campaign, lines, now);
    }
    feeder.place(handle, campaign, dao.unreached(campaign, lines));
    dao.end(campaign, lines);
    dao.park(campaign, lines, now);
    QueuedCampaign wanted = handle.attach(ClaimsDao.class).campaign(campaign, null).orElseThrow();
    List<Head> ready = dao.reopen(campaign, lines, Feeder.accepted(wanted), now);
    lanes.tick(handle);
    LanesDao all = handle.attach(LanesDao.class);
    all.lowerHeads(
        ready.stream().map(Head::lane).toList(), ready.stream().map(Head::rank).toList());
    all.recount(campaign);
  }
}
