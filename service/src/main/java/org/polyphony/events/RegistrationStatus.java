package org.polyphony.events;

import java.util.Locale;

/** What a contact said to an invitation, in OSDI's words, and some of ours. */
public enum RegistrationStatus {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  CANCELLED,
  /** Invited, and not answered yet. */
  NEEDS_ACTION,
  /** They would come, and all seats are taken. */
  WAITING,
  /** They would come to a training, and staff have not decided yet. */
  APPLIED,
  /** Staff could not take them in. */
  TURNED_DOWN;

  /** As stored and as outside programs write it: {@code needs_action}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By its code.
   *
   * @throws IllegalArgumentException where there is none
   */
  static RegistrationStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
