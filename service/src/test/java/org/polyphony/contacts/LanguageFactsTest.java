package org.polyphony.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class LanguageFactsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");
  private final ContactsFixture fixture = new ContactsFixture(new TestClock(NOW));
  private UUID list;
  private UUID contact;

  @BeforeEach
  void makeSomebodyImportedAsSpanish() {
    list =
        database
            .jdbi()
            .inTransaction(
                h ->
                    fixture.lists.create(
                        h, fixture.organization, null, NewList.of("A", "", "any")));
    contact = somebody("es", LanguageSource.IMPORTED);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, INFERRED, hmn",
    "INFERRED, IMPORTED, hmn",
    "IMPORTED, INFERRED, es",
    "IMPORTED, IMPORTED, hmn",
    "IMPORTED, OBSERVED, hmn",
    "OBSERVED, IMPORTED, es",
    "OBSERVED, SELF_DECLARED, hmn",
    "SELF_DECLARED, OBSERVED, es",
    "SELF_DECLARED, SELF_DECLARED, hmn"
  })
  void aWeakerSourceNeverOverwritesAStrongerOne(
      LanguageSource known, LanguageSource said, String expected) {
    UUID person = somebody("es", known);

    observe(person, "hmn", said, Ids.next());

    assertThat(spoken(person)).startsWith(expected);
  }

  @Test
  void takingAnAttemptBackPutsBackWhatWasKnownBefore() {
    UUID attempt = Ids.next();
    observe(contact, "hmn", LanguageSource.OBSERVED, attempt);
    assertThat(spoken(contact)).isEqualTo("hmn observed");

    takeBack(attempt);

    assertThat(spoken(contact)).isEqualTo("es imported");
  }

  @Test
  void takingBackTheFirstOfTwoAttemptsLeavesWhatTheSecondTaught() {
    UUID first = Ids.next();
    UUID second = Ids.next();
    observe(contact, "hmn", LanguageSource.OBSERVED, first);
    observe(contact, "vi", LanguageSource.OBSERVED, second);

    takeBack(first);
    assertThat(spoken(contact)).isEqualTo("vi observed");

    takeBack(second);
    assertThat(spoken(contact)).isEqualTo("es imported");
  }

  @Test
  void nobodyObservesAnUnknownLanguage() {
    observe(contact, "und", LanguageSource.SELF_DECLARED, Ids.next());

    assertThat(spoken(contact)).isEqualTo("es imported");
  }

  @Test
  void marksOfAnAttemptAreTakenBackAndThoseOfAnotherStay() {
    UUID before = Ids.next();
    UUID attempt = Ids.next();
    UUID line = load().phones().get(0).line();
    in(h -> fixture.people.markMoved(h, contact, before, NOW));
    in(h -> fixture.people.markMoved(h, contact, attempt, NOW));
    in(
        h ->
            fixture.people.markLineBad(
                h, contact, line, People.Bad.WRONG_NUMBER, attempt, null, NOW));
    in(h -> fixture.people.markDeceased(h, contact, attempt, NOW));
    assertThat(load().phones().get(0).badAt()).isEqualTo(NOW);
    assertThat(load().person().deceasedAt()).isEqualTo(NOW);

    in(h -> fixture.people.takeBack(h, attempt));

    assertThat(load().phones().get(0).badAt()).isNull();
    assertThat(load().person().deceasedAt()).isNull();
    assertThat(load().person().movedAt()).isEqualTo(NOW);
  }

  @Test
  void theTimelineTellsTheNewestFirst() {
    UUID attempt = Ids.next();
    in(
        h ->
            fixture.timeline.append(
                h, contact, NOW, "attempt.no_answer", Ids.next(), null, Map.of()));
    in(
        h ->
            fixture.timeline.append(
                h,
                contact,
                NOW.plusSeconds(60),
                "attempt.talked",
                attempt,
                null,
                Map.of("language", "hmn")));

    assertThat(kinds()).containsExactly("attempt.talked", "attempt.no_answer");

    in(h -> fixture.timeline.takeBack(h, attempt));

    assertThat(kinds()).containsExactly("attempt.no_answer");
  }

  private java.util.List<String> kinds() {
    return database
        .jdbi()
        .inTransaction(
            h ->
                fixture
                    .timeline
                    .of(h, fixture.coordinator, contact, NOW.plusSeconds(3600), 10)
                    .stream()
                    .map(Timeline.Entry::kind)
                    .toList());
  }

  private UUID somebody(String tag, LanguageSource source) {
    return database
        .jdbi()
        .inTransaction(
            h ->
                fixture.contacts.add(
                    h,
                    fixture.organization,
                    null,
                    list,
                    NewContact.named("Ana " + Ids.next(), "Lopez")
                        .speaking(tag, source)
                        .phone(ContactsFixture.phone(20), "")));
  }

  private void observe(UUID person, String tag, LanguageSource source, UUID attempt) {
    in(
        h ->
            fixture.languages.observe(
                h, person, LanguageFact.SPOKEN, tag, source, attempt, null, NOW));
  }

  private void takeBack(UUID attempt) {
    in(h -> fixture.languages.takeBack(h, attempt));
  }

  private String spoken(UUID person) {
    Contact.Person found =
        database
            .jdbi()
            .inTransaction(h -> fixture.contacts.load(h, fixture.organization, person))
            .orElseThrow()
            .person();
    return found.spoken() + " " + found.spokenSource();
  }

  private Contact load() {
    return database
        .jdbi()
        .inTransaction(h -> fixture.contacts.load(h, fixture.organization, contact))
        .orElseThrow();
  }

  private static void in(Consumer<Handle> work) {
    database.jdbi().useTransaction(work::accept);
  }
}
