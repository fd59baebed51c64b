package org.polyphony.imports;

import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Jobs;

/** Asks for the work on an import. The kind of job and the service that asks know each other. */
final class Later {

  private final Clock clock;
  Jobs.@Nullable Kind<ImportsModule.Job> kind;

  Later(Clock clock) {
    this.clock = clock;
  }

  void schedule(Handle handle, UUID id) {
    if (kind != null) {
      kind.schedule(handle, id.toString(), new ImportsModule.Job(id), clock.instant());
    }
  }
}
