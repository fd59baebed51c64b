package org.polyphony.scripts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * The texts of a draft. Each line that is saved says what it was when the person began; where
 * somebody else has changed it meanwhile, neither text is lost.
 */
final class Translations {
  private final Jdbi jdbi;
  private final Drafts drafts;
  private final Clock clock;

  Translations(Jdbi jdbi, Drafts drafts, Clock clock) {
    this.jdbi = jdbi;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * One line of a form.
   *
   * @param base the text that the form was filled with
   * @param text what the person made of it; blank to have none
   */
  record Change(String key, String base, String text) {
    Change {
      base = clean(base);
      text = clean(text);
    }
  }

  /** A line that two people changed: nothing was saved of it. */
  record Conflict(String key, String theirs, String mine) {}

  /**
   * Saves what was changed. A changed line of the source makes its translations stale; a changed
   * translation is a draft again.
   *
   * @return the lines that somebody else changed to something else meanwhile; all others are saved
   * @throws Problem 404; 409 {@code script_no_draft}; 403 for a translator who changes the source;
   *     422 {@code unknown_language}
   */
  List<Conflict> save(Viewer viewer, UUID script, String tag, List<Change> changes) {
    return jdbi.inTransaction(handle -> save(handle, viewer, script, tag, changes));
  }

  List<Conflict> save(Handle handle, Viewer viewer, UUID script, String tag, List<Change> changes) {
    ScriptsDao.VersionRow draft = drafts.lock(handle, viewer, script);
    Bundles bundles = bundles(handle, script, draft);
    String language = known(tag);
    boolean source = language.equals(bundles.source());
    if (source && !viewer.is(Role.COORDINATOR)) {
      throw Problem.forbidden();
    }
    List<Conflict> conflicts = new ArrayList<>();
    for (Change change : changes) {
      String now = bundles.words(language, change.key()).strip();
      if (change.text().equals(change.base()) || change.text().equals(now)) {
        continue;
      }
      if (!now.equals(change.base())) {
        conflicts.add(new Conflict(change.key(), now, change.text()));
        continue;
      }
      write(handle, viewer, draft.id(), language, source, change);
    }
    return List.copyOf(conflicts);
  }

  /**
   * Marks lines as reviewed by the viewer.
   *
   * @param lines the texts that the viewer saw; one that has changed meanwhile, or cannot be said,
   *     is left alone
   * @return how many are reviewed now
   * @throws Problem 403 where the viewer may not review the language
   */
  int review(Viewer viewer, UUID script, String tag, List<Change> lines) {
    return jdbi.inTransaction(handle -> review(handle, viewer, script, tag, lines));
  }

  private int review(Handle handle, Viewer viewer, UUID script, String tag, List<Change> lines) {
    ScriptsDao.VersionRow draft = drafts.lock(handle, viewer, script);
    if (!mayReview(viewer, tag)) {
      throw Problem.forbidden();
    }
    TextsDao texts = handle.attach(TextsDao.class);
    Instant now = clock.instant();
    int reviewed = 0;
    for (Change line : lines) {
      boolean done =
          !line.text().isEmpty()
              && ScriptCheck.text(known(tag), line.key(), line.text(), null).stream()
                  .noneMatch(ScriptProblem::isError)
              && texts.review(
                  draft.id(),
                  known(tag),
                  line.key(),
                  line.text(),
                  viewer.user(),
                  viewer.name(),
                  now);
      reviewed += done ? 1 : 0;
    }
    return reviewed;
  }

  /** A translator who reads the language, or a coordinator. */
  static boolean mayReview(Viewer viewer, String tag) {
    boolean reads =
        viewer.reads().stream()
            .anyMatch(
                read -> read.equals(tag) || Languages.standard().bundlesFor(read).contains(tag));
    return viewer.is(Role.COORDINATOR) || (viewer.is(Role.TRANSLATOR) && reads);
  }

  /**
   * The tag as we store it.
   *
   * @throws Problem 422 {@code unknown_language}
   */
  static String known(String tag) {
    return find(tag)
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("language", "unknown_language")));
  }

  /** The tag as we store it; empty for a language that the table does not have. */
  static Optional<String> find(String tag) {
    return Languages.standard()
        .find(tag)
        .map(language -> language.tag())
        .filter(known -> !known.equals(Languages.UNKNOWN));
  }

  /** Browsers send CR LF; no database keeps a NUL; blanks around a line say nothing. */
  static String clean(String text) {
    return text.replace("\r\n", "\n").replace("\0", "").strip();
  }

  private void write(
      Handle handle, Viewer viewer, UUID version, String language, boolean source, Change change) {
    TextsDao texts = handle.attach(TextsDao.class);
    if (change.text().isEmpty()) {
      texts.delete(version, language, change.key());
    } else if (source) {
      texts.save(
          version,
          language,
          change.key(),
          change.text(),
          TextState.REVIEWED.key(),
          viewer.user(),
          clock.instant());
    } else {
      texts.save(version, language, change.key(), change.text(), TextState.DRAFT.key(), null, null);
    }
    if (source) {
      texts.makeStale(version, change.key(), language);
    }
  }

  private static Bundles bundles(Handle handle, UUID script, ScriptsDao.VersionRow draft) {
    String source = handle.attach(ScriptsDao.class).script(script).orElseThrow().sourceLanguage();
    return Bundles.of(source, handle.attach(TextsDao.class).texts(draft.id()));
  }
}
