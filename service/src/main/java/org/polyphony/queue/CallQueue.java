package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.queue.NothingToCall.Reason;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Gives each caller the next line that they can serve, theirs alone while they hold it. */
public final class CallQueue {

  private static final Duration HOURS_KEPT = Duration.ofDays(28);

  private final Jdbi jdbi;
  private final Servings servings;
  private final Shortages shortages;
  private final LaneClock lanes;
  private final LastCalls lastCalls;
  private final Audit audit;
  private final Clock clock;

  CallQueue(
      Jdbi jdbi,
      Servings servings,
      Shortages shortages,
      LaneClock lanes,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.servings = servings;
    this.shortages = shortages;
    this.lanes = lanes;
    lastCalls = new LastCalls(servings, clock);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The caller's open claim again where they have one, else the one fetched ahead, else the next
   * line: a promised callback that is due first, then the scarcest language that they serve,
   * English last. A claim they hold in another campaign is given back. Whose shift was ended has
   * the open one again and no other.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  public Offer claim(Viewer viewer, UUID campaign) {
    if (LastCalls.isOver(viewer)) {
      return finish(viewer, campaign)
          .map(Offer.class::cast)
          .orElseGet(() -> new NothingToCall(Reason.SHIFT_ENDED, Map.of(), null));
    }
    Optional<Claimed> claimed = next(viewer, campaign, false);
    if (claimed.isPresent()) {
      return claimed.get();
    }
    // The job that opens lanes comes twice a minute; nobody is told to wait for it.
    jdbi.useTransaction(lanes::tick);
    return next(viewer, campaign, false)
        .map(Offer.class::cast)
        .orElseGet(() -> shortages.explain(viewer, campaign));
  }

  private Optional<Claimed> finish(Viewer viewer, UUID campaign) {
    return jdbi.inTransaction(handle -> lastCalls.finish(handle, viewer, campaign));
  }

  /**
   * The line after the one that the caller has, where there is plenty: its lane holds more than
   * three lines for each of its callers. Empty where there is not, and for one whose shift was
   * ended.
   */
  public Optional<Claimed> claimAhead(Viewer viewer, UUID campaign) {
    return LastCalls.isOver(viewer) ? Optional.empty() : next(viewer, campaign, true);
  }

  private Optional<Claimed> next(Viewer viewer, UUID campaign, boolean ahead) {
    return jdbi.inTransaction(
        handle -> {
          Serving serving = servings.of(handle, viewer, campaign);
          Optional<Claimed> claimed =
              handle
                  .attach(ClaimsDao.class)
                  .claim(
                      Ids.next(),
                      campaign,
                      viewer.user(),
                      ahead,
                      serving.speaks(),
                      serving.languages(),
                      serving.matches(),
                      serving.bundles(),
                      clock.instant());
          claimed.ifPresent(claim -> note(handle, viewer, claim));
          return claimed;
        });
  }

  /**
   * What a console keeps to go on for a while without a connection: the caller's open line, and
   * those fetched ahead of it, where there is plenty up to two. Renews those ahead. Empty where the
   * caller has no line open in this campaign.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  public List<Claimed> provide(Viewer viewer, UUID campaign) {
    if (LastCalls.isOver(viewer)) {
      return finish(viewer, campaign).stream().toList();
    }
    return jdbi.inTransaction(
        handle -> {
          Serving serving = servings.of(handle, viewer, campaign);
          List<Claimed> claims =
              handle
                  .attach(ClaimsDao.class)
                  .provide(
                      List.of(Ids.next(), Ids.next()),
                      campaign,
                      viewer.user(),
                      serving.languages(),
                      serving.matches(),
                      serving.bundles(),
                      clock.instant());
          claims.stream().filter(Claimed::fresh).forEach(claim -> note(handle, viewer, claim));
          return claims;
        });
  }

  /**
   * How many others are on line in a campaign, by the languages that they can take a call in.
   *
   * @param claim whose line they are to take; those to whom somebody on it was hostile are left
   *     out. Null for any
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  public Map<String, Integer> speakersOnLine(Viewer viewer, UUID campaign, @Nullable UUID claim) {
    return jdbi.inTransaction(
        handle -> {
          servings.of(handle, viewer, campaign);
          return handle
              .attach(ClaimsDao.class)
              .speakersOnLine(campaign, viewer.user(), claim)
              .stream()
              .collect(Collectors.toMap(ClaimsDao.Speakers::language, ClaimsDao.Speakers::callers));
        });
  }

  /**
   * Whether the viewer can take a call in this language; nobody can whose shift was ended.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  public boolean serves(Viewer viewer, UUID campaign, String language) {
    Serving serving = jdbi.inTransaction(handle -> servings.of(handle, viewer, campaign));
    return !LastCalls.isOver(viewer) && serving.languages().contains(language);
  }

  /** Whether somebody on the line of this claim was hostile to the viewer. */
  public boolean isKeptApart(Viewer viewer, UUID claim) {
    return jdbi.withExtension(ClaimsDao.class, dao -> dao.keptApart(viewer.user(), claim))
        .orElse(false);
  }

  /**
   * Gives the line of a claim that has just ended with a barrier to the viewer, who serves the
   * language: open at once. What they had open becomes their next. Empty where nobody may call the
   * line, or somebody else has it by now.
   */
  public Optional<Claimed> handOver(
      Handle handle, Viewer viewer, UUID campaign, UUID from, String language) {
    Serving serving = servings.of(handle, viewer, campaign);
    int at = serving.languages().indexOf(language);
    Optional<Claimed> claimed =
        handle
            .attach(ClaimsDao.class)
            .handOver(
                from,
                Ids.next(),
                viewer.user(),
                language,
                serving.matches().get(at),
                serving.bundles().get(at),
                clock.instant());
    claimed.ifPresent(claim -> note(handle, viewer, claim));
    return claimed;
  }

  /** Who saw whom: each person behind a line that was shown. */
  private void note(Handle handle, Viewer viewer, Claimed claim) {
    List<UUID> seen = claim.people().stream().map(PersonBehind::contact).toList();
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "line.claimed",
        "line",
        claim.line(),
        Map.of("claim", claim.id(), "campaign", claim.campaign(), "contacts", seen));
  }

  /**
   * The heartbeat: renews the lease to 120 seconds from now; the first tap on dial extends it to 20
   * minutes.
   *
   * @param open whether the line is shown; one fetched ahead is opened by it
   * @param dialled whether the number was dialled
   * @throws Problem 404 for a claim that is not the viewer's
   */
  public Lease heartbeat(Viewer viewer, UUID claim, boolean open, boolean dialled) {
    return jdbi.inTransaction(
        handle -> {
          if (LastCalls.isOver(viewer) && lastCalls.takesBack(handle, viewer, claim)) {
            return Lease.ended("shift_ended");
          }
          ClaimsDao claims = handle.attach(ClaimsDao.class);
          String state =
              claims
                  .renew(claim, viewer.user(), open, dialled, clock.instant())
                  .orElseThrow(Problem::notFound);
          if (state.equals("revoked")) {
            return Lease.ended(claims.whyEnded(claim));
          }
          return Lease.running(state, claims.expiresAt(claim), clock.instant());
        });
  }

  /** A claim that the viewer holds; empty where they hold no such claim any more. */
  public Optional<Claimed> show(Viewer viewer, UUID claim) {
    return jdbi.withExtension(ClaimsDao.class, claims -> claims.show(claim, viewer.user()));
  }

  /**
   * Gives the line back before anything was recorded. The same caller does not get it again within
   * an hour. To give back what is no longer held changes nothing.
   *
   * @throws Problem 404 for a claim that is not the viewer's
   */
  public void giveBack(Viewer viewer, UUID claim) {
    jdbi.useTransaction(
        handle -> {
          ClaimsDao claims = handle.attach(ClaimsDao.class);
          if (!claims.exists(claim, viewer.user())) {
            throw Problem.notFound();
          }
          claims.giveBack(claim, viewer.user(), clock.instant());
        });
  }

  /** What has to happen every few minutes: the hours at which people call are noted. */
  void noteHours() {
    Instant now = clock.instant();
    jdbi.useExtension(
        HoursDao.class,
        hours -> {
          hours.note(now.truncatedTo(ChronoUnit.HOURS));
          hours.forget(now.minus(HOURS_KEPT));
        });
  }

  /** What has to happen every few seconds: lapsed claims go back, what has rested wakes up. */
  void sweep() {
    Instant now = clock.instant();
    jdbi.useTransaction(handle -> handle.attach(ClaimsDao.class).sweep(now));
    jdbi.useTransaction(handle -> handle.attach(ClaimsDao.class).wake(now));
  }
}
