package org.polyphony.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.contacts.People;
import org.polyphony.contacts.Timeline;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.profile.NumbersDesk.Facts;
import org.polyphony.web.Problem;

class NumbersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final ProfileFixture here = new ProfileFixture(database, clock);

  @Test
  void aMarkSaysWhoAndWhenAndIsTakenBackByAnybody() {
    UUID person = here.person("Mai", "916-555-0401");
    UUID line = here.line(person);

    assertThat(here.numbers.mark(here.chue, person, line, People.Bad.WRONG_NUMBER)).isTrue();

    Number marked = here.numbers.known(here.teresa, person).numbers().get(0);
    assertThat(marked.badAs()).isEqualTo("wrong_number");
    assertThat(marked.badAt()).isEqualTo(clock.instant());
    assertThat(here.numbers.mark(here.teresa, person, line, People.Bad.DISCONNECTED)).isFalse();

    assertThat(here.numbers.works(here.teresa, person, line)).isTrue();
    assertThat(here.numbers.works(here.chue, person, line)).isFalse();
    assertThat(here.numbers.known(here.chue, person).numbers().get(0).badAt()).isNull();
    assertThat(timeline(person)).containsExactly("number.works", "number.wrong_number");
    assertThat(changes(line)).isEqualTo(2);
  }

  @Test
  void aDisconnectedNumberReachesNobodyBehindItAWrongOneTheOthersStill() {
    UUID mother = here.person("Mother", "916-555-0402");
    UUID son = here.person("Son", "916-555-0402");
    UUID line = here.line(mother);
    ProfileFixture partner = new ProfileFixture(database, clock);
    UUID elsewhere = partner.person("Somebody", "916-555-0402");

    here.numbers.mark(here.chue, mother, line, People.Bad.WRONG_NUMBER);
    assertThat(bad(here, son)).isFalse();
    here.numbers.works(here.chue, mother, line);

    here.numbers.mark(here.chue, mother, line, People.Bad.DISCONNECTED);
    assertThat(bad(here, son)).isTrue();
    assertThat(bad(partner, elsewhere)).isFalse();

    here.numbers.works(here.chue, son, line);
    assertThat(bad(here, mother)).isFalse();
  }

  @Test
  void whatIsSaidOfANumberHoldsForAllAndSaysWho() {
    UUID person = here.person("Mai", "916-555-0403");
    UUID line = here.line(person);

    here.numbers.say(
        here.chue,
        person,
        line,
        new Facts("", null, ""),
        new Facts("mobile", false, "America/Denver"));

    Number said = here.numbers.known(here.chue, person).numbers().get(0);
    assertThat(said.label()).isEqualTo("mobile");
    assertThat(said.texts()).isEqualTo("no");
    assertThat(said.timeZones()).containsExactly("America/Denver");
    assertThat(said.zoneAt()).isEqualTo(clock.instant());

    here.numbers.say(
        here.chue,
        person,
        line,
        new Facts("mobile", false, "America/Denver"),
        new Facts("mobile", null, ""));
    assertThat(here.numbers.known(here.chue, person).numbers().get(0).timeZones())
        .containsExactly("America/Los_Angeles");
  }

  @Test
  void ofTwoWhoSayDifferentThingsTheSecondIsTold() {
    UUID person = here.person("Mai", "916-555-0404");
    UUID line = here.line(person);
    Facts seen = new Facts("", null, "");
    here.numbers.say(here.chue, person, line, seen, new Facts("home", null, ""));

    for (Facts other :
        List.of(new Facts("mobile", null, ""), new Facts("work", true, "America/Chicago"))) {
      assertThatThrownBy(() -> here.numbers.say(here.teresa, person, line, seen, other))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.code()).isEqualTo("number_stale"));
    }

    Number kept = here.numbers.known(here.chue, person).numbers().get(0);
    assertThat(kept.label()).isEqualTo("home");
    assertThat(kept.canText()).isNull();
  }

  @Test
  void nobodySaysAnythingOfNumbersThatAreNotTheirs() {
    UUID person = here.person("Mai", "916-555-0405");
    UUID line = here.line(person);
    ProfileFixture partner = new ProfileFixture(database, clock);

    assertThatThrownBy(() -> here.numbers.mark(partner.chue, person, line, People.Bad.WRONG_NUMBER))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    assertThatThrownBy(
            () -> here.numbers.mark(here.chue, person, Ids.next(), People.Bad.WRONG_NUMBER))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(
            () ->
                here.numbers.say(
                    here.chue,
                    person,
                    line,
                    new Facts("", null, ""),
                    new Facts("", null, "America/Nowhere")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  private static boolean bad(ProfileFixture of, UUID person) {
    return of.numbers.known(of.chue, person).numbers().get(0).badAt() != null;
  }

  private List<String> timeline(UUID person) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                here
                    .contacts
                    .timeline()
                    .of(h, here.chue, person, clock.instant().plusSeconds(1), 10)
                    .stream()
                    .map(Timeline.Entry::kind)
                    .filter(kind -> kind.startsWith("number."))
                    .toList());
  }

  private static int changes(UUID line) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) FROM platform.journal WHERE type = 'line.changed' AND subject = ?")
                    .bind(0, line)
                    .mapTo(Integer.class)
                    .one());
  }
}
