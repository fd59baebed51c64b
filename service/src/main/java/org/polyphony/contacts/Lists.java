package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The lists of an organization. */
public final class Lists {

  private final Journal journal;
  private final Audit audit;
  private final Clock clock;

  Lists(Journal journal, Audit audit, Clock clock) {
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes an empty list.
   *
   * @param author the user, null for the system
   * @return its id
   */
  public UUID create(Handle handle, UUID organization, @Nullable UUID author, NewList list) {
    UUID id = Ids.next();
    handle.attach(ListsDao.class).insert(id, organization, author, list, clock.instant());
    audit.append(
        handle, author, organization, "list.created", "list", id, Map.of("name", list.name()));
    return id;
  }

  /** The list, where it is one of the viewer's organization. */
  public Optional<ContactList> find(Handle handle, Viewer viewer, UUID list) {
    return handle.attach(ListsDao.class).find(viewer.organization(), list);
  }

  /**
   * Says that the purpose of a list is over, or that it goes on after all. Nobody is approached by
   * a list that is over, and campaigns can no longer be set up with it.
   *
   * @throws Problem 404 where the viewer has no such list
   */
  void end(Handle handle, Viewer viewer, UUID id, boolean over) {
    if (find(handle, viewer, id).isEmpty()) {
      throw Problem.notFound();
    }
    Instant at = over ? clock.instant() : null;
    if (handle.attach(ListsDao.class).end(viewer.organization(), id, at) > 0) {
      audit.append(
          handle,
          viewer.user(),
          viewer.organization(),
          over ? "list.ended" : "list.resumed",
          "list",
          id,
          Map.of());
      journal.append(handle, viewer.organization(), "list.changed", id, Map.of());
    }
  }

  /** Lists whose purpose is over, the last to end first, at most 200. */
  List<ContactList> ended(Handle handle, Viewer viewer) {
    return handle.attach(ListsDao.class).ended(viewer.organization());
  }

  /**
   * The viewer's organization's lists, the newest first, at most 200; none whose purpose is over.
   */
  public List<ContactList> of(Handle handle, Viewer viewer) {
    return handle.attach(ListsDao.class).of(viewer.organization());
  }

  /** As {@link #of}, with how many people each has, by language. */
  List<ContactList.Counted> counted(Handle handle, Viewer viewer) {
    ListsDao dao = handle.attach(ListsDao.class);
    Map<UUID, Map<String, Long>> languages = byList(dao.languages(viewer.organization(), null));
    return dao.of(viewer.organization()).stream()
        .map(list -> counted(list, languages.getOrDefault(list.id(), Map.of())))
        .toList();
  }

  /** As {@link #find}, with how many people it has, by language. */
  Optional<ContactList.Counted> findCounted(Handle handle, Viewer viewer, UUID id) {
    ListsDao dao = handle.attach(ListsDao.class);
    return dao.find(viewer.organization(), id)
        .map(
            list ->
                counted(
                    list,
                    byList(dao.languages(viewer.organization(), id)).getOrDefault(id, Map.of())));
  }

  private static ContactList.Counted counted(ContactList list, Map<String, Long> languages) {
    long people = languages.values().stream().mapToLong(Long::longValue).sum();
    return new ContactList.Counted(list, people, languages);
  }

  private static Map<UUID, Map<String, Long>> byList(List<ListsDao.LanguageCount> counts) {
    Map<UUID, Map<String, Long>> byList = new LinkedHashMap<>();
    for (ListsDao.LanguageCount count : counts) {
      byList
          .computeIfAbsent(count.list(), list -> new LinkedHashMap<>())
          .put(count.language(), count.people());
    }
    return byList;
  }
}
