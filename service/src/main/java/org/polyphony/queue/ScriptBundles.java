package org.polyphony.queue;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which bundles a version of a script has. */
@FunctionalInterface
interface ScriptBundles {

  /** The tags of the bundles, the script's source language first. */
  List<String> of(Handle handle, UUID version);
}
