package org.polyphony.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.campaigns.Filling;
import org.polyphony.campaigns.QueueFeed;

/**
 * Fills queues when campaigns change: from short lists at once, from long ones piece by piece after
 * it, so that nobody waits before a page for a million people. Each piece is committed with how far
 * it came; what a kill interrupts goes on from there. What is in can be called meanwhile.
 */
final class Fillings implements QueueFeed {

  /** A second's work, as long as one may wait for a page. */
  private static final int AT_ONCE = 3_000;

  private final Jdbi jdbi;
  private final Feeder feeder;
  private final LaneClock lanes;
  private final Clock clock;

  Fillings(Jdbi jdbi, Feeder feeder, LaneClock lanes, Clock clock) {
    this.jdbi = jdbi;
    this.feeder = feeder;
    this.lanes = lanes;
    this.clock = clock;
  }

  @Override
  public void feed(Handle handle, UUID campaign) {
    FeedDao feed = handle.attach(FeedDao.class);
    if (feed.people(campaign, AT_ONCE + 1) <= AT_ONCE) {
      handle.attach(FillingsDao.class).finish(campaign, clock.instant());
      feeder.feed(handle, campaign);
    } else if (feeder.feeds(handle, campaign)) {
      int people = feed.people(campaign, Integer.MAX_VALUE);
      handle.attach(FillingsDao.class).ask(campaign, people, clock.instant());
      lanes.set(handle, campaign);
    }
  }

  @Override
  public Optional<Filling> filling(Handle handle, UUID campaign) {
    return handle.attach(FillingsDao.class).underWay(campaign);
  }

  /** Goes on until nothing is left to fill, or until the instance is stopped. */
  void work() {
    while (piece() && !Thread.currentThread().isInterrupted()) {
      // A piece is a transaction of its own.
    }
  }

  /** False where there was nothing to do. */
  boolean piece() {
    return jdbi.inTransaction(
        handle -> {
          Optional<FillingsDao.Row> next = handle.attach(FillingsDao.class).next();
          next.ifPresent(row -> goOn(handle, row));
          return next.isPresent();
        });
  }

  private void goOn(Handle handle, FillingsDao.Row row) {
    FillingsDao fillings = handle.attach(FillingsDao.class);
    UUID campaign = row.campaign();
    Instant now = clock.instant();
    if (!row.revised()) {
      feeder.revise(handle, campaign, true);
      fillings.revised(campaign, now);
      return;
    }
    Feeder.Piece piece = feeder.piece(handle, campaign, row.cursor());
    piece
        .end()
        .ifPresentOrElse(
            end -> fillings.advance(campaign, piece.people(), end.list(), end.contact(), now),
            () -> fillings.finish(campaign, now));
  }
}
