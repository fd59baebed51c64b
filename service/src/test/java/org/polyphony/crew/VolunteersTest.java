package org.polyphony.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.Expiring;

/** People of partners: how they are reminded, and for how long they are known. */
class VolunteersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private final CrewLinks links = new CrewLinks(new SigningKeys(database.jdbi(), clock));
  private final CrewReminders reminders =
      new CrewReminders(Messages.load(getClass().getClassLoader()), links, clock);
  private SomeCrew some;
  private CrewShift notes;
  private UUID rosa;

  @BeforeEach
  void somebodyHasSignedUp() {
    clock.set(Instant.parse("2026-06-10T17:00:00Z"));
    some = new SomeCrew(database.jdbi(), clock);
    notes = some.role(RoleKind.NOTE_TAKING, 2, null);
    rosa =
        some.partners.signUp(
            some.invite(null), SomeCrew.volunteer("Rosa Delgado", "+19165550331", notes));
  }

  @Test
  void remindsOnceInTheLanguageOfThePage() {
    assertThat(due(Duration.ofDays(2))).isEmpty();
    clock.set(Instant.parse("2026-06-16T17:00:00Z"));

    CrewReminders.Due due = due(Duration.ofDays(2)).get(0);

    assertThat(due.volunteer()).isEqualTo(rosa);
    assertThat(reminders.text(due, due.language(), "https://here.invalid/x"))
        .isEqualTo(
            "Chào Rosa Delgado, cảm ơn vì đã nhận giúp tại Listening session 2. Ghi chép: Thứ Tư, 17 tháng 6, 2026,"
                + " 17:30 đến 20:00, Hagginwood Community Center. Nếu không đến được, xin báo tại đây:"
                + " https://here.invalid/x");
    assertThat(links.read(CrewLinks.Kind.VOLUNTEER, reminders.path(due).substring(10)))
        .contains(rosa);
    database.jdbi().useTransaction(handle -> reminders.reminded(handle, due.signup()));
    assertThat(due(Duration.ofDays(2))).isEmpty();
  }

  @Test
  void remindsNobodyOfWhatIsCalledOffTakenOffOrGivenBack() {
    clock.set(Instant.parse("2026-06-16T17:00:00Z"));
    some.planning.remove(some.coordinator, some.event.id(), notes.id());
    assertThat(due(Duration.ofDays(2))).isEmpty();
    some.planning.putBack(some.coordinator, some.event.id(), notes.id());
    assertThat(due(Duration.ofDays(2))).hasSize(1);
    database
        .jdbi()
        .useTransaction(
            handle -> some.events.events().cancel(handle, some.coordinator, some.event.id()));
    assertThat(due(Duration.ofDays(2))).isEmpty();
    database
        .jdbi()
        .useTransaction(
            handle -> some.events.events().reopen(handle, some.coordinator, some.event.id()));
    some.partners.leave(rosa, some.partners.own(rosa).mine().get(0).person().id());
    assertThat(due(Duration.ofDays(2))).isEmpty();
  }

  private java.util.List<CrewReminders.Due> due(Duration ahead) {
    return database.jdbi().withHandle(handle -> reminders.due(handle, ahead)).stream()
        .filter(one -> one.event().equals(some.event.id()))
        .toList();
  }

  @Test
  void areKnownForATimeOnlyAndCountedAfterwards() {
    clock.set(some.event.endsAt().plus(Duration.ofDays(31)));
    ExpiringVolunteers rule = new ExpiringVolunteers();
    UUID organization = some.coordinator.organization();
    Instant before = clock.instant().minus(Duration.ofDays(30));

    assertThat(
            database
                .jdbi()
                .<Integer, RuntimeException>withHandle(
                    handle -> rule.due(handle, Ids.next(), before, 10)))
        .isZero();
    assertThat(
            database
                .jdbi()
                .<Integer, RuntimeException>withHandle(
                    handle -> rule.due(handle, organization, before, 10)))
        .isEqualTo(1);
    Expiring.Piece piece =
        database.jdbi().inTransaction(h -> rule.remove(h, organization, before, null, 10));

    assertThat(piece).isEqualTo(new Expiring.Piece(1, null));
    assertThat(some.sql("SELECT v::text FROM crew.volunteers v WHERE id = ?", rosa))
        .doesNotContain("Rosa", "5550331", "Equity");
    assertThat(some.crew().duties().get(0).shift().people()).hasSize(1);
  }

  @Test
  void aLinkOfOneKindOpensNothingOfTheOther() {
    UUID id = Ids.next();
    String token = links.volunteer(id).substring("/crew/own/".length());

    assertThat(links.read(CrewLinks.Kind.VOLUNTEER, token)).contains(id);
    assertThat(links.read(CrewLinks.Kind.INVITATION, token)).isEmpty();
    assertThat(links.read(CrewLinks.Kind.VOLUNTEER, "B" + token.substring(1))).isEmpty();
    assertThat(links.read(CrewLinks.Kind.VOLUNTEER, "ø")).isEmpty();
  }
}
