package org.polyphony.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.polyphony.campaigns.Disposition;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Ids;
import org.polyphony.queue.FeedDao.Head;

/**
 * What an outcome does to the queue, in the transaction of the attempt: the line rests, waits for a
 * speaker, is through, or its people move to their next line.
 */
public final class Settling {

  /** How soon a change of a campaign's rests and tries is noticed by outcomes. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Feeder feeder;
  private final LaneClock lanes;
  private final Clock clock;
  private final Cache<UUID, QueuedCampaign> campaigns =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  Settling(Feeder feeder, LaneClock lanes, Clock clock) {
    this.feeder = feeder;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * Locks a claim and its entry to the end of the transaction, so that its outcome is recorded
   * once. Empty where there is no such claim.
   */
  public Optional<Held> hold(Handle handle, UUID claim) {
    return handle.attach(SettlingDao.class).lock(claim);
  }

  /**
   * Closes the claim and says what becomes of the line; one {@code beside} changes nothing. After
   * the attempt was recorded: what it wrote of bad numbers decides where people move.
   */
  public void settle(Handle handle, Held held, Settlement settlement) {
    if (held.disposition() == Disposition.BESIDE) {
      return;
    }
    QueuedCampaign campaign = campaigns.get(held.campaign(), id -> read(handle, id));
    Instant now = clock.instant();
    Next next =
        Next.after(
            held,
            settlement,
            campaign.attemptsAtMost(),
            rests(campaign),
            Feeder.accepted(campaign),
            now);
    boolean silenced = held.state().equals("revoked") && !next.state().equals("done");
    SettlingDao dao = handle.attach(SettlingDao.class);
    String language = next.language();
    Optional<Head> head =
        dao.settle(
            held.claim(),
            held.entry(),
            silenced ? "parked" : next.state(),
            silenced ? "suppressed" : next.reason(),
            silenced ? null : next.restsUntil(),
            language == null ? null : dao.laneOf(Ids.next(), held.lane(), language, now),
            settlement.result() == Result.LANGUAGE_BARRIER,
            next.tried(),
            next.through(),
            next.why(),
            now);
    if (language != null) {
      lanes.tick(handle);
    }
    if (held.own()) {
      dao.goHome(held.entry(), now.plus(rests(campaign).apply(Result.NOT_AVAILABLE)), now);
    }
    head.ifPresent(ready -> lower(handle, ready));
    feeder.place(handle, held.campaign(), next.moving());
  }

  /** When the line may be called, from a time on: that time itself where it may be then. */
  public Instant opening(Handle handle, Held held, Instant at) {
    return lanes.opening(handle, held.campaign(), held.lane(), at);
  }

  /** Where the line is, or the first of the places where it may be. */
  public ZoneId zone(Handle handle, Held held) {
    return CallingWindow.zones(handle.attach(LanesDao.class).zones(held.lane())).get(0);
  }

  /**
   * Never offers this line to this caller again, whatever the campaign: somebody was hostile.
   * Others may still be served it.
   */
  public void keepApart(Handle handle, Held held) {
    handle.attach(SettlingDao.class).keepApart(Ids.next(), held.claim());
  }

  /** Takes back what {@link #keepApart} did. */
  public void bringTogether(Handle handle, UUID claim) {
    handle.attach(SettlingDao.class).bringTogether(claim);
  }

  private static QueuedCampaign read(Handle handle, UUID campaign) {
    return handle.attach(ClaimsDao.class).campaign(campaign, null).orElseThrow();
  }

  private static Function<Result, Duration> rests(QueuedCampaign campaign) {
    return result -> {
      String own = campaign.rest().get(result.code());
      Duration rest = own == null ? result.rest() : Duration.parse(own);
      return rest.isZero() ? Result.NOT_AVAILABLE.rest() : rest;
    };
  }

  /**
   * Puts the line and its people back to what they were before the outcome of this claim.
   *
   * @param reopen whether the author is there to go on with it: then it is theirs again, unless
   *     somebody else has it, and the line they have open now becomes their next
   * @return whether it is theirs again
   */
  public boolean undo(Handle handle, UUID claim, boolean reopen) {
    SettlingDao dao = handle.attach(SettlingDao.class);
    Held held = dao.lock(claim).orElseThrow();
    Instant now = clock.instant();
    Optional<Head> head = dao.undo(claim, held.campaign(), now);
    dao.leave(held.campaign(), held.entry(), now);
    dao.bringTogether(claim);
    head.ifPresent(ready -> lower(handle, ready));
    return reopen
        && head.isPresent()
        && handle
            .attach(ClaimsDao.class)
            .renew(claim, held.caller(), true, false, now)
            .filter("open"::equals)
            .isPresent();
  }

  /**
   * Says anew what came of the call of this claim, as if it had been the first to be said; nothing
   * where the line has gone on since.
   */
  public void settleAnew(Handle handle, UUID claim, Settlement settlement) {
    SettlingDao dao = handle.attach(SettlingDao.class);
    Held held = dao.lock(claim).orElseThrow();
    if (!dao.isLast(claim)) {
      return;
    }
    Instant now = clock.instant();
    dao.undo(claim, held.campaign(), now).ifPresent(ready -> lower(handle, ready));
    dao.leave(held.campaign(), held.entry(), now);
    settle(handle, dao.lock(claim).orElseThrow(), settlement);
  }

  private static void lower(Handle handle, Head head) {
    handle.attach(LanesDao.class).lowerHeads(List.of(head.lane()), List.of(head.rank()));
  }
}
