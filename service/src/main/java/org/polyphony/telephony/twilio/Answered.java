package org.polyphony.telephony.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Twilio has answered, and not with what was asked for. */
final class Answered extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;
  private final transient @Nullable Duration retryAfter;

  /**
   * @param status of HTTP
   * @param code Twilio's number of the error; 0 where the answer has none
   * @param retryAfter null where the answer does not say
   */
  Answered(int status, int code, @Nullable Duration retryAfter) {
    super("Twilio answered " + status + ", error " + code, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
