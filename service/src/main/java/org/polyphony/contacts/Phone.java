package org.polyphony.contacts;

import java.util.List;

/**
 * A telephone number that can be dialled.
 *
 * @param tel in E.164, {@code +19165550100}
 * @param timeZones every zone it may be in, as IANA names; several for some area codes, never empty
 */
public record Phone(String tel, List<String> timeZones) {
  public Phone {
    timeZones = List.copyOf(timeZones);
  }

  /** Without the number, since this may reach a log. */
  @Override
  public String toString() {
    return "Phone[REDACTED]";
  }
}
