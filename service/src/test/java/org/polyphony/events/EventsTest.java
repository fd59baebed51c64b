package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

class EventsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Events events = new Events(TestClock.at("2026-06-06T17:00:00Z"));
  private final Viewer mine = coordinator();
  private final Viewer another = coordinator();
  private Handle handle;

  @BeforeEach
  void open() {
    handle = database.jdbi().open();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void keepsWhatWasSaidAboutIt() {
    Event made = events.create(handle, mine.organization(), mine.user(), SomeEvent.session());

    Event found = events.find(handle, mine, made.id()).orElseThrow();
    assertThat(found).isEqualTo(made);
    assertThat(found.name()).isEqualTo("Listening session 2");
    assertThat(found.startsAt()).isEqualTo(Instant.parse("2026-06-18T01:00:00Z"));
    assertThat(found.timeZone().getId()).isEqualTo("America/Los_Angeles");
    assertThat(found.capacity()).isEqualTo(60);
  }

  @Test
  void givesEachItsOwnAddress() {
    String name = "Phiên lắng nghe " + mine.user();
    Event one = events.create(handle, mine.organization(), null, SomeEvent.named(name));
    Event two = events.create(handle, another.organization(), null, SomeEvent.named(name));
    Event chinese = events.create(handle, mine.organization(), null, SomeEvent.named("聆聽會"));

    assertThat(one.slug()).startsWith("phien-lang-nghe-");
    assertThat(two.slug()).isEqualTo(one.slug() + "-2");
    assertThat(chinese.slug()).startsWith("event");
  }

  @Test
  void keepsItsAddressWhenItIsRenamed() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());

    Event changed =
        events
            .change(handle, mine, made.id(), SomeEvent.named("Session at Hagginwood"))
            .orElseThrow();

    assertThat(changed.name()).isEqualTo("Session at Hagginwood");
    assertThat(changed.slug()).isEqualTo(made.slug());
  }

  @Test
  void isNobodyElses() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());

    assertThat(events.find(handle, another, made.id())).isEmpty();
    assertThat(events.change(handle, another, made.id(), SomeEvent.named("Ours now"))).isEmpty();
    assertThat(events.of(handle, another)).isEmpty();
    assertThat(events.find(handle, mine, made.id())).contains(made);
  }

  @Test
  void isCalledOffAndPutBack() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());

    Event cancelled = events.cancel(handle, mine, made.id()).orElseThrow();
    assertThat(cancelled.cancelledAt()).isEqualTo(Instant.parse("2026-06-06T17:00:00Z"));
    assertThat(events.of(handle, mine)).containsExactly(cancelled);

    Event back = events.reopen(handle, mine, made.id()).orElseThrow();
    assertThat(back.cancelledAt()).isNull();
    assertThat(back.revision()).isEqualTo(2);
    assertThat(events.reopen(handle, mine, made.id())).contains(back);
  }

  @Test
  void keepsWhenItWasCalledOffFirst() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());
    Event cancelled = events.cancel(handle, mine, made.id()).orElseThrow();

    Events anHourLater = new Events(TestClock.at("2026-06-06T18:00:00Z"));

    assertThat(anHourLater.cancel(handle, mine, made.id())).contains(cancelled);
  }

  @Test
  void isCalledOffByNobodyElse() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());

    assertThat(events.cancel(handle, another, made.id())).isEmpty();
    assertThat(events.find(handle, mine, made.id())).contains(made);
  }

  @Test
  void isNeitherCalledOffNorPutBackOnceItIsOver() {
    Event stands = events.create(handle, mine.organization(), null, SomeEvent.session());
    Event off = events.create(handle, mine.organization(), null, SomeEvent.session());
    Event cancelled = events.cancel(handle, mine, off.id()).orElseThrow();
    Events afterwards = new Events(TestClock.at("2026-06-18T03:00:00Z"));

    assertThat(
            catchThrowableOfType(Problem.class, () -> afterwards.cancel(handle, mine, stands.id()))
                .code())
        .isEqualTo("event_over");
    assertThat(
            catchThrowableOfType(Problem.class, () -> afterwards.reopen(handle, mine, off.id()))
                .code())
        .isEqualTo("event_over");
    assertThat(events.find(handle, mine, stands.id())).contains(stands);
    assertThat(events.find(handle, mine, off.id())).contains(cancelled);
  }

  @Test
  void saysWhatCannotBe() {
    NewEvent good = SomeEvent.session();
    NewEvent bad =
        new NewEvent(
            good.kind(),
            " ",
            good.audience(),
            good.startsAt(),
            good.startsAt(),
            good.timeZone(),
            "x".repeat(301),
            good.address(),
            "",
            0,
            false);

    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> events.create(handle, mine.organization(), null, bad));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.fields())
        .extracting(FieldProblem::field)
        .containsExactly("name", "place", "ends_at", "capacity");
  }

  @Test
  void takesPlaceAgainWeekAfterWeekAtTheSameHourByTheClockOfThePlace() {
    Event made = events.create(handle, mine.organization(), null, SomeEvent.session());
    events.offer(handle, made.id(), new Offered("Supper", "", "", List.of("hmn", "vi"), true));

    // Two weeks on either side of the end of summer time.
    List<Event> copies = events.repeat(handle, mine, made.id(), LocalDate.parse("2026-10-28"), 2);

    assertThat(copies)
        .extracting(Event::startsAt)
        .containsExactly(
            Instant.parse("2026-10-29T01:00:00Z"), Instant.parse("2026-11-05T02:00:00Z"));
    assertThat(copies).extracting(Event::slug).doesNotHaveDuplicates().doesNotContain(made.slug());
    assertThat(events.offered(handle, copies.get(1).id()))
        .isEqualTo(events.offered(handle, made.id()));
    assertThat(events.repeat(handle, another, made.id(), LocalDate.MAX, 1)).isEmpty();
  }

  private static Viewer coordinator() {
    return new Viewer(
        Ids.next(),
        Ids.next(),
        "Coordinator",
        Set.of(Role.COORDINATOR),
        Set.of(),
        Set.of(),
        null,
        null,
        false);
  }
}
