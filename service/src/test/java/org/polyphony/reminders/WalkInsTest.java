package org.polyphony.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.consent.Channel;
import org.polyphony.events.Event;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestDatabase;

/** Those who came without having registered. */
class WalkInsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private SomePost post;
  private Event event;

  @BeforeEach
  void open() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "TRUNCATE platform.journal, platform.mails, reminders.plans, reminders.messages"));
    post = new SomePost(database, true);
    event = post.event(60);
    post.plan(event, new Plan(null, "", "", true, false, Map.of()));
  }

  @AfterEach
  void close() {
    post.server.stop();
  }

  @Test
  void areThankedByHandInTheirLanguageAndOnce() {
    post.show("hmn");
    UUID walkedIn = post.guest("Yer Moua", "yer@example.invalid", "hmn");
    came(walkedIn);
    came(walkedIn, "2026-06-18");
    morningAfter();
    morningAfter();

    List<Desk.ToTell> open =
        post.reminders.desk().of(post.coordinator, event.id(), SomePost.ROOT).open();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).name()).isEqualTo("Yer Moua");
    assertThat(open.get(0).language()).isEqualTo("hmn");
    assertThat(open.get(0).text()).startsWith("Nyob zoo Yer Moua,").doesNotContain("/r/");
    assertThat(open.get(0).link()).isEmpty();
    assertThat(post.texts("SELECT name FROM guests.submissions WHERE name = 'Yer Moua'"))
        .as("nobody gets a page of a registration that they have not made")
        .isEmpty();
  }

  @Test
  void areLeftAloneWhereNobodyCouldReachThemOrTheySaidStop() {
    came(post.guest("No Address", "", "en"));
    UUID stopped = post.guest("Stopped", "stopped@example.invalid", "en");
    post.stop(stopped, Channel.ALL);
    came(stopped);

    assertThat(morningAfter()).isZero();
    assertThat(post.texts("SELECT kind FROM reminders.messages")).isEmpty();
  }

  @Test
  void whoHadRegisteredIsThankedAsBefore() {
    UUID mai = post.guest("Mai", "mai@example.invalid", "en");
    post.say(event, mai, RegistrationStatus.ACCEPTED);
    post.mails();
    came(mai);

    assertThat(morningAfter()).isEqualTo(2);
    assertThat(post.texts("SELECT way || ' ' || kind FROM reminders.messages ORDER BY id"))
        .containsExactly("mail confirmed", "mail thanks");
  }

  private int morningAfter() {
    post.clock.set(Instant.parse("2026-06-18T17:00:00Z"));
    return post.mails().size();
  }

  private void came(UUID contact) {
    came(contact, "2026-06-17");
  }

  private void came(UUID contact, String day) {
    post.sql(
        "INSERT INTO checkin.attendances (id, organization, event, day, contact, party, at, author, recorded_at)"
            + " VALUES (?, ?, ?, CAST(? AS date), ?, 1, now(), ?, now())",
        Ids.next(),
        post.organization,
        event.id(),
        day,
        contact,
        Ids.next());
  }
}
