package org.polyphony.audiences;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Who fulfils the rules of an audience. */
final class Matches {

  /** Beyond this, nobody waits for the exact number. */
  private static final int COUNTED_AT_MOST = 250_000;

  private static final String TIME_IS_UP = "57014";

  private final Criteria criteria;
  private final Clock clock;

  Matches(Criteria criteria, Clock clock) {
    this.criteria = criteria;
    this.clock = clock;
  }

  /**
   * How many people.
   *
   * @param people at least so many
   * @param exact false where there are more, or where counting took too long
   */
  record Count(int people, boolean exact) {
    /** Whether nobody knows, for it took too long. */
    boolean isUnknown() {
      return !exact && people == 0;
    }
  }

  /**
   * What is asked.
   *
   * @param purpose only people whose lists permit it
   */
  record Wanted(UUID organization, String purpose, List<Rule> rules) {}

  /** Counts them, for two seconds at most, in a transaction of its own. */
  Count count(Jdbi jdbi, Wanted wanted) {
    try {
      int people =
          jdbi.inTransaction(
              handle -> {
                handle.execute("SET LOCAL statement_timeout = 2000");
                return query(
                        handle,
                        wanted,
                        "SELECT count(*) FROM (",
                        " LIMIT " + (COUNTED_AT_MOST + 1) + ") matches")
                    .mapTo(Integer.class)
                    .one();
              });
      return new Count(Math.min(people, COUNTED_AT_MOST), people <= COUNTED_AT_MOST);
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && TIME_IS_UP.equals(sql.getSQLState())) {
        return new Count(0, false);
      }
      throw e;
    }
  }

  /**
   * Their ids, between what comes before and after in the statement.
   *
   * @param before SQL before {@code SELECT p.contact …}
   * @param after SQL after it
   */
  Query query(Handle handle, Wanted wanted, String before, String after) {
    Map<String, Object> bound = new HashMap<>();
    List<String> conditions = new ArrayList<>();
    conditions.add("p.organization = :organization");
    if (isAnyListForSomethingElse(handle, wanted)) {
      conditions.add(
          """
          EXISTS (
            SELECT FROM contacts.purposes_of_people a
            WHERE a.contact = p.contact AND a.purpose IN ('any', :purpose))
          """);
    }
    int number = 0;
    for (Rule rule : wanted.rules()) {
      String values = ":values" + number++;
      // What nobody offers any more fits nobody: rather too few people than too many.
      String condition =
          criteria
              .find(rule.criterion())
              .map(criterion -> criterion.condition(rule.values()).replace(":values", values))
              .orElse("false");
      conditions.add((rule.out() ? "NOT (" : "(") + condition + ")");
      bound.put(values.substring(1), rule.values().toArray(String[]::new));
    }
    Query query =
        handle.createQuery(
            before
                + "SELECT p.contact FROM contacts.present_people p WHERE "
                + String.join(" AND ", conditions)
                + after);
    // Which of these a criterion uses is its own affair.
    return query
        .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
        .bind("organization", wanted.organization())
        .bind("purpose", wanted.purpose())
        .bind("now", clock.instant())
        .bind("today", clock.instant().atZone(ZoneOffset.UTC).toLocalDate())
        .bindMap(bound);
  }

  /** A list whose purpose is over permits nothing any more. */
  private static boolean isAnyListForSomethingElse(Handle handle, Wanted wanted) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (
              SELECT FROM contacts.known_lists
              WHERE organization = :organization
                AND (purpose NOT IN ('any', :purpose) OR archived_at IS NOT NULL))
            """)
        .bind("organization", wanted.organization())
        .bind("purpose", wanted.purpose())
        .mapTo(Boolean.class)
        .one();
  }
}
