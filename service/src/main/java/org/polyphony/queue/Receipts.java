package org.polyphony.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.polyphony.platform.SignedSlips;
import org.polyphony.platform.SigningKeys;

/**
 * What comes with each claim and authorises the outcome of that claim, and its undo, and nothing
 * else: with or without a session, whoever is signed in on this machine by then. So an expired
 * session, a restart or a sign-out loses no answer.
 */
public final class Receipts {

  /** How long an outcome may wait in a browser's outbox. */
  public static final Duration VALID = Duration.ofDays(7);

  private final SignedSlips slips;

  Receipts(SigningKeys keys, Clock clock) {
    slips = new SignedSlips(keys, "receipt", VALID, clock);
  }

  /** A receipt for this claim, valid for 7 days from now. */
  public String issue(Claimed claim) {
    return slips.issue(claim.id(), claim.caller(), claim.campaign());
  }

  /** What a receipt says; empty where it is not one of ours, or has expired. */
  public Optional<Receipt> verify(String text) {
    return slips
        .read(text)
        .map(slip -> new Receipt(slip.first(), slip.second(), slip.third(), slip.expiresAt()));
  }
}
