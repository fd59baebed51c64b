package org.polyphony.turnout;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.web.Viewer;

/** The campaigns whose answers feed an election: told from above. */
public interface BoundCampaigns {

  /** One of them. */
  record Bound(UUID id, String name) {}

  /** Those that are not closed. */
  List<Bound> of(Handle handle, Viewer viewer, UUID election);
}
