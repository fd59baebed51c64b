package org.polyphony.accounts;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A partner in the coalition that runs this deployment.
 *
 * @param name as its people write it
 * @param locale the interface language of those who chose none
 * @param timeZone an IANA name: where its days begin
 * @param sample made for the demonstration
 */
public record Organization(UUID id, String name, String locale, String timeZone, boolean sample) {

  /** Where its days begin. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }
}
