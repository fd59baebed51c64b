package org.polyphony.audiences;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.contacts.KeptLists;
import org.polyphony.contacts.NewList;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** The audiences of an organization. */
public final class Audiences {

  private final Criteria criteria;
  private final KeptLists lists;
  private final Audit audit;
  private final Clock clock;

  Audiences(Criteria criteria, KeptLists lists, Audit audit, Clock clock) {
    this.criteria = criteria;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those in use first, the newest first among them, 200 at most. */
  public List<Audience> of(Handle handle, Viewer viewer) {
    return handle.attach(AudiencesDao.class).of(viewer.organization());
  }

  /**
   * The viewer's audience of this id.
   *
   * @throws Problem 404 where they have none
   */
  public Audience find(Handle handle, Viewer viewer, UUID id) {
    return handle
        .attach(AudiencesDao.class)
        .find(viewer.organization(), id)
        .orElseThrow(Problem::notFound);
  }

  /**
   * Makes one. Its people are gathered a moment later.
   *
   * @return its id, and its list's
   * @throws Problem 422 with what cannot be
   */
  public UUID create(Handle handle, Viewer viewer, NewAudience said) {
    NewAudience checked = criteria.checked(said);
    UUID id =
        lists.create(
            handle,
            viewer.organization(),
            viewer.user(),
            NewList.of(checked.name(), "", checked.purpose()));
    handle
        .attach(AudiencesDao.class)
        .insert(row(viewer, id, checked), viewer.user(), clock.instant());
    note(handle, viewer, "audience.created", id, checked.name());
    return id;
  }

  /**
   * Says anew who is in it.
   *
   * @throws Problem 422 with what cannot be; 404 where the viewer has no such audience
   */
  public void change(Handle handle, Viewer viewer, UUID id, NewAudience said) {
    NewAudience checked = criteria.checked(said);
    find(handle, viewer, id);
    handle.attach(AudiencesDao.class).update(row(viewer, id, checked), clock.instant());
    lists.change(handle, id, checked.name(), checked.purpose());
    note(handle, viewer, "audience.changed", id, checked.name());
  }

  /**
   * Takes it out of use, or back into it. Who is in it stays where campaigns work with it.
   *
   * @throws Problem 404 where the viewer has no such audience
   */
  public void archive(Handle handle, Viewer viewer, UUID id, boolean archived) {
    Audience audience = find(handle, viewer, id);
    handle
        .attach(AudiencesDao.class)
        .archive(viewer.organization(), id, archived ? clock.instant() : null, clock.instant());
    lists.archive(handle, id, archived);
    String what = archived ? "audience.archived" : "audience.restored";
    note(handle, viewer, what, id, audience.name());
  }

  private static AudiencesDao.Row row(Viewer viewer, UUID id, NewAudience said) {
    return new AudiencesDao.Row(
        id, viewer.organization(), said.name(), said.purpose(), said.rules());
  }

  private void note(Handle handle, Viewer viewer, String what, UUID id, String name) {
    audit.append(
        handle, viewer.user(), viewer.organization(), what, "audience", id, Map.of("name", name));
  }
}
