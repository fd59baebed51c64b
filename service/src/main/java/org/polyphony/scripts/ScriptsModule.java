package org.polyphony.scripts;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;

/** Scripts: the services for the features above. */
public final class ScriptsModule {
  private final Scripts scripts;
  private final Responses responses;

  public ScriptsModule(Jdbi jdbi, Clock clock, Audit audit) {
    scripts = new Scripts(jdbi, clock, audit);
    responses = new Responses(scripts, clock);
  }

  /** The scripts and their versions. */
  public Scripts scripts() {
    return scripts;
  }

  /** What people answered. */
  public Responses responses() {
    return responses;
  }
}
