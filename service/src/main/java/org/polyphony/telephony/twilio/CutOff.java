package org.polyphony.telephony.twilio;

/** The question may have gone out, and no whole answer came. */
final class CutOff extends RuntimeException {
  private static final long serialVersionUID = 1;

  CutOff(Throwable cause) {
    super("Twilio was cut off", cause);
  }
}
