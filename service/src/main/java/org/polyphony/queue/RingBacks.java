package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.Phone;
import org.polyphony.contacts.Phones;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.queue.RingBack.Outcome;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Finds the line of somebody who rings back, by their number. A caller looks for one number at a
 * time and a few in an hour, each in the audit trail: it is no way to get at a list.
 */
public final class RingBacks {

  /** More calls than come back to one caller in an hour, and too few to try numbers out. */
  static final int AN_HOUR = 20;

  private final Jdbi jdbi;
  private final Servings servings;
  private final Audit audit;
  private final Clock clock;

  RingBacks(Jdbi jdbi, Servings servings, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.servings = servings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Claims the line of this number for the viewer at once, even one that rests or is done. What
   * they had open becomes their next. A line on which nothing is recorded is as it was before.
   *
   * @param tel as somebody typed it
   * @return where this campaign does not have the number, the others of the organization that do
   * @throws Problem 404 where the viewer's organization has no such campaign; 422 where it is no
   *     number; 403 {@code shift_ended}; 429 {@code too_many_look_ups}
   */
  public RingBack claim(Viewer viewer, UUID campaign, String tel) {
    Optional<Phone> phone = Phones.parse(tel);
    if (phone.isEmpty()) {
      throw Problem.invalid(FieldProblem.of("tel", "unreadable_value"));
    }
    return jdbi.inTransaction(
        handle -> {
          Serving serving = servings.of(handle, viewer, campaign);
          LastCalls.check(viewer);
          count(handle, viewer);
          RingBack found =
              handle
                  .attach(RingBackDao.class)
                  .line(phone.get().tel())
                  .map(line -> claim(handle, viewer, campaign, line, serving))
                  .orElseGet(() -> new RingBack(Outcome.UNKNOWN, null, null));
          note(handle, viewer, campaign, found);
          return found;
        });
  }

  private void count(Handle handle, Viewer viewer) {
    Instant now = clock.instant();
    RingBackDao dao = handle.attach(RingBackDao.class);
    if (dao.looked(viewer.user(), now.minus(Duration.ofHours(1))) >= AN_HOUR) {
      throw new Problem(429, "too_many_look_ups", Map.of("most", AN_HOUR));
    }
    dao.look(viewer.user(), now);
  }

  private RingBack claim(Handle handle, Viewer viewer, UUID campaign, UUID line, Serving serving) {
    RingBackDao dao = handle.attach(RingBackDao.class);
    String said =
        dao.claim(
            Ids.next(),
            campaign,
            viewer.user(),
            line,
            serving.speaks(),
            serving.languages(),
            serving.matches(),
            serving.bundles(),
            clock.instant());
    Outcome outcome = Outcome.valueOf(said.toUpperCase(Locale.ROOT));
    return switch (outcome) {
      case TAKEN -> new RingBack(outcome, dao.claimed(line, viewer.user()), null);
      case HELD ->
          new RingBack(outcome, null, dao.holder(line, viewer.organization()).orElse(null));
      case UNKNOWN -> elsewhere(dao, viewer, line);
      default -> new RingBack(outcome, null, null);
    };
  }

  /** Of campaigns of other organizations, and of those that are over, nothing is said. */
  private static RingBack elsewhere(RingBackDao dao, Viewer viewer, UUID line) {
    List<RingBack.Elsewhere> others = dao.elsewhere(line, viewer.organization());
    if (others.isEmpty()) {
      return new RingBack(Outcome.UNKNOWN, null, null);
    }
    return dao.isReachable(line)
        ? new RingBack(Outcome.ELSEWHERE, null, null, others)
        : new RingBack(Outcome.SUPPRESSED, null, null);
  }

  private void note(Handle handle, Viewer viewer, UUID campaign, RingBack found) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("campaign", campaign);
    detail.put("outcome", found.outcome().code());
    Claimed claim = found.claim();
    if (claim != null) {
      detail.put("claim", claim.id());
      detail.put("contacts", claim.people().stream().map(PersonBehind::contact).toList());
    }
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "line.looked_up",
        "line",
        claim == null ? null : claim.line(),
        detail);
  }
}
