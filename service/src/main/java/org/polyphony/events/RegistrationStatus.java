package org.polyphony.events;

import java.util.Locale;

/** What a contact said to an invitation, in OSDI's words. */
public enum RegistrationStatus {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  CANCELLED,
  /** Invited, and not answered yet. */
  NEEDS_ACTION;

  /** As stored and as outside programs write it: {@code needs_action}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
