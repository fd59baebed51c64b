package org.polyphony.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/** Who was erased. */
public final class ErasureBook {

  ErasureBook() {}

  /**
   * Notes that somebody is erased.
   *
   * @param author the user, null for the system
   * @return the entry's id
   */
  public UUID add(
      Handle handle,
      UUID organization,
      UUID contact,
      ErasureReason reason,
      @Nullable UUID author,
      Instant at) {
    UUID id = Ids.next();
    handle
        .attach(ErasureBookDao.class)
        .insert(id, organization, contact, reason.wire(), author, at);
    return id;
  }

  /** How many of the person's numbers went on the list of those that nobody may use. */
  public void numbers(Handle handle, UUID erasure, int numbers) {
    handle.attach(ErasureBookDao.class).numbers(erasure, numbers);
  }

  /** Whether and when somebody was erased. */
  public Optional<Erasure> find(Handle handle, UUID organization, UUID contact) {
    return handle.attach(ErasureBookDao.class).find(organization, contact);
  }

  /**
   * Those since then, of all organizations, in an order.
   *
   * @param after go on after this entry; null from the beginning
   */
  public List<Erasure> since(Handle handle, Instant since, @Nullable UUID after, int limit) {
    return handle.attach(ErasureBookDao.class).since(since, after, limit);
  }
}
