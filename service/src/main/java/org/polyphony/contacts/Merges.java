package org.polyphony.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Two entries that are one person become one, and two again where that was a mistake. One is kept;
 * the other stays as it is, with everything that points to it, and says whose it is now. The one
 * that is kept gains the numbers, the lists and what was not known of it.
 */
public final class Merges {

  private final Timeline timeline;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;
  private final List<MergeFollower> followers = new CopyOnWriteArrayList<>();

  Merges(Timeline timeline, Journal journal, Audit audit, Clock clock) {
    this.timeline = timeline;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A merge.
   *
   * @param merged the entry that is not worked with any more
   */
  public record Merge(UUID id, UUID organization, UUID kept, UUID merged) {}

  /** From now on the follower learns of merges. */
  public void follow(MergeFollower follower) {
    followers.add(follower);
  }

  /**
   * Makes two entries one. The journal gets {@code contact.merged} and {@code contact.changed} with
   * the one that is kept as subject, and {@code list.changed} for each list that the other was on.
   *
   * @param kept who goes on
   * @param merged who is the same person
   * @return the merge, to undo it by
   * @throws Problem 404 where one of them is nobody of the viewer's organization, 409 {@code
   *     already_merged} where one of them is part of somebody else already, 422 where they are the
   *     same entry
   */
  public UUID merge(Handle handle, Viewer viewer, UUID kept, UUID merged) {
    if (kept.equals(merged)) {
      throw Problem.invalid(FieldProblem.of("merge", "same_contact"));
    }
    MergesDao dao = handle.attach(MergesDao.class);
    List<MergesDao.Locked> both = dao.lock(viewer.organization(), List.of(kept, merged));
    if (both.size() < 2) {
      throw Problem.notFound();
    }
    if (both.stream().anyMatch(one -> one.mergedInto() != null)) {
      throw Problem.conflict("already_merged");
    }
    UUID id = Ids.next();
    Instant now = clock.instant();
    dao.insert(id, kept, merged, viewer.user(), now);
    dao.fill(kept, merged, now);
    dao.keepAfter(id);
    dao.redirect(kept, merged, now);
    dao.copyLines(id, kept, merged);
    dao.noteLists(id, merged);
    dao.leaveLists(merged);
    dao.joinLists(id, kept);
    Map<String, String> name = Map.of("name", dao.name(merged));
    timeline.append(handle, kept, now, "contact.merged", id, viewer.user(), name);
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "contact.merged",
        "contact",
        kept,
        Map.of("merge", id, "merged", merged));
    Merge merge = new Merge(id, viewer.organization(), kept, merged);
    followers.forEach(follower -> follower.merged(handle, viewer, merge));
    tell(handle, merge, "contact.merged");
    return id;
  }

  /**
   * Makes them two again, each with what was theirs. What has happened since with the one that was
   * kept stays with that one, and what somebody has changed since stays as it is now.
   *
   * @throws Problem 404 where there is no such merge of the viewer's organization, or it was
   *     undone; 409 {@code merge_not_last} where the one that was kept has become part of a third
   */
  public Merge undo(Handle handle, Viewer viewer, UUID id) {
    MergesDao dao = handle.attach(MergesDao.class);
    Merge merge = dao.lockMerge(viewer.organization(), id).orElseThrow(Problem::notFound);
    List<MergesDao.Locked> kept = dao.lock(viewer.organization(), List.of(merge.kept()));
    if (kept.stream().anyMatch(one -> one.mergedInto() != null)) {
      throw Problem.conflict("merge_not_last");
    }
    Instant now = clock.instant();
    tell(handle, merge, "contact.unmerged");
    dao.undone(id, viewer.user(), now);
    dao.restore(id, now);
    dao.keepMarksOfLines(id, merge.merged());
    dao.takeLinesBack(id);
    dao.leaveListsAgain(id);
    dao.returnToLists(id, merge.merged());
    dao.unredirect(merge.merged(), now);
    for (Merge other : dao.standing(merge.kept())) {
      // What two of them brought was taken over once, and not for good by the one that now goes.
      dao.copyLines(other.id(), other.kept(), other.merged());
      dao.joinLists(other.id(), other.kept());
    }
    followers.forEach(follower -> follower.unmerged(handle, viewer, merge));
    timeline.takeBack(handle, id);
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        "contact.unmerged",
        "contact",
        merge.kept(),
        Map.of("merge", id, "merged", merge.merged()));
    return merge;
  }

  private void tell(Handle handle, Merge merge, String type) {
    UUID organization = merge.organization();
    journal.append(
        handle, organization, type, merge.kept(), Map.of("merge", merge.id().toString()));
    for (UUID one : List.of(merge.kept(), merge.merged())) {
      journal.append(handle, organization, "contact.changed", one, Map.of());
    }
    for (UUID list : handle.attach(MergesDao.class).lists(merge.id())) {
      journal.append(handle, organization, "list.changed", list, Map.of());
    }
  }
}
