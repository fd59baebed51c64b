package org.polyphony.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why lines are not called at present, where a coordinator may take them up again. Nothing that a
 * contact has said no to is among them, nor what the queue sees to by itself.
 */
public enum Requeueable {
  /** Somebody was spoken to, to the end of the script. */
  TALKED("done"),
  /** Tried as often as the campaign says: each gets one more. */
  NO_ATTEMPTS_LEFT("done"),
  /** Two language barriers. */
  STAFF("parked"),
  /** More than 12 people behind one number, and somebody has looked at it. */
  LOOK("parked"),
  NO_ANSWER("resting"),
  BUSY("resting"),
  LEFT_MESSAGE("resting"),
  NOT_AVAILABLE("resting"),
  /** Nobody could name the language. */
  LANGUAGE_BARRIER("resting"),
  /** A call broke off after dialling. */
  DIALLED("resting");

  private final String state;

  Requeueable(String state) {
    this.state = state;
  }

  /** Of the entries that are meant. */
  String state() {
    return state;
  }

  /** As stored with the entries: {@code no_attempts_left}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this code; empty where there is none. */
  public static Optional<Requeueable> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
