package org.polyphony.contacts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;
import org.polyphony.web.Viewer;

/**
 * Lists whose people are worked out by a feature above rather than brought in, such as an
 * audience's. Campaigns work them like any other; they are not among the lists that files are
 * brought into.
 */
public final class KeptLists {

  private final Clock clock;

  KeptLists(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes an empty one.
   *
   * @param author the user, null for the system
   * @return its id
   */
  public UUID create(Handle handle, UUID organization, @Nullable UUID author, NewList list) {
    UUID id = Ids.next();
    handle.attach(KeptListsDao.class).insert(id, organization, author, list, clock.instant());
    return id;
  }

  /**
   * Gives it another name and purpose.
   *
   * @param purpose one of {@link NewList#PURPOSES}
   */
  public void change(Handle handle, UUID list, String name, String purpose) {
    handle.attach(KeptListsDao.class).change(list, name, purpose);
  }

  /** Takes it out of what campaigns can choose from, or puts it back. */
  public void archive(Handle handle, UUID list, boolean archived) {
    handle.attach(KeptListsDao.class).archive(list, archived ? clock.instant() : null);
  }

  /** Puts people on it; those who are there stay. */
  public void bring(Handle handle, UUID list, Collection<UUID> people) {
    handle.attach(KeptListsDao.class).bring(list, people.toArray(UUID[]::new));
  }

  /** Takes people off it; those who are not there do not matter. */
  public void take(Handle handle, UUID list, Collection<UUID> people) {
    handle.attach(KeptListsDao.class).take(list, people.toArray(UUID[]::new));
  }

  /** The kept lists of the viewer's organization, the newest first; none that was archived. */
  public List<ContactList> of(Handle handle, Viewer viewer) {
    return handle.attach(KeptListsDao.class).of(viewer.organization());
  }
}
