package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class RegistrationsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-06-06T17:00:00Z");

  private final EventsModule events =
      new EventsModule(database.jdbi(), new Audit(new TestClock(NOW)), new TestClock(NOW));
  private final UUID organization = Ids.next();
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();
  private Handle handle;
  private UUID session;
  private UUID mai;

  @BeforeEach
  void aSessionAndSomebodyInvited() {
    handle = database.jdbi().open();
    mai = Given.contact(handle, organization, "Mai Vang");
    session = events.events().create(handle, organization, null, SomeEvent.session()).id();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void keepsWhoWillComeInWhichLanguage() {
    say(RegistrationStatus.ACCEPTED, "hmn", Map.of("ride", "yes"), first);

    assertThat(registration())
        .containsEntry("status", "accepted")
        .containsEntry("language", "hmn")
        .containsEntry("source", "phone")
        .containsEntry("attempt", first)
        .containsEntry("needs", "{\"ride\": \"yes\"}");
  }

  @Test
  void showsTheLastWordAndAddsUpTheNeeds() {
    say(RegistrationStatus.TENTATIVE, "en", Map.of("ride", "yes"), first);
    say(RegistrationStatus.ACCEPTED, "hmn", Map.of("interpreter", "hmn"), second);

    assertThat(registration())
        .containsEntry("status", "accepted")
        .containsEntry("language", "hmn")
        .containsEntry("needs", "{\"ride\": \"yes\", \"interpreter\": \"hmn\"}");
  }

  @Test
  void isGoneWhenItsOnlyWordWasTakenBack() {
    say(RegistrationStatus.ACCEPTED, "hmn", Map.of(), first);

    events.registrations().takeBack(handle, first);

    assertThat(registration()).isNull();
  }

  @Test
  void showsTheWordBeforeWhenTheLastWasTakenBack() {
    say(RegistrationStatus.ACCEPTED, "hmn", Map.of("ride", "yes"), first);
    say(RegistrationStatus.DECLINED, "en", Map.of(), second);

    events.registrations().takeBack(handle, second);

    assertThat(registration())
        .containsEntry("status", "accepted")
        .containsEntry("language", "hmn")
        .containsEntry("attempt", first);
  }

  @Test
  void keepsTheLastWordWhenTheOneBeforeWasTakenBack() {
    say(RegistrationStatus.ACCEPTED, "hmn", Map.of(), first);
    say(RegistrationStatus.DECLINED, "hmn", Map.of(), second);

    events.registrations().takeBack(handle, first);
    assertThat(registration()).containsEntry("status", "declined");

    events.registrations().takeBack(handle, second);
    assertThat(registration()).isNull();
  }

  private void say(
      RegistrationStatus status, String language, Map<String, String> needs, UUID attempt) {
    events
        .registrations()
        .record(
            handle,
            new NewRegistration(
                session, mai, status, "phone", language, needs, attempt, null, NOW));
  }

  private @Nullable Map<String, Object> registration() {
    return handle
        .createQuery(
            """
            SELECT status, language, source, attempt, CAST(needs AS text) AS needs
            FROM events.known_registrations
            WHERE event = :event AND contact = :contact
            """)
        .bind("event", session)
        .bind("contact", mai)
        .mapToMap()
        .findOne()
        .orElse(null);
  }
}
