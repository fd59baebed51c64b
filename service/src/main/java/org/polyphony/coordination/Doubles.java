package org.polyphony.coordination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.campaigns.DoubleResults;
import org.polyphony.campaigns.Result;
import org.polyphony.platform.Audit;
import org.polyphony.queue.Settlement;
import org.polyphony.queue.Settling;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Results of a campaign that are kept beside another, and which of the two counts. */
final class Doubles {

  /** How long a decision is shown, so that it can be taken back. */
  private static final Duration SHOWN = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final DoubleResults results;
  private final Settling settling;
  private final Audit audit;
  private final Clock clock;

  Doubles(Jdbi jdbi, DoubleResults results, Settling settling, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.results = results;
    this.settling = settling;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those that nobody has looked at first; 50 at most. */
  static List<Doubled> of(Handle handle, Viewer viewer, UUID campaign, Instant now) {
    return handle.attach(DoublesDao.class).of(campaign, viewer.organization(), now.minus(SHOWN));
  }

  /**
   * Says which of two counts: the figures take that one, and the line stands as it says, unless the
   * line has been called since.
   *
   * @param beside the one that is kept beside the other
   * @param counts one of the two; null to leave it open again
   * @throws Problem 404 where the campaign has no such result; 422 where {@code counts} is neither
   */
  void settle(Viewer viewer, UUID campaign, UUID beside, @Nullable UUID counts) {
    jdbi.useTransaction(
        handle -> {
          Doubled both =
              of(handle, viewer, campaign, clock.instant()).stream()
                  .filter(each -> each.beside().equals(beside))
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          if (counts != null && !counts.equals(beside) && !counts.equals(both.other())) {
            throw Problem.invalid(FieldProblem.of("counts", "unknown_value"));
          }
          if (counts == null) {
            results.unsettle(handle, viewer, campaign, beside, both.other());
          } else {
            results.choose(handle, viewer, campaign, beside, both.other(), counts);
          }
          settling.settleAnew(
              handle, both.otherClaim(), settlement(handle, both, beside.equals(counts)));
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              counts == null ? "attempt.unsettled" : "attempt.settled",
              "attempt",
              beside,
              Map.of("campaign", campaign, "counts", counts == null ? "open" : counts));
        });
  }

  /** A promise to call back is kept by its follow-up, whichever counts. */
  private static Settlement settlement(Handle handle, Doubled both, boolean beside) {
    Map<UUID, Result> people =
        handle.attach(DoublesDao.class).said(beside ? both.beside() : both.other()).stream()
            .collect(Collectors.toMap(DoublesDao.Said::contact, said -> result(said.result())));
    return new Settlement(
        result(beside ? both.result() : both.otherResult()),
        people,
        null,
        false,
        beside ? both.barrierLanguage() : both.otherBarrierLanguage());
  }

  private static Result result(String code) {
    return Result.of(code).orElseThrow();
  }
}
