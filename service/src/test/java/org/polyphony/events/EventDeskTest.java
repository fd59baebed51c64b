package org.polyphony.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.Given;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Viewer;

/** Forms that are sent twice. */
class EventDeskTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final LocalDate JULY = LocalDate.parse("2026-07-01");

  private final TestClock clock = TestClock.at("2026-06-06T17:00:00Z");
  private final Audit audit = new Audit(clock);
  private final EventDesk desk =
      new EventDesk(database.jdbi(), new Events(clock), new Registrations(clock), audit, clock);
  private final Viewer mine = Given.coordinator(Ids.next());

  @Test
  void setsUpOneHoweverOftenItsFormIsSent() {
    UUID key = Ids.next();

    Event first = create(mine, key, "Listening session");

    assertThat(create(mine, key, "Listening session")).isEqualTo(first);
    assertThat(create(mine, key, "Town hall").name())
        .as("whoever goes back and types another")
        .isEqualTo("Town hall");
    assertThat(create(Given.coordinator(Ids.next()), key, "Listening session").id())
        .as("of another organization")
        .isNotEqualTo(first.id());
    assertThat(desk.calendar(mine).ahead()).hasSize(2);
  }

  @Test
  void repeatsASeriesOnce() {
    UUID event = create(mine, Ids.next(), "Listening session").id();
    UUID key = Ids.next();

    List<Event> copies = desk.repeat(mine, event, key, JULY, 3);

    assertThat(desk.repeat(mine, event, key, JULY, 3)).isEqualTo(copies);
    assertThat(desk.calendar(mine).ahead()).hasSize(4);
    assertThat(desk.repeat(mine, event, key, JULY.plusWeeks(9), 1)).hasSize(1);
    assertThat(desk.calendar(mine).ahead()).hasSize(5);
  }

  private Event create(Viewer viewer, UUID key, String name) {
    return desk.create(viewer, key, SomeEvent.named(name), Offered.NOTHING, List.of());
  }
}
