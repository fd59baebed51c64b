package org.polyphony.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * People who were erased and ask to be reached again. Their number is typed, found by its hash, and
 * holds no more; they may be brought in anew. Other numbers of theirs stay on the list. It is the
 * organization that has erased somebody which takes them off.
 */
public final class Liftings {

  /** So many are shown. */
  public static final int SHOWN = 50;

  private static final int LONGEST = 500;

  private final DoNotContact list;
  private final Audit audit;
  private final Clock clock;

  Liftings(DoNotContact list, Audit audit, Clock clock) {
    this.list = list;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * That somebody is off the list.
   *
   * @param liftedBy a user's name; null where nobody knows it any more
   */
  public record Lifting(UUID id, String reason, @Nullable String liftedBy, Instant liftedAt) {}

  /** Those that stand, the newest first, {@link #SHOWN} at most. */
  public List<Lifting> of(Handle handle, Viewer viewer) {
    return handle.attach(LiftingsDao.class).of(viewer.organization(), SHOWN);
  }

  /**
   * Takes somebody off the list.
   *
   * @param tel their number in E.164
   * @param folded their name, folded; empty where nobody needs to ask, for one person only was
   *     erased with that number
   * @param reason without which nothing is done
   * @return its id, by which it is taken back
   * @throws Problem 422 with what is missing or too long; {@code not_listed} where the number is
   *     not on the list, {@code not_listed_so} where it is and not under that name, {@code
   *     several_erased} where a name is needed, {@code listed_elsewhere} where another organization
   *     has put it there
   */
  public UUID lift(Handle handle, Viewer viewer, String tel, String folded, String reason) {
    if (reason.isBlank()) {
      throw Problem.invalid(FieldProblem.required("reason"));
    }
    if (reason.length() > LONGEST) {
      throw Problem.invalid(FieldProblem.tooLong("reason", LONGEST));
    }
    UUID erasure = erasure(list.about(handle, tel, folded), viewer, !folded.isEmpty());
    UUID id = Ids.next();
    handle
        .attach(LiftingsDao.class)
        .insert(id, viewer.organization(), reason.strip(), viewer.user(), clock.instant());
    list.lift(handle, id, tel, erasure);
    note(handle, viewer, "do_not_contact.lifted", id);
    return id;
  }

  private static UUID erasure(List<DoNotContactDao.Entry> entries, Viewer viewer, boolean isNamed) {
    if (entries.isEmpty()) {
      throw Problem.invalid(FieldProblem.of("number", "not_listed"));
    }
    List<DoNotContactDao.Entry> meant =
        entries.stream().filter(entry -> entry.named() || !isNamed).toList();
    if (meant.isEmpty()) {
      throw Problem.invalid(FieldProblem.of("name", "not_listed_so"));
    }
    Set<UUID> ours =
        meant.stream()
            .filter(entry -> entry.organization().equals(viewer.organization()))
            .map(DoNotContactDao.Entry::erasure)
            .collect(Collectors.toSet());
    boolean closedByOthers =
        entries.stream()
            .filter(entry -> entry.kind().equals("number"))
            .anyMatch(entry -> !entry.organization().equals(viewer.organization()));
    if (ours.isEmpty() || closedByOthers) {
      throw Problem.invalid(FieldProblem.of("number", "listed_elsewhere"));
    }
    if (ours.size() > 1) {
      throw Problem.invalid(FieldProblem.of("name", "several_erased"));
    }
    return ours.iterator().next();
  }

  /**
   * Puts the person back on the list; to do so again changes nothing. Whoever was brought in
   * meanwhile stays.
   *
   * @throws Problem 404 where the viewer's organization has no such lifting
   */
  public void undo(Handle handle, Viewer viewer, UUID id) {
    LiftingsDao dao = handle.attach(LiftingsDao.class);
    if (dao.undo(viewer.organization(), id, viewer.user(), clock.instant()) > 0) {
      list.putBack(handle, id);
      note(handle, viewer, "do_not_contact.put_back", id);
    } else if (!dao.exists(viewer.organization(), id)) {
      throw Problem.notFound();
    }
  }

  private void note(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "lifting", id, Map.of());
  }
}
