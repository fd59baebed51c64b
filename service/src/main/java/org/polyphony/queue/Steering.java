package org.polyphony.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * What a coordinator changes in a queue while it is worked. Each is in the audit trail; each throws
 * a 404 where the viewer's organization has no such campaign.
 */
public final class Steering {

  private final Jdbi jdbi;
  private final LaneClock lanes;
  private final DaysOff daysOff;
  private final Audit audit;
  private final Clock clock;

  Steering(Jdbi jdbi, LaneClock lanes, DaysOff daysOff, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.lanes = lanes;
    this.daysOff = daysOff;
    this.audit = audit;
    this.clock = clock;
  }

  /** The days off of the next 60 days, holidays on which the campaign calls among them. */
  public List<DayOff> daysOff(Handle handle, UUID campaign) {
    return daysOff.ahead(handle, campaign);
  }

  /**
   * Calls nobody on a day, or calls on a holiday.
   *
   * @throws Problem 422 {@code day_out_of_reach} for a day that is past everywhere, or further off
   *     than a year
   */
  public void setDay(Viewer viewer, UUID campaign, LocalDate day, boolean off) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (day.isBefore(today.minusDays(1)) || day.isAfter(today.plusYears(1))) {
      throw Problem.invalid(FieldProblem.of("day", "day_out_of_reach"));
    }
    change(
        viewer,
        campaign,
        "queue.day",
        Map.of("day", day.toString(), "off", off),
        handle -> {
          SteeringDao dao = handle.attach(SteeringDao.class);
          boolean holiday =
              daysOff.ahead(handle, campaign).stream()
                  .anyMatch(known -> known.day().equals(day) && known.isHoliday());
          if (off == holiday) {
            dao.clearDay(campaign, day);
          } else {
            dao.setDay(campaign, day, off);
          }
          lanes.set(handle, campaign);
        });
  }

  /**
   * Pauses a language, or goes on with it.
   *
   * @param language as on the coordinator's page: {@code und} stands for guesses too
   */
  public void pause(Viewer viewer, UUID campaign, String language, boolean paused) {
    change(
        viewer,
        campaign,
        "queue.language",
        Map.of("language", language, "paused", paused),
        handle -> {
          handle.attach(SteeringDao.class).pause(campaign, language, paused);
          lanes.set(handle, campaign);
        });
  }

  /** The order in which languages are served; empty: by scarcity. */
  public List<String> order(Handle handle, UUID campaign) {
    return handle.attach(SteeringDao.class).order(campaign);
  }

  /**
   * Serves languages in this order, those not named after them by scarcity. Promised calls that are
   * due and ballots to cure come before all in any case, and a caller gets only what they speak.
   *
   * @param languages as on the coordinator's page; empty: all by scarcity
   * @return the order before
   * @throws Problem 422 where one is named twice
   */
  public List<String> order(Viewer viewer, UUID campaign, List<String> languages) {
    Set<String> named = new HashSet<>();
    languages.stream()
        .filter(language -> !named.add(language))
        .findFirst()
        .ifPresent(twice -> refuse("language_named_twice", twice));
    List<String> before = new ArrayList<>();
    change(
        viewer,
        campaign,
        "queue.order",
        Map.of("languages", languages),
        handle -> {
          SteeringDao dao = handle.attach(SteeringDao.class);
          before.addAll(dao.order(campaign));
          dao.setOrder(campaign, languages);
          lanes.set(handle, campaign);
        });
    return before;
  }

  /**
   * Puts a line before all others of its language; one that rests is ready at once.
   *
   * @throws Problem 409 {@code line_not_waiting} where it neither waits nor rests, has been
   *     promised a time, or was approached as often as may be this month
   */
  public void toFront(Viewer viewer, UUID campaign, UUID entry) {
    change(
        viewer,
        campaign,
        "queue.front",
        Map.of("entry", entry),
        handle -> {
          FeedDao.Head head =
              handle
                  .attach(SteeringDao.class)
                  .toFront(campaign, entry, clock.instant())
                  .orElseThrow(() -> Problem.conflict("line_not_waiting"));
          lower(handle, List.of(head));
        });
  }

  /**
   * Who had a line that was taken back.
   *
   * @param dialled whether they had dialled it: then it rests an hour
   */
  public record Released(UUID caller, boolean dialled) {}

  /**
   * Takes a line back from whoever holds it: their next heartbeat says {@code revoked}, and what
   * they record of it still counts, unless somebody else has taken the line by then.
   *
   * @return who held it
   * @throws Problem 409 {@code claim_ended} where nobody holds it any more
   */
  public Released release(Viewer viewer, UUID campaign, UUID claim) {
    AtomicReference<Released> released = new AtomicReference<>();
    change(
        viewer,
        campaign,
        "queue.release",
        Map.of("claim", claim),
        handle -> {
          SteeringDao dao = handle.attach(SteeringDao.class);
          released.set(
              dao.holder(campaign, claim).orElseThrow(() -> Problem.conflict("claim_ended")));
          if (!dao.release(claim, clock.instant())) {
            throw Problem.conflict("claim_ended");
          }
        });
    return Objects.requireNonNull(released.get());
  }

  /** How many lines {@link #requeue} would take up again. */
  public int count(Viewer viewer, UUID campaign, String language, Requeueable reason) {
    return jdbi.withHandle(
        handle -> {
          own(handle, viewer, campaign);
          return handle
              .attach(SteeringDao.class)
              .count(campaign, language, reason.state(), reason.code());
        });
  }

  /** Takes lines up again that are done, blocked or resting for this reason. Answers how many. */
  public int requeue(Viewer viewer, UUID campaign, String language, Requeueable reason) {
    int[] lines = new int[1];
    change(
        viewer,
        campaign,
        "queue.requeue",
        Map.of("language", language, "reason", reason.code()),
        handle -> {
          List<FeedDao.Head> heads =
              handle
                  .attach(SteeringDao.class)
                  .requeue(campaign, language, reason.state(), reason.code(), clock.instant());
          lower(handle, heads);
          lines[0] = heads.size();
        });
    return lines[0];
  }

  /**
   * Puts a caller on some of the languages they can serve, from their next line on.
   *
   * @param languages empty: again all that they can
   * @throws Problem 404 where they have not called in this campaign; 422 for a language that they
   *     cannot serve
   */
  public void serveOnly(Viewer viewer, UUID campaign, UUID caller, List<String> languages) {
    change(
        viewer,
        campaign,
        "queue.caller",
        Map.of("caller", caller, "languages", languages),
        handle -> {
          SteeringDao dao = handle.attach(SteeringDao.class);
          String[] serves = dao.serves(campaign, caller).orElseThrow(Problem::notFound);
          Set<String> able = Set.of(serves);
          languages.stream()
              .filter(language -> !able.contains(language))
              .findFirst()
              .ifPresent(other -> refuse("language_not_served", other));
          dao.serveOnly(campaign, caller, languages.isEmpty() ? null : languages);
          if (!languages.isEmpty()) {
            dao.takeBackAhead(campaign, caller, languages, clock.instant());
          }
        });
  }

  private static void refuse(String code, String language) {
    throw Problem.invalid(new FieldProblem("languages", code, Map.of("tag", language)));
  }

  private interface Change {
    void in(Handle handle);
  }

  private void change(
      Viewer viewer, UUID campaign, String what, Map<String, ?> detail, Change change) {
    jdbi.useTransaction(
        handle -> {
          own(handle, viewer, campaign);
          change.in(handle);
          audit.append(
              handle, viewer.user(), viewer.organization(), what, "campaign", campaign, detail);
        });
  }

  private static void own(Handle handle, Viewer viewer, UUID campaign) {
    if (handle.attach(ClaimsDao.class).campaign(campaign, viewer.organization()).isEmpty()) {
      throw Problem.notFound();
    }
  }

  private static void lower(Handle handle, List<FeedDao.Head> heads) {
    handle
        .attach(LanesDao.class)
        .lowerHeads(
            heads.stream().map(FeedDao.Head::lane).toList(),
            heads.stream().map(FeedDao.Head::rank).toList());
  }
}
