package org.polyphony.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.platform.mail.MailModule;
import org.polyphony.platform.mail.MailSettings;

/** What people of partners are mailed. */
class CrewMailsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private CrewMails mails;
  private SomeCrew some;
  private CrewShift notes;

  @BeforeEach
  void mailIsOn() {
    mails = mails("localhost");
    some = new SomeCrew(database.jdbi(), clock, Ids.next(), mails);
    notes = some.role(RoleKind.NOTE_TAKING, 2, null);
  }

  private CrewMails mails(String host) {
    Messages messages = Messages.load(getClass().getClassLoader());
    CrewLinks links = new CrewLinks(new SigningKeys(database.jdbi(), clock));
    return new CrewMails(
        database.jdbi(),
        new MailModule(
                database.jdbi(),
                new MailSettings(
                    host, 0, "", "", "us@example.invalid", MailSettings.Security.NONE, 0),
                clock)
            .outbox(),
        new CrewReminders(messages, links, clock),
        links,
        messages,
        URI.create("https://here.invalid/"),
        clock);
  }

  private UUID signUp(String email) {
    return some.partners.signUp(
        some.invite(null),
        new NewVolunteer(Ids.next(), "Rosa Delgado", "City", "", email, "es", List.of(notes.id())));
  }

  private String mailed() {
    return some.sql(
        "SELECT string_agg(split_part(key, ':', 2) || ' ' || recipient || ' ' || language || ' ' || subject || ' ' || body,"
            + " '|' ORDER BY created_at, id) FROM platform.mails WHERE organization = ?",
        some.coordinator.organization());
  }

  @Test
  void tellsWhatTheyHaveTakenWithTheirLink() {
    UUID rosa = signUp("rosa@city.invalid");

    assertThat(mailed())
        .startsWith(
            "volunteer rosa@city.invalid es Su ayuda en Listening session 2 Hola, Rosa Delgado. Gracias por ayudar en"
                + " Listening session 2. Ha tomado:\n- Toma de notas: miércoles, 17 de junio de 2026, de 5:30")
        .contains(
            "https://here.invalid"
                + new CrewLinks(new SigningKeys(database.jdbi(), clock)).volunteer(rosa)
                + "\n");
  }

  @Test
  void remindsADayBeforeAndOnce() {
    signUp("rosa@city.invalid");
    mails.remind();
    assertThat(mailed()).doesNotContain("reminder");
    clock.set(Instant.parse("2026-06-17T00:40:00Z"));

    mails.remind();
    mails.remind();

    assertThat(mailed().split("\\|", -1)).hasSize(2);
    assertThat(mailed()).contains("|reminder rosa@city.invalid es Su ayuda en Listening session 2");
    assertThat(some.crew().places())
        .extracting(place -> place.person().remindedAt())
        .containsExactly(clock.instant());
  }

  @Test
  void leavesWhoHasNoAddressToThePageOfReminders() {
    some.partners.signUp(
        some.invite(null), SomeCrew.volunteer("Kevin Ortiz", "+19165550351", notes));
    some.signUp(some.organizer(), notes);
    clock.set(Instant.parse("2026-06-17T00:40:00Z"));

    mails.remind();

    assertThat(mailed()).isEmpty();
    assertThat(some.crew().places())
        .extracting(place -> place.person().remindedAt())
        .containsOnlyNulls();
  }

  @Test
  void mailsNothingWhereMailIsOff() {
    mails = mails("");
    some = new SomeCrew(database.jdbi(), clock, Ids.next(), mails);
    notes = some.role(RoleKind.NOTE_TAKING, 2, null);
    signUp("rosa@city.invalid");
    clock.set(Instant.parse("2026-06-17T00:40:00Z"));

    mails.remind();

    assertThat(mailed()).isEmpty();
    assertThat(some.crew().places())
        .extracting(place -> place.person().remindedAt())
        .containsOnlyNulls();
  }
}
