package org.polyphony.telephony.twilio;

/** No connection came about, so that nothing was asked. */
final class NotReached extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotReached(Throwable cause) {
    super("Twilio was not reached", cause);
  }
}
