package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.polyphony.platform.Ids;
import org.polyphony.platform.SigningKeys;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;

class PageOpenedTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-06-10T17:00:00Z");
  private final PageOpened opened = new PageOpened(new SigningKeys(database.jdbi(), clock), clock);
  private final UUID session = Ids.next();

  @Test
  void aFormIsGoodOnceAPersonCanHaveFilledItIn() {
    String mark = opened.mark(session);

    clock.advance(Duration.ofMillis(1_999));
    assertThat(opened.isGood(mark, session)).isFalse();
    assertThat(opened.isOurs(mark, session)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(opened.isGood(mark, session)).isTrue();
    clock.advance(Duration.ofDays(6));
    assertThat(opened.isGood(mark, session)).isTrue();
    clock.advance(Duration.ofDays(1));
    assertThat(opened.isGood(mark, session)).isFalse();
  }

  @Test
  void aFormOfAnotherEventOrMadeUpIsNotGood() {
    String mark = opened.mark(session);
    clock.advance(Duration.ofSeconds(9));

    assertThat(opened.isGood(mark, Ids.next())).isFalse();
    assertThat(opened.isOurs(mark, Ids.next())).isFalse();
    assertThat(opened.isGood("B" + mark.substring(1), session)).isFalse();
    assertThat(opened.isGood("", session)).isFalse();
    assertThat(opened.isGood("x.1.y", session)).isFalse();
  }
}
