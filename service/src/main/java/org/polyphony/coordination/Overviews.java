package org.polyphony.coordination;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.friends.FriendsFigures;
import org.polyphony.platform.Audit;
import org.polyphony.queue.Steering;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** Looks at a queue as a whole. */
final class Overviews {

  private final Jdbi jdbi;
  private final Steering steering;
  private final Promises promises;
  private final SpeakersAhead speakers;
  private final Counts counts;
  private final Audit audit;
  private final Clock clock;

  Overviews(
      Jdbi jdbi,
      Steering steering,
      Promises promises,
      SpeakersAhead speakers,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.steering = steering;
    this.promises = promises;
    this.speakers = speakers;
    counts = new Counts(jdbi);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The queue with who may be given each of its promises, by language.
   *
   * @param rearranged what has just become of the order; null where nothing has
   */
  record Whole(
      QueuePage queue,
      Map<String, List<PromisesDao.Speaker>> speakers,
      @Nullable Rearranged rearranged) {

    Whole after(@Nullable Rearranged change) {
      return new Whole(queue, speakers, change);
    }
  }

  /**
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  Whole of(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle -> {
          QueuePage page = page(handle, viewer, id);
          return new Whole(page, promises.speakers(handle, viewer, page.promises()), null);
        });
  }

  private QueuePage page(Handle handle, Viewer viewer, UUID id) {
    OverviewDao dao = handle.attach(OverviewDao.class);
    OverviewDao.Known campaign = known(handle, viewer, id);
    return new QueuePage(
        id,
        campaign.name(),
        campaign.state(),
        campaign.zone(),
        QueuePage.rows(
            counts.of(dao, id),
            dao.speakers(id).stream()
                .collect(
                    Collectors.toMap(
                        OverviewDao.Speakers::language, OverviewDao.Speakers::callers)),
            handle.attach(HeldDao.class).ahead(id).stream()
                .collect(Collectors.toMap(HeldDao.Ahead::language, HeldDao.Ahead::lines))),
        steering.order(handle, id),
        Stream.concat(dao.callers(id).stream(), dao.silent(id).stream()).toList(),
        named(viewer, promises.of(handle, viewer, id)),
        named(viewer, promises.forStaff(handle, viewer, id)),
        mayKnowNames(viewer) ? Doubles.of(handle, viewer, id, clock.instant()) : List.of(),
        speakers.waiting(handle, viewer, id),
        steering.daysOff(handle, id),
        dao.bringsFriends(id),
        dao.friends(id).orElse(FriendsFigures.NONE));
  }

  /** Leaders see how the queue stands, and not who is in it. */
  private static List<Promise> named(Viewer viewer, List<Promise> promises) {
    return mayKnowNames(viewer) ? promises : promises.stream().map(Promise::unnamed).toList();
  }

  private static boolean mayKnowNames(Viewer viewer) {
    return viewer.is(Role.COORDINATOR) || viewer.is(Role.ADMINISTRATOR);
  }

  /** The name of somebody of the viewer's organization; empty where there is nobody of this id. */
  String nameOf(Viewer viewer, UUID user) {
    return jdbi.withExtension(HeldDao.class, dao -> dao.name(user, viewer.organization()))
        .orElse("");
  }

  /** The languages of a queue in the order in which they are served. */
  List<String> order(Viewer viewer, UUID id) {
    return jdbi.inTransaction(
        handle ->
            page(handle, viewer, id).inOrder().stream().map(QueuePage.Row::language).toList());
  }

  /**
   * The lines of one language in one state, for one reason; the reading is in the audit trail.
   *
   * @throws Problem 404 where the viewer's organization has no such campaign
   */
  LinesPage lines(Viewer viewer, UUID id, String language, String state, String reason) {
    if (state.equals("ready") && !reason.isEmpty()) {
      throw Problem.invalid(FieldProblem.of("state", "unreadable_value"));
    }
    return jdbi.inTransaction(
        handle -> {
          OverviewDao dao = handle.attach(OverviewDao.class);
          OverviewDao.Known campaign = known(handle, viewer, id);
          List<LinesPage.Line> lines = dao.lines(id, language, state, reason, LinesPage.AT_MOST);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "queue.lines_read",
              "campaign",
              id,
              Map.of(
                  "contacts", lines.stream().flatMap(line -> line.contacts().stream()).toList()));
          int count =
              lines.size() < LinesPage.AT_MOST
                  ? lines.size()
                  : counts.of(dao, id).stream()
                      .filter(
                          each ->
                              each.language().equals(language)
                                  && each.state().equals(state)
                                  && (state.equals("ready") || reason.equals(each.reason())))
                      .mapToInt(OverviewDao.Count::lines)
                      .sum();
          return new LinesPage(
              id, campaign.name(), language, state, reason, campaign.zone(), count, lines);
        });
  }

  private static OverviewDao.Known known(Handle handle, Viewer viewer, UUID id) {
    return handle
        .attach(OverviewDao.class)
        .campaign(id, viewer.organization())
        .orElseThrow(Problem::notFound);
  }
}
