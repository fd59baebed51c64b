package org.polyphony.events;

import java.util.UUID;

/**
 * What stands of a registration after something was said.
 *
 * @param party how many people come, themselves among them
 */
public record Standing(UUID registration, RegistrationStatus status, int party) {

  /** Whether it waits for a seat. */
  public boolean waiting() {
    return status == RegistrationStatus.WAITING;
  }
}
