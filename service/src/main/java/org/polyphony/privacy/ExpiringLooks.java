package org.polyphony.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;

/** Who looked at whom, without having changed anything. */
final class ExpiringLooks implements Expiring {

  private final Audit audit;

  ExpiringLooks(Audit audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "looks";
  }

  @Override
  public int due(Handle handle, UUID organization, Instant before, int limit) {
    return audit.looks(handle, organization, before, limit);
  }

  @Override
  public Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost) {
    Audit.Looked looked = audit.forgetLooks(handle, organization, before, reached, atMost);
    return new Piece(looked.removed(), looked.last());
  }
}
