package org.polyphony.telephony.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whose texts go out, and where Twilio and we reach each other.
 *
 * @param sid of the account, {@code AC...}
 * @param token that proves it and signs what Twilio tells us
 * @param senders numbers in E.164, or ids of messaging services ({@code MG...}); at least one
 * @param base where Twilio answers
 * @param publicUrl where we answer, as Twilio calls it and signs it
 * @param waitAtMost for an answer
 */
public record TwilioAccount(
    String sid, String token, List<String> senders, URI base, URI publicUrl, Duration waitAtMost) {

  /** Twilio's own address. */
  public static final String USUAL_BASE = "https://api.twilio.com";

  /** Without the token, since this may reach a log. */
  @Override
  public String toString() {
    return "TwilioAccount[" + sid + "]";
  }
}
