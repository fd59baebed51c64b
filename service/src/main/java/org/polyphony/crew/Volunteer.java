package org.polyphony.crew;

import java.util.UUID;

/**
 * Somebody without an account, as they wrote it.
 *
 * @param comesFrom their organization
 * @param phone as E.164; may be empty
 * @param email may be empty
 * @param language of the page on which they signed up
 */
record Volunteer(
    UUID id,
    UUID invitation,
    UUID event,
    String name,
    String comesFrom,
    String phone,
    String email,
    String language) {

  /** Without name and number, since this may reach a log. */
  @Override
  public String toString() {
    return "Volunteer[" + id + "]";
  }
}
