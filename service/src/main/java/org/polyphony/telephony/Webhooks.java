package org.polyphony.telephony;

/** What a carrier tells us by calling us. */
public interface Webhooks {

  /**
   * News of a text that went out. Answers whether the carrier has signed it; else nothing is done.
   */
  boolean receipt(SignedForm form);

  /** A text that came in. Answers as {@link #receipt}. */
  boolean inbound(SignedForm form);
}
