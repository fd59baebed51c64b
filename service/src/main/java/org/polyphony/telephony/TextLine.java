package org.polyphony.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A line by which texts go out, at one carrier. */
public interface TextLine {

  /** The carrier's name as a code: {@code sandbox}, {@code twilio}. */
  String carrier();

  /** From what texts are sent, numbers in E.164 or the carrier's id of a pool; never empty. */
  List<String> senders();

  /**
   * Asks once, and waits for the answer as long as {@link #longestWait()} at the most. Nothing is
   * repeated in here, whatever the carrier answers.
   */
  Sending send(OutgoingText text);

  /** In seconds; whoever was asking for longer than that, asks no more. */
  int longestWait();

  /**
   * The texts that the carrier has taken for a number, the newest first, at most 100.
   *
   * @param since by the carrier's clock
   * @return empty where the carrier does not answer
   */
  Optional<List<CarrierText>> taken(String recipient, Instant since);
}
