package org.polyphony.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.TestService;
import org.polyphony.checkin.SomeDoor.Answer;
import org.polyphony.contacts.SomeTimeline;
import org.polyphony.platform.TestClock;

/** Somebody is here, as one or several say. */
class AttendanceTest {

  @RegisterExtension static final TestService service = new TestService("2026-06-10T18:30:00Z");

  private SomeDoor door;
  private String one;
  private String other;
  private UUID mai;

  @BeforeEach
  void aDoor() {
    door = new SomeDoor(service);
    one = door.coordinator();
    other = door.coordinator();
    mai = door.contact("Mai Vang");
  }

  @Test
  void isCountedOnceHoweverManySaySo() {
    Answer first = door.here(one, UUID.randomUUID(), mai);
    Answer second = door.here(other, UUID.randomUUID(), mai);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text("/disposition")).isEqualTo("accepted");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("/disposition")).isEqualTo("already_here");
    assertThat(second.text("/by")).isEqualTo("Mai Test");
    assertThat(second.text("/id")).isEqualTo(first.text("/id"));
    assertThat(door.standing()).isEqualTo("1 of 1");
    assertThat(
            door.text(
                "SELECT string_agg(type, ' ') FROM platform.journal WHERE subject = CAST(? AS uuid)",
                first.text("/id")))
        .isEqualTo("attendance.recorded");
  }

  @Test
  void isCountedOnceWhenTwentyPhonesSaySoAtTheSameMoment() throws Exception {
    List<String> tokens = IntStream.range(0, 20).mapToObj(n -> n % 2 == 0 ? one : other).toList();
    ExecutorService phones = Executors.newFixedThreadPool(8);
    try {
      List<Future<Answer>> answers =
          phones.invokeAll(
              tokens.stream()
                  .map(token -> (Callable<Answer>) () -> door.here(token, UUID.randomUUID(), mai))
                  .toList());
      int accepted = 0;
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isBetween(200, 201);
        accepted += answer.get().text("/disposition").equals("accepted") ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
    } finally {
      phones.shutdown();
    }
    assertThat(door.standing()).isEqualTo("1 of 1");
    assertThat(
            door.text(
                "SELECT count(*) FROM checkin.taps t JOIN checkin.attendances a ON a.id = t.attendance WHERE a.event = ?",
                door.event))
        .isEqualTo("20");
  }

  @Test
  void answersAKeyThatComesAgainAsBeforeAndAnotherBodyWithIsNot() {
    UUID key = UUID.randomUUID();
    Answer first = door.here(one, key, mai);

    Answer again = door.here(one, key, mai);
    Answer reused = door.here(one, key, door.contact("Tou Lor"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/disposition")).isEqualTo("accepted");
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.text("/code")).isEqualTo("key_reused");
    assertThat(door.here(other, key, mai).text("/disposition")).isEqualTo("already_here");
  }

  @Test
  void takesTheWordOfOneBackAndLeavesThatOfAnother() {
    String pass = door.door(one).text("/pass");
    String otherPass = door.door(other).text("/pass");
    UUID key = UUID.randomUUID();
    UUID otherKey = UUID.randomUUID();
    assertThat(door.tap(pass, key, mai).status()).isEqualTo(201);
    door.tap(otherPass, otherKey, mai);

    Answer withdrawn = door.withdraw(pass, key);

    assertThat(withdrawn.text("/disposition")).isEqualTo("undone");
    assertThat(door.standing()).isEqualTo("1 of 1");
    assertThat(door.tap(pass, key, mai).text("/disposition")).isEqualTo("undone");
    door.withdraw(otherPass, otherKey);
    door.withdraw(otherPass, otherKey);
    assertThat(door.standing()).isEqualTo("0 of 0");
    assertThat(door.tap(pass, UUID.randomUUID(), mai).text("/disposition")).isEqualTo("accepted");
    assertThat(door.withdraw(pass, UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void takesItBackWhoeverHasSaidIt() {
    String attendance = door.here(one, UUID.randomUUID(), mai).text("/id");
    door.here(other, UUID.randomUUID(), mai);

    assertThat(door.delete(other, attendance).text("/disposition")).isEqualTo("undone");
    assertThat(door.delete(other, attendance).status()).isEqualTo(200);

    assertThat(door.standing()).isEqualTo("0 of 0");
    assertThat(timeline(mai)).isNull();
  }

  @Test
  void standsOnTheTimelineAndCountsAboveIt() {
    door.here(one, UUID.randomUUID(), mai);

    assertThat(timeline(mai)).isEqualTo("attendance.came Session at Hagginwood");
  }

  @Test
  void keepsHowManyCameAndWhatTheySpokeWhoeverSaysItLast() {
    UUID registration = door.register(mai, "hmn", "{}");
    Answer first = door.here(one, Map.of("key", UUID.randomUUID(), "registration", registration));
    assertThat(first.text("/contact")).isEqualTo(mai.toString());
    assertThat(first.body().path("party").asInt()).isEqualTo(1);

    Answer counted =
        door.here(
            other, Map.of("key", UUID.randomUUID(), "contact", mai, "party", 4, "spoken", "vi"));

    assertThat(counted.body().path("party").asInt()).isEqualTo(4);
    assertThat(
            door.text(
                "SELECT party || ' ' || spoken || ' ' || registration FROM checkin.attendances WHERE contact = ?",
                mai))
        .isEqualTo("4 vi " + registration);
    assertThat(
            door.text(
                "SELECT spoken || ' ' || spoken_source FROM contacts.contacts WHERE id = ?", mai))
        .isEqualTo("vi observed");
    assertThat(
            door.here(one, Map.of("key", UUID.randomUUID(), "contact", mai, "party", 51)).status())
        .isEqualTo(422);
  }

  @Test
  void makesAContactOfSomebodyWhomNobodyExpectedAndKnowsThemTheSecondTime() {
    Answer first = door.walkIn(one, "Xai Thao", "916 555 0142", "hmn");
    Answer second = door.walkIn(other, "xai  thao", "(916) 555-0142", "hmn");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.text("/disposition")).isEqualTo("already_here");
    assertThat(second.text("/contact")).isEqualTo(first.text("/contact"));
    assertThat(
            door.text(
                "SELECT full_name || ' ' || spoken || ' ' || spoken_source FROM contacts.contacts WHERE id = CAST(? AS uuid)",
                first.text("/contact")))
        .isEqualTo("Xai Thao hmn self_declared");
    assertThat(door.walkIn(one, "", "", "und").status()).isEqualTo(422);
    assertThat(door.walkIn(one, "Bee", "12", "und").text("/errors/0/code"))
        .isEqualTo("walk_in_number");
    assertThat(door.walkIn(one, "Bee", "", "klingon").text("/errors/0/code"))
        .isEqualTo("unknown_value");
  }

  @Test
  void countsTwoEntriesThatBecameOneAsOnePersonAndAsTwoAgainAfterwards() {
    UUID twin = door.contact("Mai V.");
    door.here(one, UUID.randomUUID(), mai);
    door.here(one, UUID.randomUUID(), twin);
    door.sql("UPDATE contacts.contacts SET merged_into = ? WHERE id = ?", mai, twin);

    assertThat(came()).isEqualTo(1);
    assertThat(door.here(other, UUID.randomUUID(), twin).text("/disposition"))
        .isEqualTo("already_here");
    door.sql("UPDATE contacts.contacts SET merged_into = NULL WHERE id = ?", twin);
    assertThat(came()).isEqualTo(2);
  }

  @Test
  void aCohortThatMeetsOnSeveralDaysCountsEach() {
    SomeDoor training = new SomeDoor(service, "2026-06-09T17:00:00Z", "2026-06-20T20:00:00Z");
    training.here(one, UUID.randomUUID(), mai);
    Answer yesterday =
        training.here(
            one,
            Map.of(
                "key",
                UUID.randomUUID(),
                "contact",
                mai,
                "at",
                "2026-06-09T18:00:00Z",
                "sent_at",
                "2026-06-10T18:30:00Z"));

    assertThat(yesterday.text("/disposition")).isEqualTo("accepted");
    assertThat(
            training.text(
                "SELECT string_agg(CAST(day AS text), ' ' ORDER BY day) FROM checkin.attendances WHERE event = ?",
                training.event))
        .isEqualTo("2026-06-09 2026-06-10");
  }

  @Test
  void eachDateOfATrainingCountsForItself() {
    SomeDoor training = new SomeDoor(service, "2026-05-06T18:00:00Z", "2026-05-06T20:00:00Z");
    training.sql(
        "INSERT INTO events.dates (event, starts_at, ends_at) VALUES"
            + " (?, '2026-06-10T18:00:00Z', '2026-06-10T20:00:00Z'),"
            + " (?, '2026-06-24T18:00:00Z', '2026-06-24T20:00:00Z')",
        training.event,
        training.event);

    assertThat(training.here(one, UUID.randomUUID(), mai).status()).isEqualTo(201);
    Answer before =
        training.here(
            one,
            Map.of(
                "key",
                UUID.randomUUID(),
                "contact",
                mai,
                "at",
                "2026-05-20T18:00:00Z",
                "sent_at",
                "2026-06-10T18:30:00Z"));

    assertThat(before.text("/disposition")).isEqualTo("accepted");
    assertThat(
            training.text(
                "SELECT string_agg(CAST(day AS text), ' ' ORDER BY day) FROM checkin.attendances WHERE event = ?",
                training.event))
        .isEqualTo("2026-05-06 2026-06-10");
  }

  @Test
  void aClockThatIsADayOffDoesNoHarm() {
    door.here(
        one,
        Map.of(
            "key",
            UUID.randomUUID(),
            "contact",
            mai,
            "at",
            "2026-06-12T02:00:00Z",
            "sent_at",
            "2026-06-12T02:10:00Z"));

    assertThat(
            door.text(
                "SELECT at BETWEEN '2026-06-10T18:15Z' AND '2026-06-10T18:40Z' FROM checkin.attendances WHERE contact = ?",
                mai))
        .isEqualTo("t");
  }

  @Test
  void refusesWhatCannotBe() {
    String stranger = door.coordinator();
    SomeDoor over = new SomeDoor(service, "2026-04-10T18:00:00Z", "2026-04-10T20:00:00Z");
    assertThat(over.here(stranger, UUID.randomUUID(), mai).text("/code")).isEqualTo("door_closed");
    door.sql("UPDATE events.events SET cancelled_at = now() WHERE id = ?", door.event);
    assertThat(door.here(one, UUID.randomUUID(), mai).text("/code")).isEqualTo("event_called_off");
    SomeDoor open = new SomeDoor(service);
    assertThat(open.here(one, UUID.randomUUID(), UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(open.here(one, Map.of("contact", mai)).text("/errors/0/field")).isEqualTo("key");
    assertThat(open.here(one, Map.of("key", UUID.randomUUID())).status()).isEqualTo(422);
    assertThat(open.standing()).isEqualTo("0 of 0");
  }

  @Test
  void notesWhoDidNotComeHalfADayAfterTheEndAndTakesItBackWhenPaperSaysOtherwise() {
    SomeDoor yesterday = new SomeDoor(service, "2026-06-09T18:00:00Z", "2026-06-09T20:00:00Z");
    UUID tou = door.contact("Tou Lor");
    yesterday.register(mai, "hmn", "{}");
    yesterday.register(tou, "hmn", "{}");
    Absences absences =
        new Absences(service.jdbi(), SomeTimeline.of(), TestClock.at("2026-06-10T18:30:00Z"));

    absences.note();
    assertThat(timeline(tou)).isNull();
    yesterday.here(one, UUID.randomUUID(), mai);
    absences.note();
    absences.note();

    assertThat(timeline(tou)).isEqualTo("no_show Session at Hagginwood");
    assertThat(timeline(mai)).isEqualTo("attendance.came Session at Hagginwood");
    yesterday.here(one, UUID.randomUUID(), tou);
    assertThat(timeline(tou)).isEqualTo("attendance.came Session at Hagginwood");
  }

  @Test
  void choosesThoseWhoCameAndThoseWhoRegisteredAndDidNot() {
    SomeDoor yesterday = new SomeDoor(service, "2026-06-09T18:00:00Z", "2026-06-09T20:00:00Z");
    UUID tou = door.contact("Tou Lor");
    yesterday.register(mai, "hmn", "{}");
    yesterday.register(tou, "hmn", "{}");
    UUID pa = door.contact("Pa Xiong");
    yesterday.here(one, UUID.randomUUID(), mai);
    yesterday.here(one, UUID.randomUUID(), pa);
    door.register(tou, "hmn", "{}");
    door.list(mai, tou, pa);

    assertThat(chosen("came", yesterday)).isEqualTo(2);
    assertThat(chosen("stayed_away", yesterday)).isEqualTo(1);
    assertThat(chosen("came", door)).isZero();
    assertThat(chosen("stayed_away", door)).isZero();
    UUID twin = door.contact("Tou L.");
    yesterday.here(one, UUID.randomUUID(), twin);
    door.sql("UPDATE contacts.contacts SET merged_into = ? WHERE id = ?", tou, twin);
    assertThat(chosen("came", yesterday)).isEqualTo(3);
    assertThat(chosen("stayed_away", yesterday)).isZero();
  }

  private int chosen(String criterion, SomeDoor event) {
    return door.send(
            one,
            "POST",
            "/api/v1/audiences/count",
            Map.of(
                "purpose",
                "any",
                "rules",
                List.of(Map.of("criterion", criterion, "values", List.of(event.event.toString())))))
        .body()
        .path("people")
        .asInt();
  }

  private int came() {
    return door.get(one, "/api/v1/events/" + door.event + "/attendance")
        .body()
        .at("/counts/came")
        .asInt();
  }

  private String timeline(UUID contact) {
    return door.text(
        "SELECT string_agg(kind || ' ' || (payload ->> 'event'), ', ' ORDER BY at) FROM contacts.timeline WHERE contact = ?",
        contact);
  }
}
