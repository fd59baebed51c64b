package org.polyphony.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.contacts.Names;
import org.polyphony.platform.Audit;
import org.polyphony.platform.TestDatabase;

/** Those who are here already, held against each other. */
class SweepTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private DuplicatesFixture fixture;

  @BeforeEach
  void openTheDesk() {
    fixture = new DuplicatesFixture(database);
  }

  @Test
  void findsThoseWhomNobodyHasLookedAt() {
    UUID line = fixture.in(Given::line);
    UUID bee = on(line, "Bee Lor");
    UUID initial = on(line, "B Lor");
    on(line, "Mai Vang");
    assertThat(fixture.open()).isEmpty();

    sweep();

    assertThat(fixture.open())
        .extracting(pair -> Set.of(pair.one(), pair.other()))
        .containsExactly(Set.of(bee, initial));
    Sweep done = fixture.sweeper.of(fixture.viewer).orElseThrow();
    assertThat(done.isUnderWay()).isFalse();
    assertThat(done.percent()).isEqualTo(100);
    assertThat(done.lookedAt()).isEqualTo(3);
    assertThat(done.found()).isEqualTo(1);
  }

  @Test
  void goesOnWhereItWasWhoeverTakesItUp() {
    UUID line = fixture.in(Given::line);
    for (String name : List.of("Ana Lor", "Bee Lor", "Chue Lor", "Dao Lor", "Bee L")) {
      on(line, name);
    }
    fixture.sweeper.start(fixture.viewer);

    fixture.sweeper.step();
    Sweep begun = fixture.sweeper.of(fixture.viewer).orElseThrow();
    fixture.sweeper.start(fixture.viewer);
    assertThat(fixture.sweeper.of(fixture.viewer)).contains(begun);
    assertThat(begun.lookedAt()).isEqualTo(2);
    assertThat(begun.percent()).isEqualTo(40);
    new Sweeper(2, database.jdbi(), fixture.finder, new Audit(fixture.clock), fixture.clock).work();

    Sweep done = fixture.sweeper.of(fixture.viewer).orElseThrow();
    assertThat(done.isUnderWay()).isFalse();
    assertThat(done.startedAt()).isEqualTo(begun.startedAt());
    assertThat(done.lookedAt()).isEqualTo(5);
    assertThat(fixture.open()).hasSize(1);
  }

  @Test
  void aNewVersionOfTheRuleLooksAtEverybodyByItselfAndOnce() {
    UUID line = fixture.in(Given::line);
    on(line, "Bee Lor");
    on(line, "B Lor");
    fixture.sweeper.work();
    assertThat(fixture.open()).hasSize(1);
    execute("DELETE FROM duplicates.pairs WHERE organization = ?", fixture.organization);
    fixture.sweeper.work();
    assertThat(fixture.open()).isEmpty();

    execute("UPDATE duplicates.sweeps SET rule = 1 WHERE organization = ?", fixture.organization);
    fixture.sweeper.work();

    assertThat(fixture.open()).hasSize(1);
  }

  @Test
  void whatSomebodyHasSaidStandsAndIsNotAskedAgain() {
    UUID line = fixture.in(Given::line);
    on(line, "Bee Lor");
    on(line, "B Lor");
    sweep();
    fixture.desk.different(fixture.viewer, fixture.open().get(0).id());

    execute("UPDATE duplicates.pairs SET rule = 1 WHERE organization = ?", fixture.organization);
    sweep();

    assertThat(fixture.open()).isEmpty();
  }

  @Test
  void thoseWhoAreOneBeyondDoubtBecomeOneAtOnceAndCanBeTwoAgain() {
    UUID line = fixture.in(Given::line);
    UUID first = on(line, "Mai Vang");
    UUID second = on(line, "Mai Vang");
    UUID third = on(line, "Mai Vang");
    UUID near = on(line, "M Vang");
    sweep();
    assertThat(fixture.desk.stand(fixture.viewer, null).certain()).isEqualTo(3);

    assertThat(fixture.desk.sameIfCertain(fixture.viewer)).isEqualTo(2);

    assertThat(fixture.desk.stand(fixture.viewer, null).certain()).isZero();
    List<PairsDao.Merged> merges = fixture.desk.stand(fixture.viewer, null).lately();
    assertThat(merges).extracting(PairsDao.Merged::kept).containsOnly(first);
    assertThat(fixture.open())
        .extracting(pair -> Set.of(pair.one(), pair.other()))
        .containsExactly(Set.of(first, near));
    merges.forEach(merge -> fixture.desk.undo(fixture.viewer, merge.merge()));
    assertThat(mergedInto(second)).isNull();
    assertThat(mergedInto(third)).isNull();
    assertThat(fixture.desk.stand(fixture.viewer, null).certain()).isEqualTo(3);
  }

  @Test
  void whoHasBeenChangedSinceIsAskedAbout() {
    UUID line = fixture.in(Given::line);
    on(line, "Mai Vang");
    UUID second = on(line, "Mai Vang");
    sweep();
    execute("UPDATE contacts.contacts SET name_folded = 'ana vang' WHERE id = ?", second);

    assertThat(fixture.desk.sameIfCertain(fixture.viewer)).isZero();

    assertThat(fixture.desk.stand(fixture.viewer, null).certain()).isZero();
    assertThat(fixture.open()).hasSize(1);
  }

  @Test
  void aNameAndADayOfBirthAreAskedAboutThoughNothingElseIsInCommon() {
    UUID one = born("Bee Lor", LocalDate.of(1955, 3, 2));
    UUID other = born("Lor Bee", LocalDate.of(1955, 3, 2));
    born("Bee Lor", LocalDate.of(1955, 1, 1));
    born("Bee Lor", LocalDate.of(1955, 1, 1));
    born("Bee Lor", LocalDate.of(1956, 3, 2));

    sweep();

    assertThat(fixture.open()).hasSize(1);
    assertThat(fixture.open().get(0).has(one)).isTrue();
    assertThat(fixture.open().get(0).has(other)).isTrue();
    assertThat(fixture.open().get(0).reasons()).containsExactly("name", "born");
  }

  @Test
  void whatVeryManyShareIsNotComparedByTheSquare() {
    List<UUID> office = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      office.add(born("Maria Garcia", LocalDate.of(1980, 5, 5)));
    }
    fixture.in(
        handle ->
            handle
                .createUpdate(
                    "UPDATE contacts.contacts SET email = 'office@school.invalid' WHERE id = ANY (:people)")
                .bindArray("people", UUID.class, office.toArray())
                .execute());
    UUID line = fixture.in(Given::line);
    for (int i = 0; i < 12; i++) {
      on(line, "Mai Vang");
    }

    sweep();

    // Twelve of one household are compared, each with each; forty of one address are not.
    assertThat(fixture.open()).hasSize(12 * 11 / 2);
    assertThat(fixture.open()).noneMatch(pair -> office.contains(pair.one()));
  }

  @Test
  void organizationsAreGoneThroughEachByItself() {
    DuplicatesFixture neighbours = new DuplicatesFixture(database);
    UUID line = fixture.in(Given::line);
    on(line, "Bee Lor");
    fixture.in(handle -> Given.contactOn(handle, neighbours.organization, "B Lor", line));

    fixture.sweeper.work();

    assertThat(fixture.open()).isEmpty();
    assertThat(neighbours.open()).isEmpty();
    assertThat(neighbours.sweeper.of(neighbours.viewer).orElseThrow().lookedAt()).isEqualTo(1);
  }

  private void sweep() {
    fixture.sweeper.start(fixture.viewer);
    fixture.sweeper.work();
  }

  private UUID on(UUID line, String name) {
    return fixture.in(handle -> Given.contactOn(handle, fixture.organization, name, line));
  }

  private UUID born(String name, LocalDate day) {
    return fixture.in(
        handle -> {
          UUID id = Given.contact(handle, fixture.organization, name);
          handle.execute(
              "UPDATE contacts.contacts SET birth_date = ?, name_folded = ? WHERE id = ?",
              day,
              Names.folded(name),
              id);
          return id;
        });
  }

  private UUID mergedInto(UUID contact) {
    return fixture.in(
        handle ->
            handle
                .createQuery("SELECT merged_into FROM contacts.contacts WHERE id = ?")
                .bind(0, contact)
                .mapTo(UUID.class)
                .findOne()
                .orElse(null));
  }

  private void execute(String sql, Object... bound) {
    fixture.in(handle -> handle.execute(sql, bound));
  }
}
