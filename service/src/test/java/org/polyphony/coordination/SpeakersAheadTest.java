package org.polyphony.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.ConsentModule;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;
import org.polyphony.queue.PhoneBank;
import org.polyphony.queue.PhoneBank.Person;
import org.polyphony.web.Viewer;

/** Somebody met a language barrier; they are told when somebody will be there who speaks it. */
class SpeakersAheadTest {

  // A Wednesday at noon in Sacramento; on Friday at five there is a phone bank.
  private static final Instant FRIDAY = Instant.parse("2026-06-13T00:00:00Z");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  final List<PhoneBanks.Led> led = new ArrayList<>();
  PhoneBank bank;
  SpeakersAhead speakers;
  Viewer viewer;

  @BeforeEach
  void openBank() {
    bank = new PhoneBank(database);
    led.clear();
    speakers =
        new SpeakersAhead(
            bank.jdbi,
            new ConsentModule(bank.clock).followUps(),
            (handle, organization, from, until) -> led,
            bank.clock);
    viewer = bank.caller("en");
    bank.sql(
        "INSERT INTO accounts.organizations (id, name, time_zone, created_at) VALUES (?, 'Organization', ?, now())",
        bank.organization,
        PhoneBank.PACIFIC);
  }

  @Test
  void aPhoneBankForWhichASpeakerHasSignedUp() {
    shift(FRIDAY, null);
    UUID shift = shift(FRIDAY.plus(Duration.ofDays(1)), null);
    assertThat(expected()).isEmpty();

    signUp(shift, "hnj");

    // Whoever speaks Green Hmong serves those marked Hmong too, and White Hmong as kin.
    assertThat(expected())
        .containsOnlyKeys("hnj", "hmn", "mww")
        .containsValue(FRIDAY.plus(Duration.ofDays(1)));
  }

  @Test
  void notOneThatIsCalledOffOrAnotherOrganizations() {
    signUp(shift(FRIDAY, bank.clock.instant()), "vi");
    PhoneBank other = new PhoneBank(database);
    other.clock.set(bank.clock.instant());
    UUID theirs = Ids.next();
    event(other.organization, theirs, FRIDAY, null);
    signUp(theirs, "vi");

    assertThat(expected()).isEmpty();
  }

  @Test
  void thePhoneBankThatASpeakerLeads() {
    UUID shift = shift(FRIDAY, null);
    led.add(new PhoneBanks.Led(shift, bank.campaign, user("vi")));

    assertThat(expected()).isEqualTo(Map.of("vi", FRIDAY));
  }

  @Test
  void notThePhoneBankOfAnotherCampaignButOneOfNoneInParticular() {
    UUID theirs = shift(FRIDAY, null);
    led.add(new PhoneBanks.Led(theirs, Ids.next(), user("vi")));
    signUp(theirs, "es");
    signUp(shift(FRIDAY.plus(Duration.ofDays(1)), null), "es");

    assertThat(expected()).isEqualTo(Map.of("es", FRIDAY.plus(Duration.ofDays(1))));
  }

  @Test
  void aContactWhoSaidThatTheyComeCountsByWhatTheySpeakAndNotByAGuess() {
    UUID shift = shift(FRIDAY, null);
    register(shift, bank.person("vi"), "accepted");
    register(shift, bank.person("es"), "declined");
    register(
        shift,
        bank.person("hmn", "inferred", PhoneBank.PACIFIC, bank.line(PhoneBank.PACIFIC)),
        "accepted");

    assertThat(expected()).containsOnlyKeys("vi");
  }

  @Test
  void anHourOfTheWeekAtWhichSomebodyWasThereLately() {
    wasOnLine("hmn", "2026-06-03T00:00:00Z");
    wasOnLine("hmn", "2026-06-05T01:00:00Z");
    wasOnLine("vi", "2026-05-20T00:00:00Z");

    // Thursday at six comes before Tuesday at five; three weeks ago is not lately.
    assertThat(expected()).isEqualTo(Map.of("hmn", Instant.parse("2026-06-12T01:00:00Z")));
  }

  @Test
  void theClockOnTheWallDecidesAcrossTheEndOfSummerTime() {
    bank.clock.set(Instant.parse("2026-10-30T19:00:00Z"));
    wasOnLine("hmn", "2026-10-28T00:00:00Z");

    assertThat(expected()).containsEntry("hmn", Instant.parse("2026-11-04T01:00:00Z"));
  }

  @Test
  void theSoonerOfBoth() {
    wasOnLine("vi", "2026-06-06T01:00:00Z");
    signUp(shift(FRIDAY, null), "vi");

    assertThat(expected()).containsEntry("vi", FRIDAY);
  }

  @Test
  void isCarriedOverToTheNextTimeWhereNobodyWasThere() {
    Person person = bank.person("vi");
    UUID barrier = bank.promise("barrier", person.line(), "vi", bank.clock.instant(), null);
    signUp(shift(FRIDAY, null), "vi");
    bank.clock.advance(Duration.ofMinutes(10));
    speakers.carryOver();
    assertThat(due(barrier)).isEqualTo(bank.clock.instant().minus(Duration.ofMinutes(10)));

    bank.clock.advance(Duration.ofMinutes(10));
    speakers.carryOver();
    assertThat(due(barrier)).isEqualTo(FRIDAY);
  }

  @Test
  void staysWhereItIsWhileSomebodyIsThereAndWhereNobodyIsPlanned() {
    Instant met = bank.clock.instant();
    Person person = bank.person("vi");
    UUID barrier = bank.promise("barrier", person.line(), "vi", met, null);
    bank.clock.advance(Duration.ofHours(1));
    speakers.carryOver();
    assertThat(due(barrier)).isEqualTo(met);

    bank.feed();
    bank.claim(bank.caller("vi"));
    signUp(shift(FRIDAY, null), "vi");
    speakers.carryOver();
    assertThat(due(barrier)).isEqualTo(met);
  }

  @Test
  void theCoordinatorSeesWhoWaitsAndForWhomNobodyIsPlanned() {
    for (String language : new String[] {"vi", "hmn", "es", "es", "und", "und"}) {
      UUID line = bank.person(language).line();
      bank.promise("barrier", line, language, bank.clock.instant(), null);
    }
    bank.feed();
    bank.claim(bank.caller("vi"));
    wasOnLine("hmn", "2026-06-05T01:00:00Z");

    List<WaitingForSpeaker> waiting =
        bank.jdbi.withHandle(handle -> speakers.waiting(handle, viewer, bank.campaign));
    assertThat(waiting)
        .containsExactly(
            new WaitingForSpeaker("es", 2, false, null),
            new WaitingForSpeaker("und", 2, false, null),
            new WaitingForSpeaker("hmn", 1, false, Instant.parse("2026-06-12T01:00:00Z")),
            new WaitingForSpeaker("vi", 1, true, null));
  }

  private Map<String, Instant> expected() {
    return speakers.expected(viewer, bank.campaign);
  }

  private UUID shift(Instant startsAt, Instant cancelledAt) {
    UUID shift = Ids.next();
    event(bank.organization, shift, startsAt, cancelledAt);
    return shift;
  }

  private void event(UUID organization, UUID event, Instant startsAt, Instant cancelledAt) {
    bank.sql(
        """
        INSERT INTO events.events (id, organization, slug, kind, name, starts_at, ends_at, time_zone, created_at, cancelled_at)
        VALUES (?, ?, ?, 'phone_bank', 'Phone bank', ?, ?, ?, now(), ?)
        """,
        event,
        organization,
        event.toString(),
        startsAt.atOffset(ZoneOffset.UTC),
        startsAt.plus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC),
        PhoneBank.PACIFIC,
        cancelledAt == null ? null : cancelledAt.atOffset(ZoneOffset.UTC));
  }

  /** Somebody of the organization who speaks this language. */
  private UUID user(String language) {
    UUID user = Ids.next();
    bank.sql(
        "INSERT INTO accounts.users (id, organization, name, created_at) VALUES (?, ?, 'Volunteer', now())",
        user,
        bank.organization);
    bank.sql(
        "INSERT INTO accounts.user_languages (user_id, tag, speaks, reads) VALUES (?, ?, true, true)",
        user,
        language);
    return user;
  }

  private void signUp(UUID shift, String language) {
    UUID user = user(language);
    bank.sql(
        "INSERT INTO accounts.grants (user_id, role, scope_kind, scope_id, granted_at) VALUES (?, 'organizer', 'shift', ?, now())",
        user,
        shift);
  }

  private void register(UUID event, Person person, String status) {
    bank.sql(
        """
        INSERT INTO events.registrations (id, event, contact, status, source, created_at, updated_at)
        VALUES (?, ?, ?, ?, 'call', now(), now())
        """,
        Ids.next(),
        event,
        person.contact(),
        status);
  }

  private void wasOnLine(String language, String hour) {
    bank.sql(
        "INSERT INTO queue.hours_on_line (organization, language, hour) VALUES (?, ?, ?)",
        bank.organization,
        language,
        Instant.parse(hour).atOffset(ZoneOffset.UTC));
  }

  private Instant due(UUID followUp) {
    return bank.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT due_at FROM consent.open_follow_ups WHERE follow_up = :id")
                .bind("id", followUp)
                .mapTo(Instant.class)
                .one());
  }
}
