package org.polyphony.translations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Ids;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Translations;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What people say to each other about the lines of scripts, one thread a line and language. */
final class Comments {
  /** The most characters of a comment. */
  static final int LONGEST = 2000;

  /** The most comments on one line in one language. */
  static final int MOST = 100;

  private final Jdbi jdbi;
  private final Scripts scripts;
  private final Clock clock;

  Comments(Jdbi jdbi, Scripts scripts, Clock clock) {
    this.jdbi = jdbi;
    this.scripts = scripts;
    this.clock = clock;
  }

  /** By the key of the line, the oldest first. The caller has found the script. */
  Map<String, List<Comment>> of(UUID script, String tag) {
    return jdbi.withHandle(handle -> of(handle, script, tag));
  }

  Map<String, List<Comment>> of(Handle handle, UUID script, String tag) {
    return handle.attach(CommentsDao.class).of(script, tag).stream()
        .collect(Collectors.groupingBy(Comment::key));
  }

  /** How many lines have something open: by script, then by language. */
  Map<UUID, Map<String, Integer>> open(List<UUID> ofScripts) {
    return jdbi.withExtension(CommentsDao.class, dao -> dao.open(ofScripts)).stream()
        .collect(
            Collectors.groupingBy(
                CommentsDao.OpenLines::script,
                Collectors.toMap(CommentsDao.OpenLines::tag, CommentsDao.OpenLines::lines)));
  }

  /**
   * Says something about lines; the thread of each is open from then on.
   *
   * @param texts by the key of the line; blank ones say nothing
   * @throws Problem 404 where the viewer has no such script; 422 {@code comment_too_long}, {@code
   *     too_many_comments} at the key, and nothing is kept
   */
  void add(Viewer viewer, UUID script, String tag, Map<String, String> texts) {
    if (texts.values().stream().anyMatch(text -> !text.isBlank())) {
      jdbi.useTransaction(handle -> add(handle, viewer, script, tag, texts));
    }
  }

  void add(Handle handle, Viewer viewer, UUID script, String tag, Map<String, String> texts) {
    scripts.find(handle, viewer, script);
    Map<String, List<Comment>> there = of(handle, script, tag);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      String text = Translations.clean(entry.getValue());
      if (text.isEmpty()) {
        continue;
      }
      if (text.length() > LONGEST) {
        throw refused(entry.getKey(), "comment_too_long", LONGEST);
      }
      if (there.getOrDefault(entry.getKey(), List.of()).size() >= MOST) {
        throw refused(entry.getKey(), "too_many_comments", MOST);
      }
      handle
          .attach(CommentsDao.class)
          .insert(
              Ids.next(),
              script,
              tag,
              entry.getKey(),
              viewer.user(),
              viewer.name(),
              text,
              clock.instant());
    }
  }

  /**
   * Settles what was said about a line.
   *
   * @throws Problem 404 where the viewer has no such script
   */
  void resolve(Viewer viewer, UUID script, String tag, String key) {
    jdbi.useTransaction(
        handle -> {
          scripts.find(handle, viewer, script);
          handle
              .attach(CommentsDao.class)
              .resolve(script, tag, key, viewer.name(), clock.instant());
        });
  }

  private static Problem refused(String key, String code, int most) {
    return Problem.invalid(new FieldProblem(key, code, Map.of("most", most)));
  }
}
