package org.polyphony.telephony.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.Progress;

/**
 * What happens to a text, by the number it goes to: numbers of the fictitious exchange +1 916 555.
 * Every other number delivers.
 */
enum SandboxNumber {
  UNREACHABLE("0152", 30003, null),
  FILTERED("0153", 30007, null),
  UNREGISTERED("0154", 30034, null),
  LANDLINE("0155", 30006, null),
  SAYS_STOP("0156", 0, "STOP"),
  ASKS_TO_STOP("0157", 0, "Please stop texting me"),
  SAYS_YES("0158", 0, "YES"),
  ASKS_IN_SPANISH("0159", 0, "¿A qué hora empieza la reunión?"),
  SLOW("0160", 0, null),
  TOO_FAST_ONCE("0161", 0, null),
  TIMES_OUT("0162", 0, null),
  OPTED_OUT("0163", 21610, null),
  DELIVERS("", 0, null);

  private static final String EXCHANGE = "+1916555";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATE = Duration.ofSeconds(30);

  private final String ending;
  private final int fault;
  private final @Nullable String reply;

  SandboxNumber(String ending, int fault, @Nullable String reply) {
    this.ending = ending;
    this.fault = fault;
    this.reply = reply;
  }

  /**
   * One thing that is told of a text.
   *
   * @param after how long after it was taken
   */
  record News(Duration after, Progress progress, int fault) {}

  static SandboxNumber of(String tel) {
    return Arrays.stream(values())
        .filter(number -> !number.ending.isEmpty() && tel.equals(EXCHANGE + number.ending))
        .findFirst()
        .orElse(DELIVERS);
  }

  /** The numbers that do something of their own, E.164. */
  static List<String> all() {
    return Arrays.stream(values())
        .filter(number -> !number.ending.isEmpty())
        .map(number -> EXCHANGE + number.ending)
        .toList();
  }

  /** Twilio's number of the fault; 0 where there is none. */
  int fault() {
    return fault;
  }

  /** What the person writes back; null where nothing. */
  @Nullable String reply() {
    return reply;
  }

  /** What is told of a text that was taken, in the order in which it is told. */
  List<News> news() {
    if (this == SLOW) {
      return List.of(
          new News(LATE, Progress.DELIVERED, 0),
          new News(LATE.plus(SOON), Progress.SENT, 0),
          new News(LATE.plus(SOON).plus(SOON), Progress.DELIVERED, 0));
    }
    return fault == 0
        ? List.of(
            new News(SOON, Progress.SENT, 0), new News(SOON.plus(SOON), Progress.DELIVERED, 0))
        : List.of(
            new News(SOON, Progress.SENT, 0), new News(SOON.plus(SOON), Progress.FAILED, fault));
  }

  /** When the person writes back. */
  static Duration replyAfter() {
    return SOON.multipliedBy(3);
  }
}
