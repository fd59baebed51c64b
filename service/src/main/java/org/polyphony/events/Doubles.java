package org.polyphony.events;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.json.Json;
import org.polyphony.contacts.Merges;
import org.polyphony.platform.Audit;
import org.polyphony.web.Problem;
import org.polyphony.web.View;
import org.polyphony.web.Viewer;

/**
 * One person who is registered twice: by a caller under one number, by the page under another. A
 * coordinator says whether they are one. All throw a 404 where the viewer has no such event.
 */
final class Doubles {

  static final int MOST = 50;

  /** Two who may be one, in the order of their ids. */
  record Pair(UUID one, UUID other) {}

  /** What one of them has said. */
  record Side(
      UUID contact,
      String name,
      String status,
      int party,
      String source,
      String language,
      @Json Map<String, String> needs,
      Instant createdAt) {

    /** What they need, each with what was said of it. */
    List<String> needs(View view) {
      return Need.in(view, needs);
    }
  }

  /** Two side by side. */
  record Question(Side first, Side second) {}

  /** A merge that can be undone. */
  record United(UUID merge, String name, Instant at) {}

  /** What the page shows. */
  record Stand(Event event, List<Question> questions, List<United> united) {}

  private final Jdbi jdbi;
  private final Events events;
  private final Merges merges;
  private final Audit audit;
  private final Clock clock;

  Doubles(Jdbi jdbi, Events events, Merges merges, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.merges = merges;
    this.audit = audit;
    this.clock = clock;
  }

  /** How many pairs, {@value #MOST} at most. */
  int count(Viewer viewer, UUID id) {
    return at(viewer, id, handle -> handle.attach(DoublesDao.class).pairs(id, MOST).size());
  }

  /** That the names were read is noted. */
  Stand of(Viewer viewer, UUID id) {
    return at(
        viewer,
        id,
        handle -> {
          note(handle, viewer, "event.guests_read", id, Map.of("at", "doubles"));
          DoublesDao dao = handle.attach(DoublesDao.class);
          List<Question> questions =
              dao.pairs(id, MOST).stream()
                  .map(pair -> dao.sides(id, List.of(pair.one(), pair.other())))
                  .filter(sides -> sides.size() == 2)
                  .map(sides -> new Question(sides.get(0), sides.get(1)))
                  .toList();
          return new Stand(
              events.find(handle, viewer, id).orElseThrow(Problem::notFound),
              questions,
              dao.united(id, viewer.organization(), MOST));
        });
  }

  /**
   * They are one person: whoever registered first goes on.
   *
   * @throws Problem 409 {@code already_merged}
   */
  void one(Viewer viewer, UUID id, UUID kept, UUID merged) {
    at(
        viewer,
        id,
        handle -> {
          both(handle, id, kept, merged);
          return merges.merge(handle, viewer, kept, merged);
        });
  }

  /** They are two, and nobody is asked again. */
  void two(Viewer viewer, UUID id, UUID one, UUID other) {
    at(
        viewer,
        id,
        handle -> {
          both(handle, id, one, other);
          boolean ordered = one.toString().compareTo(other.toString()) < 0;
          handle
              .attach(DoublesDao.class)
              .tellApart(
                  ordered ? one : other, ordered ? other : one, viewer.user(), clock.instant());
          note(handle, viewer, "event.told_apart", id, Map.of("one", one, "other", other));
          return one;
        });
  }

  private static void both(Handle handle, UUID event, UUID one, UUID other) {
    if (handle.attach(DoublesDao.class).sides(event, List.of(one, other)).size() < 2) {
      throw Problem.notFound();
    }
  }

  /**
   * They are two again, each with the registration that was theirs.
   *
   * @throws Problem 409 {@code merge_not_last}
   */
  void undo(Viewer viewer, UUID id, UUID merge) {
    at(viewer, id, handle -> merges.undo(handle, viewer, merge));
  }

  private void note(
      Handle handle, Viewer viewer, String what, UUID event, Map<String, Object> detail) {
    audit.append(handle, viewer.user(), viewer.organization(), what, "event", event, detail);
  }

  private <T> T at(Viewer viewer, UUID id, Function<Handle, T> work) {
    return jdbi.inTransaction(
        handle -> {
          if (events.find(handle, viewer, id).isEmpty()) {
            throw Problem.notFound();
          }
          return work.apply(handle);
        });
  }
}
