package org.polyphony.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.cohorts.NewGuardian;
import org.polyphony.consent.Channel;
import org.polyphony.events.Event;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.platform.TestDatabase;

/** What those are told who apply for a training, and their guardians. */
class ApplicantsToldTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private SomePost post;
  private Event training;
  private UUID mai;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "TRUNCATE platform.journal, platform.mails, reminders.changes, reminders.messages"));
    post = new SomePost(database, true);
    training = post.training(10);
    mai = post.guest("Mai Vang", "mai@example.invalid", "hmn");
  }

  @AfterEach
  void close() {
    post.server.stop();
  }

  @Test
  void areToldThatTheirApplicationCameAndWhatWasDecided() {
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    assertThat(subjects()).containsExactly("We have your application: Summer institute");
    assertThat(SomePost.text(post.mails().get(0)))
        .contains("The organizers decide", SomePost.ROOT + "/r/")
        .doesNotContain(SomePost.ON_LINE);

    decide(RegistrationStatus.TURNED_DOWN);
    decide(RegistrationStatus.APPLIED);
    decide(RegistrationStatus.ACCEPTED);

    assertThat(subjects())
        .containsExactly(
            "We have your application: Summer institute",
            "No place this time: Summer institute",
            "We have your application: Summer institute",
            "You are taken in: Summer institute");
    MimeMessage taken = post.mails().get(3);
    assertThat(SomePost.text(taken)).contains("You are taken in", SomePost.ON_LINE);
    assertThat(SomePost.calendar(taken)).contains("UID:" + training.id());
    assertThat(SomePost.text(post.mails().get(1))).doesNotContain("Hagginwood");
  }

  @Test
  void hearNothingTwiceAndNothingMoreWhenTheyWithdrawAfterANo() {
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    post.mails();
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    decide(RegistrationStatus.TURNED_DOWN);
    decide(RegistrationStatus.TURNED_DOWN);

    post.say(training, mai, RegistrationStatus.CANCELLED);

    assertThat(subjects())
        .containsExactly(
            "We have your application: Summer institute", "No place this time: Summer institute");
  }

  @Test
  void areToldInTheirLanguage() {
    post.show("hmn");
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    post.mails();
    decide(RegistrationStatus.ACCEPTED);

    assertThat(subjects())
        .containsExactly(
            "Peb tau txais koj daim ntawv thov: Summer institute",
            "Lawv txais koj lawm: Summer institute");
  }

  @Test
  void areToldOfAChangeAndOfTheirWithdrawalBetweenTwoDates() {
    post.sql(
        "INSERT INTO events.dates (event, starts_at, ends_at)"
            + " VALUES (?, '2026-06-25T01:00Z', '2026-06-25T03:00Z')",
        training.id());
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    post.mails();
    decide(RegistrationStatus.ACCEPTED);
    post.clock.set(Instant.parse("2026-06-20T17:00:00Z"));
    post.sql("UPDATE events.events SET place = 'Pannell Center' WHERE id = ?", training.id());
    post.sql(
        "INSERT INTO reminders.changes (event, changed_at) VALUES (?, '2026-06-20T16:50:00Z')",
        training.id());
    post.mails();
    post.say(training, mai, RegistrationStatus.CANCELLED);

    assertThat(subjects().subList(2, 4))
        .containsExactly(
            "Something has changed: Summer institute",
            "You are no longer registered: Summer institute");
    assertThat(SomePost.text(post.mails().get(2))).contains("June 24, 2026", "Pannell Center");
  }

  @Test
  void theirGuardianIsAskedOnceByALinkOfTheirOwn() {
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    UUID mother = name("Ka Vang", "ka@example.invalid");
    name("Ka Vang", "ka@example.invalid");

    List<MimeMessage> asked = toGuardians();
    assertThat(asked).hasSize(1);
    assertThat(SomePost.subject(asked.get(0))).isEqualTo("May Mai Vang take part?");
    assertThat(SomePost.text(asked.get(0)))
        .contains(
            "Hello Ka Vang,", "Summer institute", SomePost.ROOT + "/g/" + link(mother) + "?lang=en")
        .doesNotContain(SomePost.ON_LINE, "/r/");
  }

  @Test
  void whoeverIsNamedInsteadIsAskedAndTheLinkBeforeLeadsNowhere() {
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    UUID friend = name("A Friend", "friend@example.invalid");
    post.mails();
    UUID mother = name("Ka Vang", "ka@example.invalid");

    assertThat(toGuardians())
        .extracting(SomePost::to)
        .containsExactly("friend@example.invalid", "ka@example.invalid");
    assertThat(mother).isNotEqualTo(friend);
    assertThat(
            database
                .jdbi()
                .<Boolean, RuntimeException>withHandle(
                    handle -> post.cohorts.guardians().find(handle, friend).isPresent()))
        .isFalse();
  }

  @Test
  void nobodyIsAskedForWhoWantsNothingFromUs() {
    post.say(training, mai, RegistrationStatus.ACCEPTED);
    post.stop(mai, Channel.ALL);
    name("Ka Vang", "ka@example.invalid");

    assertThat(toGuardians()).isEmpty();
  }

  private UUID name(String guardian, String email) {
    return post.nameGuardian(training, mai, new NewGuardian(guardian, "", email));
  }

  private String link(UUID guardian) {
    return post.cohorts.links().token(guardian);
  }

  private List<MimeMessage> toGuardians() {
    return post.mails().stream()
        .filter(mail -> !SomePost.to(mail).equals("mai@example.invalid"))
        .toList();
  }

  private void decide(RegistrationStatus status) {
    post.clock.advance(Duration.ofMinutes(1));
    post.decide(training, mai, status);
    post.mails();
  }

  private List<String> subjects() {
    return post.mails().stream().map(SomePost::subject).toList();
  }
}
