package org.polyphony.telephony;

import org.jdbi.v3.core.Handle;

/**
 * Who learns what comes in on the text line. Both are called in a transaction, which stands if and
 * only if the carrier is told that we have it; so each must bear being told twice.
 */
public interface TextNews {

  /** Of a text that went out. */
  void receipt(Handle handle, Receipt receipt);

  /** Of a text that came in. */
  void inbound(Handle handle, InboundText text);
}
