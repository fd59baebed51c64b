package org.polyphony.platform;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Somebody who learns of facts a moment after they happened, each exactly once. */
public interface JournalConsumer {

  /** Under which the place in the journal is kept, for good: {@code feature.purpose}. */
  String name();

  /**
   * Takes in the next facts, in the order in which they are to be read. Whatever is written through
   * the handle stands together with the progress in the journal, or not at all; when this throws,
   * the same facts come again.
   *
   * @param handle in an open transaction
   * @param entries at least one
   */
  void accept(Handle handle, List<JournalEntry> entries);
}
