package org.polyphony.telephony;

/** What a fault tells beside that one text did not arrive. */
public enum LineFact {
  /** Nothing that lasts. */
  NONE,
  /** Whoever has the number wants no texts: the carrier keeps it so. */
  OPTED_OUT,
  /** There is no such number. */
  BAD_NUMBER,
  /** Somebody has the number, and it takes no texts: a landline. */
  NO_TEXTS,
  /**
   * Our own registration or account is not in order: nothing goes out until somebody sees to it.
   */
  OURS
}
