package org.polyphony.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class RetentionTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final Retention retention = retention();
  private final Viewer viewer =
      new Viewer(
          Ids.next(),
          Ids.next(),
          "Chue Lor",
          Set.of(Role.ADMINISTRATOR),
          Set.of(),
          Set.of(),
          null,
          null,
          false);

  private Retention retention() {
    Retention made = new Retention(database.jdbi(), audit, clock);
    made.offer(new ExpiringLooks(audit));
    return made;
  }

  @Test
  void nothingGoesUntilSomebodyHasSaidForHowLongItIsKept() {
    look(60, 3);
    retention.run();
    assertThat(looks()).isEqualTo(3);

    assertThat(retention.changes(viewer, Map.of("looks", "30")))
        .containsExactly(new Retention.Change("looks", 30, 3));
    assertThat(looks()).isEqualTo(3);

    retention.set(viewer, Map.of("looks", "30"));
    look(10, 2);
    retention.run();

    assertThat(looks()).isEqualTo(2);
    assertThat(trail())
        .containsExactly(
            "retention.set {\"days\": 30, \"rule\": \"looks\"}",
            "retention.carried_out {\"days\": 30, \"rule\": \"looks\", \"removed\": 3}");
    assertThat(retention.rules(viewer))
        .singleElement()
        .satisfies(rule -> assertThat(rule.lastRemoved()).isEqualTo(3));
  }

  @Test
  void whatGoesOnForManyPiecesIsGoneThroughAndGoesOnTheNextNight() {
    look(60, 4_500);
    retention.set(viewer, Map.of("looks", "30"));
    retention.run();
    assertThat(looks()).isZero();

    look(59, 10);
    retention.run();
    assertThat(looks()).isZero();
    assertThat(retention.rules(viewer).get(0).lastRemoved()).isEqualTo(10);
  }

  @Test
  void onlyLooksGoAndOnlyThoseOfTheOrganization() {
    Viewer other =
        new Viewer(Ids.next(), Ids.next(), "Pa", Set.of(), Set.of(), Set.of(), null, null, false);
    database
        .jdbi()
        .useTransaction(
            h -> {
              append(h, other, "contact.read", 60);
              append(h, viewer, "contact.changed", 60);
            });
    look(60, 1);
    retention.set(viewer, Map.of("looks", "7"));

    retention.run();

    assertThat(looks()).isZero();
    assertThat(count(other.organization(), "contact.read")).isEqualTo(1);
    assertThat(count(viewer.organization(), "contact.changed")).isEqualTo(1);
  }

  @Test
  void whatCannotBeRemovedKeepsNothingElse() {
    retention.offer(
        new Expiring() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int due(Handle handle, UUID organization, Instant before, int limit) {
            return 0;
          }

          @Override
          public Piece remove(
              Handle handle, UUID organization, Instant before, @Nullable UUID reached, int most) {
            throw new IllegalStateException("Never");
          }
        });
    look(60, 3);
    retention.set(viewer, Map.of("broken", "30", "looks", "30"));

    retention.run();

    assertThat(looks()).isZero();
  }

  @Test
  void keepingForGoodAgainStopsIt() {
    look(60, 1);
    retention.set(viewer, Map.of("looks", "30"));
    retention.set(viewer, Map.of("looks", ""));

    retention.run();

    assertThat(looks()).isEqualTo(1);
  }

  @Test
  void aTimeIsAWholeNumberOfDaysOfAWeekOrMore() {
    for (String wrong : List.of("6", "3651", "a month", "-8", "30.5")) {
      assertThatThrownBy(() -> retention.changes(viewer, Map.of("looks", wrong)))
          .isInstanceOfSatisfying(
              Problem.class,
              problem ->
                  assertThat(problem.fields())
                      .singleElement()
                      .satisfies(field -> assertThat(field.code()).isEqualTo("retention_days")));
    }
  }

  private void look(int daysAgo, int times) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              for (int i = 0; i < times; i++) {
                append(h, viewer, "contact.read", daysAgo);
              }
            });
  }

  private void append(Handle handle, Viewer who, String action, int daysAgo) {
    Instant at = clock.instant().minus(Duration.ofDays(daysAgo));
    handle.execute(
        "INSERT INTO platform.audit (id, at, organization, actor, action, subject_kind) VALUES (?, ?, ?, ?, ?, 'contact')",
        Ids.next(),
        at,
        who.organization(),
        who.user(),
        action);
  }

  private int looks() {
    return count(viewer.organization(), "contact.read");
  }

  private static int count(UUID organization, String action) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM platform.audit WHERE organization = :organization AND action = :action")
                    .bind("organization", organization)
                    .bind("action", action)
                    .mapTo(Integer.class)
                    .one());
  }

  private List<String> trail() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT action || ' ' || detail FROM platform.audit
                        WHERE organization = :organization AND action LIKE 'retention.%' ORDER BY id
                        """)
                    .bind("organization", viewer.organization())
                    .mapTo(String.class)
                    .list());
  }
}
