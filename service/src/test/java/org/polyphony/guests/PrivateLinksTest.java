package org.polyphony.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.polyphony.platform.Ids;

class PrivateLinksTest {

  private static final Instant NOW = Instant.parse("2026-06-10T17:00:00Z");

  private final Seal seal = new Seal(new byte[32]);
  private final PrivateLinks links = new PrivateLinks(seal);
  private final PageOpened opened = new PageOpened(seal);

  @Test
  void leadBackToOneSubmission() {
    UUID submission = Ids.next();

    assertThat(links.submission(links.token(submission))).contains(submission);
    assertThat(links.token(submission)).matches("[A-Za-z0-9_-]{43}");
    assertThat(links.token(submission)).isEqualTo(links.token(submission));
  }

  @Test
  void areNotForgedByChangingALetter() {
    String token = links.token(Ids.next());

    // The last letter stands for two bits less than the others.
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.submission(forged)).as(forged).isEmpty();
    }
  }

  @Test
  void areNotForgedWithoutTheSecret() {
    byte[] another = new byte[32];
    another[0] = 1;
    String forged = new PrivateLinks(new Seal(another)).token(Ids.next());

    assertThat(links.submission(forged)).isEmpty();
    assertThat(links.submission("")).isEmpty();
    assertThat(links.submission(Ids.next().toString())).isEmpty();
    assertThat(links.submission("ü")).isEmpty();
  }

  @Test
  void aFormIsGoodOnceAPersonCanHaveFilledItIn() {
    String mark = opened.mark("session-2", NOW);

    assertThat(opened.isGood(mark, "session-2", NOW.plusMillis(1_999))).isFalse();
    assertThat(opened.isGood(mark, "session-2", NOW.plusSeconds(2))).isTrue();
    assertThat(opened.isGood(mark, "session-2", NOW.plus(Duration.ofDays(6)))).isTrue();
    assertThat(opened.isGood(mark, "session-2", NOW.plus(Duration.ofDays(7)))).isFalse();
  }

  @Test
  void aFormOfAnotherEventOrAnotherTimeIsNotGood() {
    String mark = opened.mark("session-2", NOW);
    String earlier = NOW.minusSeconds(60).toEpochMilli() + mark.substring(mark.indexOf('.'));

    assertThat(opened.isGood(mark, "session-3", NOW.plusSeconds(9))).isFalse();
    assertThat(opened.isGood(earlier, "session-2", NOW.plusSeconds(9))).isFalse();
    assertThat(opened.isGood("", "session-2", NOW)).isFalse();
    assertThat(opened.isGood("x.y", "session-2", NOW)).isFalse();
  }
}
