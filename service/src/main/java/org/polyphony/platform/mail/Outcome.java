package org.polyphony.platform.mail;

/**
 * What became of handing in a mail.
 *
 * @param reason a code: a reply code of SMTP such as {@code 450}, or a word of ours; empty where it
 *     was taken
 */
record Outcome(Kind kind, String reason) {

  /** How it ended. */
  enum Kind {
    /** The server has said yes. */
    SENT,
    /** It was surely not taken, and may be later. */
    LATER,
    /** It was surely not taken, and never will be. */
    REFUSED,
    /** Perhaps it was taken: nobody tries again. */
    UNKNOWN
  }

  static Outcome sent() {
    return new Outcome(Kind.SENT, "");
  }

  static Outcome later(String reason) {
    return new Outcome(Kind.LATER, reason);
  }

  static Outcome refused(String reason) {
    return new Outcome(Kind.REFUSED, reason);
  }

  static Outcome unknown(String reason) {
    return new Outcome(Kind.UNKNOWN, reason);
  }
}
