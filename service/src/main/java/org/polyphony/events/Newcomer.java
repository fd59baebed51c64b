package org.polyphony.events;

import java.util.UUID;

/**
 * Somebody who names themselves: on a public page, or at the door.
 *
 * @param organization whose event it is
 * @param givenName as it was typed; the whole name may stand here
 * @param familyName may be empty
 * @param phone as it was typed; may be empty
 * @param email as it was typed; may be empty
 * @param language that they say they speak; {@code und} where they said nothing
 */
public record Newcomer(
    UUID organization,
    String givenName,
    String familyName,
    String phone,
    String email,
    String language) {

  public Newcomer {
    givenName = givenName.strip();
    familyName = familyName.strip();
    phone = phone.strip();
    email = email.strip();
  }

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "Newcomer[REDACTED]";
  }
}
