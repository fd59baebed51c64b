package org.polyphony.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What organizations keep for a time only. Nothing is removed until an administrator has seen how
 * much that would be and has said so; then a job does it every night, piece by piece.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final int SHORTEST = 7;
  private static final int LONGEST = 3650;
  private static final int PIECE = 2_000;

  /** Counting for a page stops here. */
  static final int COUNTED = 100_000;

  private final Jdbi jdbi;
  private final Audit audit;
  private final Clock clock;
  private final Map<String, Expiring> rules = new TreeMap<>();

  Retention(Jdbi jdbi, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds what a feature keeps for a time; before the first request. */
  public void offer(Expiring expiring) {
    rules.put(expiring.name(), expiring);
  }

  /**
   * One thing and for how long it is kept.
   *
   * @param days null where it is kept for good
   * @param lastRemoved how many went in the last run; null before the first
   */
  record Rule(
      String name,
      @Nullable Integer days,
      @Nullable Long lastRemoved,
      @Nullable Instant lastRunAt) {}

  List<Rule> rules(Viewer viewer) {
    List<RetentionDao.Kept> kept =
        jdbi.withExtension(RetentionDao.class, dao -> dao.of(viewer.organization()));
    return rules.keySet().stream()
        .map(
            name ->
                kept.stream()
                    .filter(one -> one.rule().equals(name))
                    .findFirst()
                    .map(one -> new Rule(name, one.days(), one.lastRemoved(), one.lastRunAt()))
                    .orElse(new Rule(name, null, null, null)))
        .toList();
  }

  /**
   * What setting would come to.
   *
   * @param days null for keeping it for good
   * @param due how many things would go tonight, {@link #COUNTED} for that many or more
   */
  record Change(String name, @Nullable Integer days, int due) {}

  /**
   * What would be different, and how much would go for it.
   *
   * @param typed by rule, days or nothing
   * @throws Problem 422 where a number of days is none, or not from 7 to 3650
   */
  List<Change> changes(Viewer viewer, Map<String, String> typed) {
    Map<String, Integer> wished = read(typed);
    List<Change> changes = new ArrayList<>();
    for (Rule rule : rules(viewer)) {
      Integer days = wished.get(rule.name());
      if (!Objects.equals(days, rule.days())) {
        changes.add(
            new Change(
                rule.name(),
                days,
                days == null
                    ? 0
                    : due(viewer, Objects.requireNonNull(rules.get(rule.name())), days)));
      }
    }
    return changes;
  }

  private int due(Viewer viewer, Expiring rule, int days) {
    return jdbi.withHandle(
        handle -> rule.due(handle, viewer.organization(), before(days), COUNTED));
  }

  private Map<String, Integer> read(Map<String, String> typed) {
    Map<String, Integer> wished = new TreeMap<>();
    List<FieldProblem> wrong = new ArrayList<>();
    for (String name : rules.keySet()) {
      String text = typed.getOrDefault(name, "").strip();
      if (!text.isEmpty()) {
        Optional<Integer> days = days(text);
        days.ifPresentOrElse(
            number -> wished.put(name, number),
            () ->
                wrong.add(
                    new FieldProblem(
                        "days_" + name,
                        "retention_days",
                        Map.of("shortest", SHORTEST, "longest", LONGEST))));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return wished;
  }

  private static Optional<Integer> days(String text) {
    return text.matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(text)).filter(days -> days >= SHORTEST && days <= LONGEST)
        : Optional.empty();
  }

  /** Keeps things for so long from now on; those that are left out, for good. */
  void set(Viewer viewer, Map<String, String> typed) {
    List<Change> changes = changes(viewer, typed);
    jdbi.useTransaction(
        handle -> {
          RetentionDao dao = handle.attach(RetentionDao.class);
          for (Change change : changes) {
            Integer days = change.days();
            if (days == null) {
              dao.drop(viewer.organization(), change.name());
            } else {
              dao.set(viewer.organization(), change.name(), days, viewer.user(), clock.instant());
            }
            note(
                handle,
                viewer.organization(),
                viewer.user(),
                "retention.set",
                Map.of("rule", change.name(), "days", days == null ? 0 : days));
          }
        });
  }

  /**
   * Removes what has been kept long enough. Bears being interrupted and begun again; what fails
   * keeps nothing else from being removed.
   */
  void run() {
    for (RetentionDao.Kept kept : jdbi.withExtension(RetentionDao.class, RetentionDao::all)) {
      Expiring rule = rules.get(kept.rule());
      if (rule != null) {
        try {
          removeAll(kept, rule);
        } catch (RuntimeException e) {
          LOG.error(
              "What organization {} keeps by the rule {} was not removed",
              kept.organization(),
              kept.rule(),
              e);
        }
      }
    }
  }

  private void removeAll(RetentionDao.Kept kept, Expiring rule) {
    while (jdbi.inTransaction(handle -> removeSome(handle, kept, rule))) {
      // Piece by piece, so that nobody waits for long.
    }
  }

  private boolean removeSome(Handle handle, RetentionDao.Kept kept, Expiring rule) {
    RetentionDao dao = handle.attach(RetentionDao.class);
    UUID organization = kept.organization();
    Optional<RetentionDao.Kept> now = dao.lock(organization, kept.rule()).stream().findFirst();
    if (now.isEmpty()) {
      return false;
    }
    Expiring.Piece piece =
        rule.remove(handle, organization, before(now.get().days()), now.get().reached(), PIECE);
    if (piece.reached() != null) {
      dao.went(organization, kept.rule(), piece);
      return true;
    }
    dao.went(organization, kept.rule(), new Expiring.Piece(piece.removed(), now.get().reached()));
    long removed = now.get().removed() + piece.removed();
    dao.done(organization, kept.rule(), clock.instant());
    if (removed > 0) {
      note(
          handle,
          organization,
          null,
          "retention.carried_out",
          Map.of("rule", kept.rule(), "days", now.get().days(), "removed", removed));
    }
    return false;
  }

  private void note(
      Handle handle,
      UUID organization,
      @Nullable UUID author,
      String action,
      Map<String, Object> detail) {
    audit.append(handle, author, organization, action, "organization", organization, detail);
  }

  private Instant before(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
