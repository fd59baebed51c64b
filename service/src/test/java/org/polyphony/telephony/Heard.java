package org.polyphony.telephony;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Remembers what it was told, and can be made to break once. */
public final class Heard implements TextNews {
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<InboundText> inbound = new ArrayList<>();
  private boolean breaks;

  /** From here on every telling breaks, until it is called with false. */
  public void breaks(boolean now) {
    breaks = now;
  }

  public List<Receipt> receipts() {
    return receipts;
  }

  public List<InboundText> inbound() {
    return inbound;
  }

  @Override
  public void receipt(Handle handle, Receipt receipt) {
    check();
    receipts.add(receipt);
  }

  @Override
  public void inbound(Handle handle, InboundText text) {
    check();
    inbound.add(text);
  }

  private void check() {
    if (breaks) {
      throw new IllegalStateException("The listener breaks");
    }
  }
}
