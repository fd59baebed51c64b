package org.polyphony.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.consent.Channel;
import org.polyphony.events.Event;
import org.polyphony.events.NewEvent;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;

/** What guests are told, by whichever way. */
class RemindersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Plan TWICE =
      new Plan(2, "17:00", "08:00", true, true, Map.of("hmn", "Nqa koj daim ntawv tuaj."));

  private SomePost post;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "TRUNCATE platform.journal, platform.mails, reminders.plans, reminders.changes, reminders.messages"));
    post = new SomePost(database, true);
  }

  @AfterEach
  void close() {
    post.server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "hmn, Koj sau npe lawm: Listening session, 'Nyob zoo Mai Vang,'",
    "mww, Koj sau npe lawm: Listening session, 'Nyob zoo Mai Vang,'",
    "ar, تم تسجيلكم: Listening session, مرحباً",
    "zh-Hant, 您已報名：Listening session, Mai Vang，您好：",
    "yue, 您已報名：Listening session, Mai Vang，您好：",
    "pa-Guru, ਤੁਹਾਡਾ ਨਾਂ ਲਿਖਿਆ ਗਿਆ ਹੈ: Listening session, ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ Mai Vang",
    "en, You are registered: Listening session, 'Hello Mai Vang,'"
  })
  void confirmsInTheLanguageThatSomebodyChoseForWriting(
      String written, String subject, String greeting) throws Exception {
    List.of("hmn", "ar", "zh-Hant", "pa-Guru").forEach(post::show);
    Event event = post.event(60);
    post.say(
        event, post.guest("Mai Vang", "mai@example.invalid", written), RegistrationStatus.ACCEPTED);

    MimeMessage mail = post.mails().get(0);

    assertThat(SomePost.subject(mail)).isEqualTo(subject);
    assertThat(SomePost.text(mail))
        .contains(greeting, "Hagginwood Community Center", SomePost.ON_LINE, SomePost.ROOT + "/r/");
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Hmong Voices");
    assertThat(mail.getHeader("List-Unsubscribe")[0]).startsWith("<" + SomePost.ROOT + "/r/");
    assertThat(SomePost.calendar(mail))
        .contains("UID:" + event.id(), "STATUS:CONFIRMED", "DTSTART:20260618T010000Z");
  }

  @Test
  void writesInNoLanguageThatNobodyAnswersFor() throws Exception {
    post.show("hmn");
    Event event = post.event(60);
    post.say(event, post.guest("Lan", "lan@example.invalid", "vi"), RegistrationStatus.ACCEPTED);

    MimeMessage mail = post.mails().get(0);

    assertThat(mail.getContentLanguage()).containsExactly("en");
    assertThat(SomePost.subject(mail)).isEqualTo("You are registered: Listening session");
  }

  @Test
  void tellsHowItStandsOnceHoweverOftenItIsSaid() {
    Event event = post.event(60);
    UUID mai = post.guest("Mai", "mai@example.invalid", "en");
    post.say(event, mai, RegistrationStatus.ACCEPTED);
    post.say(event, mai, RegistrationStatus.ACCEPTED);
    assertThat(post.mails()).hasSize(1);

    post.clock.advance(Duration.ofMinutes(1));
    post.say(event, mai, RegistrationStatus.ACCEPTED);
    assertThat(post.mails()).hasSize(1);

    post.say(event, mai, RegistrationStatus.CANCELLED);
    assertThat(post.mails())
        .extracting(SomePost::subject)
        .containsExactly(
            "You are registered: Listening session",
            "You are no longer registered: Listening session");
  }

  @Test
  void tellsWhoMovesUpAndKeepsTheLinkFromWhoWaits() {
    Event event = post.event(1);
    UUID mai = post.guest("Mai", "mai@example.invalid", "en");
    UUID tou = post.guest("Tou", "tou@example.invalid", "en");
    post.say(event, mai, RegistrationStatus.ACCEPTED);
    post.say(event, tou, RegistrationStatus.ACCEPTED);
    MimeMessage waiting = post.mails().get(1);
    assertThat(SomePost.subject(waiting)).startsWith("You are on the waiting list");
    assertThat(SomePost.text(waiting)).doesNotContain("meet.invalid");
    assertThat(SomePost.calendar(waiting)).isEmpty();

    post.clock.advance(Duration.ofMinutes(1));
    post.say(event, mai, RegistrationStatus.CANCELLED);

    assertThat(post.mails())
        .filteredOn(mail -> SomePost.to(mail).startsWith("tou"))
        .last()
        .satisfies(
            mail -> {
              assertThat(SomePost.subject(mail)).startsWith("There is a seat for you");
              assertThat(SomePost.text(mail)).contains(SomePost.ON_LINE);
            });
  }

  @Test
  void tellsOfAChangeOnceItWasLeftAloneAndOnlyIfItMatters() {
    Event event = post.event(60);
    post.say(event, post.guest("Mai", "mai@example.invalid", "en"), RegistrationStatus.ACCEPTED);
    post.mails();

    change(event, "Grant High School", event.startsAt());
    assertThat(post.mails()).hasSize(1);
    post.clock.advance(Duration.ofMinutes(3));
    change(event, "Grant High School", event.startsAt().plusSeconds(3600));
    post.clock.advance(Duration.ofMinutes(3));
    assertThat(post.mails()).hasSize(1);
    post.clock.advance(Duration.ofMinutes(3));
    MimeMessage told = post.mails().get(1);
    assertThat(SomePost.subject(told)).isEqualTo("Something has changed: Listening session");
    assertThat(SomePost.text(told)).contains("Grant High School", "7:00");
    assertThat(SomePost.calendar(told)).contains("SEQUENCE:2", "DTSTART:20260618T020000Z");

    // The same again: nobody needs to know.
    change(event, "Grant High School", event.startsAt().plusSeconds(3600));
    post.clock.advance(Duration.ofMinutes(10));
    assertThat(post.mails()).hasSize(2);
  }

  @Test
  void tellsEverybodyWhoMayComeThatItIsCalledOff() {
    Event event = post.event(60);
    post.say(event, post.guest("Mai", "mai@example.invalid", "en"), RegistrationStatus.ACCEPTED);
    UUID tou = post.guest("Tou", "tou@example.invalid", "en");
    post.say(event, tou, RegistrationStatus.TENTATIVE);
    post.say(event, post.guest("Pa", "pa@example.invalid", "en"), RegistrationStatus.DECLINED);
    post.mails();
    database
        .jdbi()
        .useTransaction(
            handle -> post.events.events().cancel(handle, post.coordinator, event.id()));
    post.clock.advance(Duration.ofMinutes(6));

    List<MimeMessage> mails = post.mails();

    assertThat(mails)
        .extracting(mail -> SomePost.to(mail) + " " + SomePost.subject(mail))
        .containsExactlyInAnyOrder(
            "mai@example.invalid You are registered: Listening session",
            "mai@example.invalid Cancelled: Listening session",
            "tou@example.invalid Cancelled: Listening session");
    assertThat(SomePost.calendar(mails.get(1))).contains("STATUS:CANCELLED");
  }

  @Test
  void remindsEachOnceByThePlanAndNobodyAfterTheBeginning() {
    post.show("hmn");
    Event event = post.event(60);
    post.plan(event, TWICE);
    for (int n = 0; n < 130; n++) {
      post.say(
          event,
          post.guest("Guest " + n, "g" + n + "@example.invalid", "hmn"),
          RegistrationStatus.ACCEPTED);
    }
    // More than sixty wait: they are not reminded.
    assertThat(post.mails()).hasSize(130);
    int confirmed = 130;

    post.clock.set(Instant.parse("2026-06-15T23:59:59Z"));
    assertThat(post.mails()).hasSize(confirmed);
    post.clock.set(Instant.parse("2026-06-16T00:00:00Z"));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(post.reminders::run),
            CompletableFuture.runAsync(post.reminders::run))
        .join();
    List<MimeMessage> before = post.mails();
    assertThat(before).hasSize(confirmed + 60);
    assertThat(before.subList(confirmed, confirmed + 60))
        .extracting(SomePost::to)
        .doesNotHaveDuplicates();
    assertThat(SomePost.text(before.get(confirmed)))
        .contains("Nqa koj daim ntawv tuaj.", SomePost.ON_LINE);

    // Nobody was at work in the morning, and then it had begun.
    post.clock.set(Instant.parse("2026-06-18T01:00:00Z"));
    assertThat(post.mails()).hasSize(confirmed + 60);
    assertThat(post.texts("SELECT count(*) FROM reminders.messages WHERE kind = 'today'"))
        .containsExactly("0");
  }

  @Test
  void remindsOnTheDayAndNotWhoRegisteredAMomentBefore() {
    Event event = post.event(60);
    post.plan(event, TWICE);
    post.say(event, post.guest("Mai", "mai@example.invalid", "en"), RegistrationStatus.ACCEPTED);
    post.mails();
    post.clock.set(Instant.parse("2026-06-17T13:00:00Z"));
    post.say(event, post.guest("Late", "late@example.invalid", "en"), RegistrationStatus.ACCEPTED);
    post.mails();

    post.clock.set(Instant.parse("2026-06-17T15:00:00Z"));
    List<MimeMessage> mails = post.mails();

    assertThat(mails)
        .extracting(mail -> SomePost.to(mail) + " " + SomePost.subject(mail))
        .containsExactly(
            "mai@example.invalid You are registered: Listening session",
            "late@example.invalid You are registered: Listening session",
            "mai@example.invalid Today: Listening session");
  }

  @Test
  void mailsNobodyWhoSaidStop() {
    Event event = post.event(60);
    post.plan(event, TWICE);
    UUID mail = post.guest("Mai", "mai@example.invalid", "en");
    UUID all = post.guest("Tou", "tou@example.invalid", "en");
    UUID meanwhile = post.guest("Pa", "pa@example.invalid", "en");
    post.stop(mail, Channel.EMAIL);
    post.stop(all, Channel.ALL);
    for (UUID contact : List.of(mail, all, meanwhile)) {
      post.say(event, contact, RegistrationStatus.ACCEPTED);
    }
    post.read();
    post.stop(meanwhile, Channel.EMAIL);
    post.clock.set(Instant.parse("2026-06-17T15:00:00Z"));

    assertThat(post.mails()).isEmpty();
    assertThat(
            post.texts(
                "SELECT DISTINCT p.full_name || ' ' || m.way FROM reminders.messages m"
                    + " JOIN contacts.people p ON p.contact = m.contact WHERE m.event = '"
                    + event.id()
                    + "' ORDER BY 1"))
        .containsExactly("Mai hand", "Pa hand", "Pa mail");
  }

  @Test
  void thanksWhoCameAndWritesToWhoDidNot() {
    Event event = post.event(60);
    post.plan(event, TWICE);
    UUID came = post.guest("Mai", "mai@example.invalid", "en");
    UUID missed = post.guest("Tou", "tou@example.invalid", "en");
    post.say(event, came, RegistrationStatus.ACCEPTED);
    post.say(event, missed, RegistrationStatus.ACCEPTED);
    post.mails();
    post.sql(
        "INSERT INTO checkin.attendances (id, organization, event, day, contact, party, at, author, recorded_at)"
            + " VALUES (?, ?, ?, '2026-06-17', ?, 1, now(), ?, now())",
        Ids.next(),
        post.organization,
        event.id(),
        came,
        Ids.next());
    post.sql(
        "INSERT INTO checkin.absences (id, event, contact, noted_at) VALUES (?, ?, ?, now())",
        Ids.next(),
        event.id(),
        missed);
    // Ten in the morning after.
    post.clock.set(Instant.parse("2026-06-18T16:59:00Z"));
    assertThat(post.mails()).hasSize(2);
    post.clock.set(Instant.parse("2026-06-18T17:00:00Z"));
    post.mails();

    assertThat(post.mails().subList(2, 4))
        .extracting(mail -> SomePost.to(mail) + " " + SomePost.subject(mail))
        .containsExactlyInAnyOrder(
            "mai@example.invalid Thank you for coming: Listening session",
            "tou@example.invalid We missed you: Listening session");
  }

  @Test
  void confirmsWhatWasSaidOnACallUnlessItIsTakenBack() {
    Event event = post.event(60);
    UUID kept = Ids.next();
    UUID undone = Ids.next();
    post.sayOnACall(event, post.guest("Mai", "mai@example.invalid", "en"), kept);
    post.sayOnACall(event, post.guest("Tou", "tou@example.invalid", "en"), undone);
    assertThat(post.mails()).isEmpty();
    post.undo(undone);
    post.clock.advance(Duration.ofMinutes(2));

    assertThat(post.mails()).extracting(SomePost::to).containsExactly("mai@example.invalid");
  }

  @Test
  void leavesItToPeopleWhereThereIsNoMail() {
    SomePost without = new SomePost(database, false);
    try {
      without.show("hmn");
      Event event = without.event(60);
      UUID mai = without.guest("Mai Vang", "mai@example.invalid", "hmn");
      without.say(event, mai, RegistrationStatus.ACCEPTED);
      assertThat(without.mails()).isEmpty();

      Desk desk = without.reminders.desk();
      Desk.Overview overview = desk.of(without.coordinator, event.id(), "http://here.invalid");

      assertThat(overview.byMail()).isFalse();
      assertThat(overview.open()).hasSize(1);
      Desk.ToTell one = overview.open().get(0);
      assertThat(one.language()).isEqualTo("hmn");
      assertThat(one.text())
          .startsWith("Nyob zoo Mai Vang,\n\nKoj sau npe lawm.")
          .contains("http://here.invalid/r/")
          .doesNotContain("email");

      desk.told(without.coordinator, event.id(), one.id());
      desk.told(without.coordinator, event.id(), one.id());
      overview = desk.of(without.coordinator, event.id(), "http://here.invalid");
      assertThat(overview.open()).isEmpty();
      assertThat(overview.figures()).containsExactly(new DeskDao.Figures("confirmed", 0, 0, 1, 0));
    } finally {
      without.server.stop();
    }
  }

  private void change(Event event, String place, Instant starts) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                post.events
                    .events()
                    .change(
                        handle,
                        post.coordinator,
                        event.id(),
                        new NewEvent(
                            event.kind(),
                            event.name(),
                            event.audience(),
                            starts,
                            starts.plusSeconds(7200),
                            event.timeZone(),
                            place,
                            event.address(),
                            event.virtualAddress(),
                            event.capacity(),
                            false)));
  }
}
