package org.polyphony.telephony.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.Heard;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.Sending;

/** Each number does what the guide says, and a restart forgets nothing. */
class SandboxTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestClock clock = TestClock.at("2026-10-20T17:00:00Z");
  private Heard heard;
  private Sandbox sandbox;

  @BeforeEach
  void begin() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "TRUNCATE telephony.sandbox_news, telephony.sandbox_texts, telephony.sandbox_refusals"));
    restart();
  }

  @Test
  void deliversToEveryOtherNumber() {
    OutgoingText text = text("+19165550101");
    assertThat(sandbox.send(text)).isInstanceOf(Sending.Taken.class);
    after(3);
    assertThat(heard.receipts())
        .extracting(Receipt::progress)
        .containsExactly(Progress.SENT, Progress.DELIVERED);
    assertThat(heard.receipts()).extracting(Receipt::message).containsOnly(text.message());
    assertThat(heard.inbound()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+19165550152, 30003",
    "+19165550153, 30007",
    "+19165550154, 30034",
    "+19165550155, 30006"
  })
  void failsWithTheFaultOfTheNumber(String tel, int fault) {
    assertThat(sandbox.send(text(tel))).isInstanceOf(Sending.Taken.class);
    after(3);
    assertThat(heard.receipts()).last().extracting(Receipt::progress).isEqualTo(Progress.FAILED);
    assertThat(heard.receipts()).last().extracting(Receipt::fault).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "+19165550156, STOP, true",
    "+19165550157, Please stop texting me, false",
    "+19165550158, YES, false",
    "+19165550159, ¿A qué hora empieza la reunión?, false"
  })
  void writesBackWhatTheNumberSays(String tel, String words, boolean carrierOptOut) {
    sandbox.send(text(tel));
    after(2);
    assertThat(heard.inbound()).isEmpty();
    after(2);
    assertThat(heard.inbound())
        .singleElement()
        .satisfies(
            text -> {
              assertThat(text.from()).isEqualTo(tel);
              assertThat(text.body()).isEqualTo(words);
              assertThat(text.carrierOptOut()).isEqualTo(carrierOptOut);
            });
  }

  @Test
  void tellsOfASlowOneLateAndOutOfOrder() {
    sandbox.send(text("+19165550160"));
    after(29);
    assertThat(heard.receipts()).isEmpty();
    after(4);
    assertThat(heard.receipts())
        .extracting(Receipt::progress)
        .containsExactly(Progress.DELIVERED, Progress.SENT, Progress.DELIVERED);
  }

  @Test
  void refusesOnceWhatComesTooFast() {
    OutgoingText text = text("+19165550161");
    assertThat(sandbox.send(text)).isEqualTo(new Sending.NotTaken(20429, Duration.ofSeconds(2)));
    assertThat(sandbox.send(text)).isInstanceOf(Sending.Taken.class);
    assertThat(taken(text)).hasSize(1);
  }

  @Test
  void takesWhatTimesOutAndShowsItOnItsList() {
    OutgoingText text = text("+19165550162");
    assertThat(sandbox.send(text)).isEqualTo(new Sending.Unknown());
    after(60);
    assertThat(heard.receipts()).isEmpty();
    assertThat(taken(text)).singleElement().extracting(CarrierText::body).isEqualTo("Hello");
  }

  @Test
  void refusesForGoodWhoHasOptedOutAtTheCarrier() {
    OutgoingText text = text("+19165550163");
    assertThat(sandbox.send(text)).isEqualTo(new Sending.NotTaken(21610, null));
    assertThat(taken(text)).isEmpty();
  }

  @Test
  void doesNotNoticeThatItWasAskedTwice() {
    OutgoingText text = text("+19165550102");
    sandbox.send(text);
    sandbox.send(text);
    assertThat(taken(text)).hasSize(2);
  }

  @Test
  void tellsAfterARestartWhatItWouldHaveToldBefore() {
    sandbox.send(text("+19165550156"));
    restart();
    after(4);
    assertThat(heard.receipts()).hasSize(2);
    assertThat(heard.inbound()).hasSize(1);
    restart();
    after(4);
    assertThat(heard.receipts()).isEmpty();
  }

  @Test
  void tellsAgainWhatTheListenerCouldNotKeep() {
    sandbox.send(text("+19165550103"));
    heard.breaks(true);
    assertThatThrownBy(() -> after(3)).isInstanceOf(IllegalStateException.class);
    heard.breaks(false);
    sandbox.tellWhatIsDue();
    assertThat(heard.receipts()).hasSize(2);
  }

  private void restart() {
    heard = new Heard();
    sandbox = new Sandbox(database.jdbi(), clock, heard);
  }

  private void after(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    sandbox.tellWhatIsDue();
  }

  private List<CarrierText> taken(OutgoingText text) {
    return sandbox.taken(text.recipient(), clock.instant().minusSeconds(300)).orElseThrow();
  }

  private static OutgoingText text(String tel) {
    return new OutgoingText(Ids.next(), "+19165550199", tel, "Hello");
  }
}
