package org.polyphony.platform.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was taken up to be sent.
 *
 * @param attempts this one among them
 */
record Mail(
    UUID id,
    @Nullable UUID contact,
    String recipient,
    String sender,
    String language,
    String subject,
    String body,
    String calendar,
    String page,
    @Nullable Instant notAfter,
    int attempts,
    Instant createdAt) {

  /** Without address and text, since this may reach a log. */
  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
