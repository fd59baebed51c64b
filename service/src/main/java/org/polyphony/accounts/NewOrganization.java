package org.polyphony.accounts;

import java.time.ZoneId;

/**
 * An organization to be made.
 *
 * @param name as its people write it
 * @param locale the interface language of those who chose none, a BCP 47 tag
 * @param timeZone where its days begin
 * @param sample made for the demonstration
 */
public record NewOrganization(String name, String locale, ZoneId timeZone, boolean sample) {

  /** The time zone until an administrator chooses another. */
  public static final ZoneId USUAL_TIME_ZONE = ZoneId.of("America/Los_Angeles");
}
