package org.polyphony.contacts;

import org.jdbi.v3.core.Handle;
import org.polyphony.web.Viewer;

/**
 * A port for features above in which one person may stand twice: whoever makes two entries one, or
 * two again, they follow in the same transaction.
 */
public interface MergeFollower {

  /** Two entries have become one. */
  void merged(Handle handle, Viewer viewer, Merges.Merge merge);

  /** They are two again. */
  void unmerged(Handle handle, Viewer viewer, Merges.Merge merge);
}
