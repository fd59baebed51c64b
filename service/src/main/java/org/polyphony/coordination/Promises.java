package org.polyphony.coordination;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.FollowUps;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Matching;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * The calls that a campaign has promised. A promise stays open until it is kept, whoever is there
 * and whatever becomes of the campaign; a coordinator may give it to anybody.
 */
final class Promises {

  private static final List<String> PROMISED = List.of("callback", "cure");
  private static final List<String> FOR_STAFF = List.of("staff");

  private final Jdbi jdbi;
  private final FollowUps followUps;
  private final Audit audit;
  private final Clock clock;

  Promises(Jdbi jdbi, FollowUps followUps, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.followUps = followUps;
    this.audit = audit;
    this.clock = clock;
  }

  /** The most overdue first, 200 at most. */
  List<Promise> of(Handle handle, Viewer viewer, UUID campaign) {
    return open(handle, viewer, campaign, PROMISED);
  }

  /** Those whom callers could not speak with twice, so that staff have to; 200 at most. */
  List<Promise> forStaff(Handle handle, Viewer viewer, UUID campaign) {
    return open(handle, viewer, campaign, FOR_STAFF);
  }

  private List<Promise> open(Handle handle, Viewer viewer, UUID campaign, List<String> kinds) {
    return handle
        .attach(PromisesDao.class)
        .open(viewer.organization(), campaign, kinds, clock.instant());
  }

  /**
   * Staff have seen to somebody whom callers could not speak with.
   *
   * @throws Problem 404 where the campaign has no such open case
   */
  void close(Viewer viewer, UUID campaign, UUID followUp) {
    jdbi.useTransaction(
        handle -> {
          one(forStaff(handle, viewer, campaign), followUp);
          followUps.close(handle, followUp);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "follow_up.closed",
              "follow_up",
              followUp,
              Map.of("campaign", campaign));
        });
  }

  private static Promise one(List<Promise> open, UUID followUp) {
    return open.stream()
        .filter(each -> each.followUp().equals(followUp))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** Who may be given each of these: those who speak its language. */
  Map<String, List<PromisesDao.Speaker>> speakers(
      Handle handle, Viewer viewer, List<Promise> promises) {
    Map<String, List<PromisesDao.Speaker>> byLanguage = new HashMap<>();
    if (!promises.isEmpty()) {
      List<PromisesDao.Speaker> all =
          handle.attach(PromisesDao.class).speakers(viewer.organization());
      promises.forEach(
          promise ->
              byLanguage.computeIfAbsent(
                  promise.language(),
                  language -> all.stream().filter(speaker -> speaks(speaker, language)).toList()));
    }
    return byLanguage;
  }

  private static boolean speaks(PromisesDao.Speaker speaker, String language) {
    return language.equals(Languages.UNKNOWN)
        || Matching.match(language, Set.copyOf(speaker.languages()), Set.of()).serves();
  }

  /**
   * Gives a promise to somebody.
   *
   * @param user null: anyone who speaks the language
   * @throws Problem 404 where the campaign has no such open promise; 422 where that user does not
   *     speak the language
   */
  void give(Viewer viewer, UUID campaign, UUID followUp, @Nullable UUID user) {
    jdbi.useTransaction(
        handle -> {
          Promise promise = one(of(handle, viewer, campaign), followUp);
          boolean able =
              user == null
                  || speakers(handle, viewer, List.of(promise))
                      .getOrDefault(promise.language(), List.of())
                      .stream()
                      .anyMatch(speaker -> speaker.user().equals(user));
          if (!able) {
            throw Problem.invalid(FieldProblem.of("for", "does_not_speak"));
          }
          followUps.give(handle, followUp, user);
          audit.append(
              handle,
              viewer.user(),
              viewer.organization(),
              "follow_up.given",
              "follow_up",
              followUp,
              Map.of("campaign", campaign, "to", user == null ? "anyone" : user));
        });
  }
}
