package org.polyphony.texting;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.telephony.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of texts that went out. Told twice it changes nothing, and an earlier one after a later one
 * neither: only the ways of {@link MessageState} are open.
 */
final class Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

  private final LineFaults faults;
  private final Clock clock;

  Receipts(LineFaults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** Keeps it. Nothing happens where no such text is ours. */
  void keep(Handle handle, Receipt receipt) {
    ReceiptsDao dao = handle.attach(ReceiptsDao.class);
    UUID message = receipt.message();
    Optional<ReceiptsDao.Told> told =
        dao.byProvider(receipt.providerId())
            .or(() -> message == null ? Optional.empty() : dao.byId(message));
    told.ifPresent(text -> keep(handle, dao, text, receipt));
  }

  private void keep(Handle handle, ReceiptsDao dao, ReceiptsDao.Told text, Receipt receipt) {
    String known = text.providerId();
    if (known != null && !known.equals(receipt.providerId())) {
      LOG.error("The carrier has text {} twice: {} and {}", text.id(), known, receipt.providerId());
      return;
    }
    MessageState next =
        switch (receipt.progress()) {
          case TAKEN, SENT -> MessageState.SENT;
          case DELIVERED -> MessageState.DELIVERED;
          case FAILED -> MessageState.FAILED;
        };
    if (MessageState.of(text.state()).mayBecome(next)) {
      dao.move(text.id(), next.code(), receipt.providerId(), receipt.fault(), clock.instant());
      if (next == MessageState.FAILED) {
        faults.learn(handle, text.line(), text.organization(), receipt.fault());
      }
    }
  }
}
