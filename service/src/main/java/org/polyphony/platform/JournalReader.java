package org.polyphony.platform;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the journal for one consumer, from where it stopped the last time. */
public final class JournalReader {

  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final JournalConsumer consumer;

  /** A consumer that is new reads from the beginning. */
  public JournalReader(Jdbi jdbi, JournalConsumer consumer) {
    this.jdbi = jdbi;
    this.consumer = consumer;
  }

  /** Hands over everything that is committed and not yet read. */
  public void catchUp() {
    int read;
    do {
      read = jdbi.inTransaction(this::readBatch);
    } while (read == BATCH);
  }

  /** How many were read; 0 also while another instance is at it. */
  private int readBatch(Handle handle) {
    JournalDao dao = handle.attach(JournalDao.class);
    dao.register(consumer.name());
    Optional<JournalDao.Place> place = dao.lock(consumer.name());
    if (place.isEmpty()) {
      return 0;
    }
    List<JournalEntry> entries = dao.next(place.get().xid(), place.get().id(), BATCH);
    if (!entries.isEmpty()) {
      consumer.accept(handle, entries);
      dao.advance(consumer.name(), entries.get(entries.size() - 1).id());
    }
    return entries.size();
  }
}
