package org.polyphony.duplicates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Contact;
import org.polyphony.contacts.Contacts;
import org.polyphony.contacts.Merges;
import org.polyphony.contacts.Timeline;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What pages and API ask about likely duplicates, each in a transaction of its own. */
final class DuplicateDesk {

  /** Further than this nobody counts. */
  static final int COUNTED = 1_000;

  /** So many at once that nobody waits long, and that somebody still sees what was done. */
  static final int CERTAIN_AT_ONCE = 100;

  private static final int ENTRIES = 5;
  private static final int LATELY = 10;

  private final Jdbi jdbi;
  private final Contacts contacts;
  private final Merges merges;
  private final Timeline timeline;
  private final Finder finder;
  private final Audit audit;
  private final Clock clock;

  DuplicateDesk(
      Jdbi jdbi,
      Contacts contacts,
      Merges merges,
      Timeline timeline,
      Finder finder,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.finder = finder;
    this.contacts = contacts;
    this.merges = merges;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** One of two, with the newest of what happened with them. */
  record Side(Contact contact, List<Timeline.Entry> entries) {
    UUID id() {
      return contact.person().id();
    }
  }

  /**
   * Two who may be one.
   *
   * @param kept the one who goes on if they are
   */
  record Question(Pair pair, Side kept, Side merged) {}

  /**
   * How the desk stands.
   *
   * @param question the next; null where there is none
   * @param waiting how many there are, {@link #COUNTED} at most
   * @param certain how many of them are one person beyond doubt, {@link #CERTAIN_AT_ONCE} at most
   */
  record Stand(
      @Nullable Question question,
      int waiting,
      int certain,
      List<PairsDao.Merged> lately,
      ZoneId zone) {}

  /**
   * The next question with both people; that they were read is put into the audit trail.
   *
   * @param keep which of the two is to go on; null for the one with whom more has happened
   */
  Stand stand(Viewer viewer, @Nullable UUID keep) {
    return jdbi.inTransaction(
        handle -> {
          PairsDao dao = handle.attach(PairsDao.class);
          return new Stand(
              dao.next(viewer.organization())
                  .map(pair -> question(handle, viewer, pair, keep))
                  .orElse(null),
              dao.waiting(viewer.organization(), COUNTED),
              dao.certain(viewer.organization(), CERTAIN_AT_ONCE).size(),
              dao.lately(viewer.organization(), LATELY),
              ZoneId.of(dao.zone(viewer.organization())));
        });
  }

  /** The open questions after one, for other programs; nobody's data is in them. */
  List<Pair> open(Viewer viewer, @Nullable UUID after, int limit) {
    return jdbi.withHandle(
        handle -> handle.attach(PairsDao.class).open(viewer.organization(), after, limit));
  }

  /**
   * They are one person.
   *
   * @param keep who goes on, one of the two
   * @return the merge, to undo it by
   * @throws Problem 404 where there is no such question any more
   */
  UUID same(Viewer viewer, UUID id, UUID keep) {
    return jdbi.inTransaction(
        handle -> {
          Pair pair = locked(handle, viewer, id);
          if (!pair.has(keep)) {
            throw Problem.invalid(FieldProblem.of("keep", "unknown_value"));
          }
          return merge(handle, viewer, keep, pair.otherThan(keep));
        });
  }

  /**
   * All who are one person beyond doubt are one, {@link #CERTAIN_AT_ONCE} at once; who came first
   * goes on. Each merge can be undone by itself.
   *
   * @return how many were
   */
  int sameIfCertain(Viewer viewer) {
    List<Pair> pairs =
        jdbi.withHandle(
            handle ->
                handle.attach(PairsDao.class).certain(viewer.organization(), CERTAIN_AT_ONCE));
    int merged = 0;
    for (Pair pair : pairs) {
      merged += jdbi.inTransaction(handle -> sameIfCertain(handle, viewer, pair)) ? 1 : 0;
    }
    return merged;
  }

  private boolean sameIfCertain(Handle handle, Viewer viewer, Pair pair) {
    PairsDao dao = handle.attach(PairsDao.class);
    if (dao.lock(viewer.organization(), pair.id()).isEmpty()) {
      return false; // answered meanwhile, or by a merge before it
    }
    if (!finder.isCertain(handle, pair)) {
      dao.doubt(pair.id());
      return false;
    }
    merge(handle, viewer, pair.one(), pair.other());
    return true;
  }

  /**
   * They are two people, and nobody is asked again.
   *
   * @throws Problem 404 where there is no such question any more
   */
  void different(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> {
          Pair pair = locked(handle, viewer, id);
          handle
              .attach(PairsDao.class)
              .decide(pair.id(), "different", null, viewer.user(), clock.instant());
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "duplicate.different",
              "contact",
              pair.one(),
              Map.of("other", pair.other()));
        });
  }

  /**
   * Not now: the question comes again after all others.
   *
   * @throws Problem 404 where there is no such question any more
   */
  void skip(Viewer viewer, UUID id) {
    jdbi.useTransaction(
        handle -> handle.attach(PairsDao.class).skip(locked(handle, viewer, id).id()));
  }

  /** Two people are one, though nobody asked. As {@link Merges#merge}. */
  UUID merge(Viewer viewer, UUID keep, UUID merged) {
    return jdbi.inTransaction(handle -> merge(handle, viewer, keep, merged));
  }

  /** They are two after all. As {@link Merges#undo}; the questions come again. */
  Merges.Merge undo(Viewer viewer, UUID merge) {
    return jdbi.inTransaction(
        handle -> {
          Merges.Merge undone = merges.undo(handle, viewer, merge);
          PairsDao dao = handle.attach(PairsDao.class);
          dao.forgetApart(merge);
          dao.reopen(merge);
          return undone;
        });
  }

  private UUID merge(Handle handle, Viewer viewer, UUID keep, UUID merged) {
    UUID merge = merges.merge(handle, viewer, keep, merged);
    PairsDao dao = handle.attach(PairsDao.class);
    Instant now = clock.instant();
    dao.close(merge, keep, merged, now);
    dao.keepApart(merge, keep, merged, now);
    return merge;
  }

  private Question question(Handle handle, Viewer viewer, Pair pair, @Nullable UUID keep) {
    Side one = side(handle, viewer, pair.one());
    Side other = side(handle, viewer, pair.other());
    boolean otherIsKept =
        keep == null ? other.entries().size() > one.entries().size() : keep.equals(other.id());
    return otherIsKept ? new Question(pair, other, one) : new Question(pair, one, other);
  }

  private Side side(Handle handle, Viewer viewer, UUID id) {
    Contact contact = contacts.find(handle, viewer, id).orElseThrow(Problem::notFound);
    Instant until = clock.instant().plus(Duration.ofSeconds(1));
    return new Side(contact, timeline.of(handle, viewer, id, until, ENTRIES));
  }

  private static Pair locked(Handle handle, Viewer viewer, UUID id) {
    Optional<Pair> pair = handle.attach(PairsDao.class).lock(viewer.organization(), id);
    return pair.orElseThrow(Problem::notFound);
  }
}
