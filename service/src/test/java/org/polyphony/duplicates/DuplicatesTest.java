package org.polyphony.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.polyphony.duplicates.Somebody.named;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.contacts.Contact;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

class DuplicatesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private DuplicatesFixture fixture;

  @BeforeEach
  void openTheDesk() {
    fixture = new DuplicatesFixture(database);
  }

  @Test
  void asksAboutWhoHasMostInCommonFirst() {
    fixture.bringIn(
        named("Bee Lor").phone(1),
        named("B Lor").phone(1),
        named("Mai See Vang").phone(2).at("12 Elm St"),
        named("Mai Vang").phone(2).at("12 Elm St"));

    DuplicateDesk.Stand stand = fixture.desk.stand(fixture.viewer, null);

    assertThat(stand.waiting()).isEqualTo(2);
    assertThat(names(stand)).containsExactly("Mai See Vang", "Mai Vang");
    assertThat(stand.question().pair().reasons()).containsExactly("near_name", "phone", "address");
  }

  @Test
  void neverAsksAgainAboutTwoWhoAreDifferent() {
    fixture.bringIn(named("Mai See Vang").phone(1), named("Mai Vang").phone(1));

    fixture.desk.different(fixture.viewer, fixture.open().get(0).id());
    fixture.bringIn(named("Mai See Vang").phone(1), named("Mai Vang").phone(1));

    assertThat(fixture.open()).isEmpty();
  }

  @Test
  void comesBackToWhatWasSkippedAfterAllOthers() {
    fixture.bringIn(
        named("Bee Lor").phone(1),
        named("B Lor").phone(1),
        named("Mai See Vang").phone(2).at("12 Elm St"),
        named("Mai Vang").phone(2).at("12 Elm St"));
    UUID first = fixture.desk.stand(fixture.viewer, null).question().pair().id();

    fixture.desk.skip(fixture.viewer, first);

    assertThat(names(fixture.desk.stand(fixture.viewer, null))).containsExactly("Bee Lor", "B Lor");
    assertThat(fixture.open()).hasSize(2);
  }

  @Test
  void oneAnswerSettlesThePairAndBothAreOnePerson() {
    fixture.bringIn(
        named("Mai See Vang").phone(1), named("Mai Vang").phone(1).email("mai@x.invalid"));
    UUID kept = fixture.entry("Mai See Vang");
    UUID merged = fixture.entry("Mai Vang");

    fixture.desk.same(fixture.viewer, fixture.open().get(0).id(), kept);

    assertThat(fixture.open()).isEmpty();
    Contact found =
        fixture.in(h -> fixture.contacts.contacts().find(h, fixture.viewer, merged)).orElseThrow();
    assertThat(found.person().id()).isEqualTo(kept);
    assertThat(found.person().email()).isEqualTo("mai@x.invalid");
    assertThat(fixture.desk.stand(fixture.viewer, null).lately())
        .extracting(PairsDao.Merged::keptName, PairsDao.Merged::mergedName)
        .containsExactly(tuple("Mai See Vang", "Mai Vang"));
  }

  @Test
  void whoWasSomebodyElseThanOneOfTwoIsSomebodyElseThanBoth() {
    fixture.bringIn(
        named("Mai See Vang").phone(1), named("Mai Vang").phone(1), named("Mai S Vang").phone(1));
    UUID kept = fixture.entry("Mai See Vang");
    UUID merged = fixture.entry("Mai Vang");
    UUID stranger = fixture.entry("Mai S Vang");
    fixture.desk.different(fixture.viewer, pair(merged, stranger));

    UUID merge = fixture.desk.same(fixture.viewer, pair(kept, merged), kept);

    assertThat(fixture.open()).isEmpty();
    fixture.desk.undo(fixture.viewer, merge);
    assertThat(fixture.open())
        .extracting(pair -> Set.of(pair.one(), pair.other()))
        .containsExactlyInAnyOrder(Set.of(kept, merged), Set.of(kept, stranger));
  }

  @Test
  void theOtherOfAPairThatIsGivenUpIsAskedOfTheOneWhoGoesOn() {
    fixture.bringIn(
        named("Bee Lor").phone(1), named("B Lor").phone(1), named("Bee Lor").phone(2).born(1980));
    UUID other = fixture.entry("B Lor");
    UUID kept =
        fixture.in(
            h ->
                h.createQuery(
                        "SELECT id FROM contacts.contacts WHERE organization = ? AND birth_date IS NOT NULL")
                    .bind(0, fixture.organization)
                    .mapTo(UUID.class)
                    .one());
    UUID merged = fixture.open().get(0).otherThan(other);

    fixture.desk.merge(fixture.viewer, kept, merged);
    fixture.database.jdbi().useTransaction(h -> fixture.finder.look(h, List.of(kept)));

    assertThat(fixture.open())
        .extracting(pair -> Set.of(pair.one(), pair.other()))
        .containsExactly(Set.of(kept, other));
  }

  @Test
  void aPairOfAnotherOrganizationIsNotFound() {
    fixture.bringIn(named("Mai See Vang").phone(1), named("Mai Vang").phone(1));
    Pair pair = fixture.open().get(0);
    DuplicatesFixture stranger = new DuplicatesFixture(database);

    assertThatThrownBy(() -> stranger.desk.same(stranger.viewer, pair.id(), pair.one()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThatThrownBy(() -> stranger.desk.merge(stranger.viewer, pair.one(), pair.other()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThat(stranger.open()).isEmpty();
  }

  @Test
  void aPairIsAnsweredOnce() {
    fixture.bringIn(named("Mai See Vang").phone(1), named("Mai Vang").phone(1));
    Pair pair = fixture.open().get(0);
    fixture.desk.same(fixture.viewer, pair.id(), pair.one());

    assertThatThrownBy(() -> fixture.desk.different(fixture.viewer, pair.id()))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> fixture.desk.merge(fixture.viewer, pair.one(), pair.other()))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("already_merged"));
  }

  @Test
  void aTelephoneOfVeryManyPeopleSaysNothingAboutAnyTwo() {
    Somebody[] everybody = new Somebody[15];
    for (int i = 0; i < everybody.length; i++) {
      everybody[i] = named("Moua " + "abcdefghijklmno".charAt(i)).phone(1);
    }
    everybody[0] = named("Moua Alexander").phone(1);

    fixture.bringIn(everybody);

    assertThat(fixture.open()).isEmpty();
  }

  @Test
  void whoLooksAtTwoPeopleIsInTheAuditTrail() {
    fixture.bringIn(named("Mai See Vang").phone(1), named("Mai Vang").phone(1));
    Viewer looking = Given.coordinator(fixture.organization);

    fixture.desk.stand(looking, null);

    int reads =
        fixture.in(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM platform.audit WHERE actor = ? AND action = 'contact.read'")
                    .bind(0, looking.user())
                    .mapTo(Integer.class)
                    .one());
    assertThat(reads).isEqualTo(2);
  }

  private UUID pair(UUID one, UUID other) {
    return fixture.open().stream()
        .filter(pair -> pair.has(one) && pair.has(other))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<String> names(DuplicateDesk.Stand stand) {
    return List.of(
        stand.question().kept().contact().person().fullName(),
        stand.question().merged().contact().person().fullName());
  }
}
