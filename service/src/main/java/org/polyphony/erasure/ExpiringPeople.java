package org.polyphony.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.privacy.Expiring;

/** People whom no list keeps any more: the purpose of each that they were on is over. */
final class ExpiringPeople implements Expiring {

  /** To erase somebody asks every feature: no transaction is to hold so many of them for long. */
  private static final int AT_ONCE = 100;

  private final Erasures erasures;

  ExpiringPeople(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public String name() {
    return "people";
  }

  @Override
  public int due(Handle handle, UUID organization, Instant before, int limit) {
    return handle.attach(TracesDao.class).outlived(organization, before, limit).size();
  }

  @Override
  public Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost) {
    int most = Math.min(atMost, AT_ONCE);
    int removed =
        (int)
            handle.attach(TracesDao.class).outlived(organization, before, most).stream()
                .filter(contact -> erasures.expire(handle, organization, contact))
                .count();
    // Somebody who is on the phone just now waits for the next night.
    return Piece.again(removed, removed == most);
  }
}
