package org.polyphony.scripts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.i18n.Languages;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * The texts of a draft. Each line that is saved says what it was when the person began; where
 * somebody else has changed it meanwhile, neither text is lost. Words that are replaced are kept.
 */
public final class Translations {
  /** The most characters of a text, and of its pronunciation. */
  public static final int LONGEST_TEXT = ScriptBody.LONGEST_TEXT;

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
  public record Change(String key, String base, String text) {
    public Change {
      base = clean(base);
      text = clean(text);
    }
  }

  /** A line that two people changed: nothing was saved of it. */
  public record Conflict(String key, String theirs, String mine) {}

  /**
   * A line from outside.
   *
   * @param source what it was translated from
   * @param pronunciation empty to leave what there is
   * @param state {@code REVIEWED} where whoever brings it vouches for it, else {@code DRAFT}
   */
  public record Taken(
      String key, String text, String source, String pronunciation, TextState state) {
    public Taken {
      text = clean(text);
      pronunciation = clean(pronunciation);
    }
  }

  /**
   * Saves what was changed. A changed line of the source makes its translations stale; a changed
   * translation is a draft again.
   *
   * @return the lines that somebody else changed to something else meanwhile; all others are saved
   * @throws Problem 404; 409 {@code script_no_draft}; 403 for a translator who changes the source;
   *     422 {@code unknown_language}
   */
  public List<Conflict> save(Viewer viewer, UUID script, String tag, List<Change> changes) {
    return jdbi.inTransaction(handle -> save(handle, viewer, script, tag, changes));
  }

  /**
   * Saves one line while it is typed. Of what the same person wrote a moment before, on the way to
   * these words, nothing is kept among the earlier ones.
   *
   * @param sound how it is read; left alone where the line has no text
   * @return the conflict of the text, and that of how it is read; empty where there is none
   * @throws Problem as {@link #save}
   */
  public Typed type(Viewer viewer, UUID script, String tag, Change text, Change sound) {
    return jdbi.inTransaction(
        handle -> {
          Draft draft = draft(handle, viewer, script, tag).typed();
          List<Conflict> texts = save(handle, viewer, draft, List.of(text));
          List<Conflict> sounds =
              text.text().isEmpty()
                  ? List.of()
                  : pronounce(handle, viewer, script, tag, List.of(sound));
          return new Typed(texts.stream().findFirst(), sounds.stream().findFirst());
        });
  }

  /** What became of a line that was typed. */
  public record Typed(Optional<Conflict> text, Optional<Conflict> sound) {}

  List<Conflict> save(Handle handle, Viewer viewer, UUID script, String tag, List<Change> changes) {
    return save(handle, viewer, draft(handle, viewer, script, tag), changes);
  }

  private List<Conflict> save(Handle handle, Viewer viewer, Draft draft, List<Change> changes) {
    List<Conflict> conflicts = new ArrayList<>();
    for (Change change : changes) {
      String now = draft.bundles().words(draft.language(), change.key()).strip();
      if (change.text().equals(change.base()) || change.text().equals(now)) {
        continue;
      }
      if (!now.equals(change.base())) {
        conflicts.add(new Conflict(change.key(), now, change.text()));
        continue;
      }
      write(handle, viewer, draft, change.key(), change.text());
    }
    return List.copyOf(conflicts);
  }

  /**
   * Saves how lines are read by somebody who speaks the language and does not read it. A line
   * without a text has none.
   *
   * @return the lines whose pronunciation somebody else changed to something else meanwhile
   * @throws Problem as {@link #save}
   */
  public List<Conflict> pronounce(Viewer viewer, UUID script, String tag, List<Change> changes) {
    return jdbi.inTransaction(handle -> pronounce(handle, viewer, script, tag, changes));
  }

  private List<Conflict> pronounce(
      Handle handle, Viewer viewer, UUID script, String tag, List<Change> changes) {
    Draft draft = draft(handle, viewer, script, tag);
    List<Conflict> conflicts = new ArrayList<>();
    for (Change change : changes) {
      String now =
          draft
              .bundles()
              .find(draft.language(), change.key())
              .map(Bundles.Text::pronunciation)
              .orElse("");
      if (change.text().equals(change.base()) || change.text().equals(now)) {
        continue;
      }
      if (!now.equals(change.base())) {
        conflicts.add(new Conflict(change.key(), now, change.text()));
        continue;
      }
      handle
          .attach(TextsDao.class)
          .pronounce(draft.version(), draft.language(), change.key(), change.text());
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
  public int review(Viewer viewer, UUID script, String tag, List<Change> lines) {
    return jdbi.inTransaction(handle -> review(handle, viewer, script, tag, lines));
  }

  private int review(Handle handle, Viewer viewer, UUID script, String tag, List<Change> lines) {
    Draft draft = draft(handle, viewer, script, tag);
    if (!mayReview(viewer, tag)) {
      throw Problem.forbidden();
    }
    int reviewed = 0;
    for (Change line : lines) {
      reviewed += review(handle, viewer, draft, line.key(), line.text()) ? 1 : 0;
    }
    return reviewed;
  }

  private boolean review(Handle handle, Viewer viewer, Draft draft, String key, String text) {
    return !text.isEmpty()
        && ScriptCheck.text(draft.language(), key, text, null).stream()
            .noneMatch(ScriptProblem::isError)
        && handle
            .attach(TextsDao.class)
            .review(
                draft.version(),
                draft.language(),
                key,
                text,
                draft.isSource() ? "" : draft.bundles().words(draft.bundles().source(), key),
                viewer.user(),
                viewer.name(),
                clock.instant());
  }

  /**
   * Takes lines over that came from outside, whatever is there now. One that was translated from
   * another source than the present one is out of date at once.
   *
   * @param lines with a text each, in a language that is not the source
   * @return what was there before, by key: an empty value where there was nothing
   * @throws Problem as {@link #save}; 403 where one is reviewed and the viewer may not review
   */
  public Map<String, Optional<Bundles.Text>> take(
      Handle handle, Viewer viewer, UUID script, String tag, List<Taken> lines) {
    Draft draft = draft(handle, viewer, script, tag);
    if (draft.isSource()
        || (!mayReview(viewer, tag)
            && lines.stream().anyMatch(line -> line.state() == TextState.REVIEWED))) {
      throw Problem.forbidden();
    }
    lines.forEach(line -> take(handle, viewer, draft, line));
    return lines.stream()
        .map(Taken::key)
        .collect(Collectors.toMap(key -> key, key -> draft.bundles().find(draft.language(), key)));
  }

  private void take(Handle handle, Viewer viewer, Draft draft, Taken line) {
    TextsDao texts = handle.attach(TextsDao.class);
    Optional<Bundles.Text> there = draft.bundles().find(draft.language(), line.key());
    String source = draft.bundles().words(draft.bundles().source(), line.key());
    boolean same = there.filter(text -> text.text().equals(line.text())).isPresent();
    boolean current = line.source().equals(source);
    TextState kept = there.map(Bundles.Text::state).orElse(TextState.MISSING);
    TextState state = current ? line.state() : same ? kept : TextState.STALE;
    if (!same) {
      draft.earlier().keep(handle, viewer, line.key(), line.text(), clock.instant());
    }
    if (!same || kept != state) {
      TextState first = state == TextState.STALE ? TextState.STALE : TextState.DRAFT;
      texts.save(
          draft.version(), draft.language(), line.key(), line.text(), first.key(), null, null);
      texts.translatedFrom(draft.version(), draft.language(), line.key(), line.source());
    }
    if (state == TextState.REVIEWED && (!same || kept != state)) {
      review(handle, viewer, draft, line.key(), line.text());
    }
    if (!line.pronunciation().isEmpty()) {
      texts.pronounce(draft.version(), draft.language(), line.key(), line.pronunciation());
    }
  }

  /**
   * Takes one line back to what it was.
   *
   * @param instead what stands there now; where it is something else, nothing is done
   * @param before empty where there was nothing
   * @return whether it was done
   */
  public boolean putBack(
      Handle handle,
      Viewer viewer,
      UUID script,
      String tag,
      String key,
      String instead,
      Optional<Bundles.Text> before) {
    Draft draft = draft(handle, viewer, script, tag);
    if (!draft.bundles().words(draft.language(), key).equals(clean(instead))) {
      return false;
    }
    if (before.isEmpty()) {
      draft.earlier().keep(handle, viewer, key, "", clock.instant());
      handle.attach(TextsDao.class).delete(draft.version(), draft.language(), key);
      return true;
    }
    Bundles.Text was = before.get();
    if (!was.text().equals(clean(instead))) {
      write(handle, viewer, draft, key, was.text());
    }
    boolean current = was.source().equals(draft.bundles().words(draft.bundles().source(), key));
    boolean reviewed = was.state() == TextState.REVIEWED && current;
    TextState state = reviewed ? TextState.REVIEWED : current ? TextState.DRAFT : TextState.STALE;
    handle
        .attach(TextsDao.class)
        .putBack(
            draft.version(),
            draft.language(),
            key,
            state.key(),
            reviewed ? was.reviewedBy() : null,
            reviewed ? was.reviewedAt() : null,
            reviewed ? was.reviewer() : "",
            was.source(),
            was.pronunciation());
    return true;
  }

  /** The words that stood in the lines of a language before, by key, the newest first. */
  public Map<String, List<EarlierText>> earlier(UUID script, String tag) {
    return jdbi.withExtension(TextsDao.class, dao -> dao.earlier(script, tag)).stream()
        .collect(Collectors.groupingBy(EarlierText::key));
  }

  /** A translator who reads the language, or a coordinator. */
  public static boolean mayReview(Viewer viewer, String tag) {
    return viewer.is(Role.COORDINATOR) || (viewer.is(Role.TRANSLATOR) && reads(viewer, tag));
  }

  /** Whether somebody reads texts in that language. */
  public static boolean reads(Viewer viewer, String tag) {
    return viewer.reads().stream()
        .anyMatch(read -> read.equals(tag) || Languages.standard().bundlesFor(read).contains(tag));
  }

  /**
   * The tag as we store it.
   *
   * @throws Problem 422 {@code unknown_language}
   */
  public static String known(String tag) {
    return find(tag)
        .orElseThrow(() -> Problem.invalid(FieldProblem.of("language", "unknown_language")));
  }

  /** The tag as we store it; empty for a language that the table does not have. */
  public static Optional<String> find(String tag) {
    return Languages.standard()
        .find(tag)
        .map(language -> language.tag())
        .filter(known -> !known.equals(Languages.UNKNOWN));
  }

  /** Browsers send CR LF; no database keeps a NUL; blanks around a line say nothing. */
  public static String clean(String text) {
    return text.replace("\r\n", "\n").replace("\0", "").strip();
  }

  private void write(Handle handle, Viewer viewer, Draft draft, String key, String text) {
    TextsDao texts = handle.attach(TextsDao.class);
    Instant now = clock.instant();
    boolean source = draft.isSource();
    String language = draft.language();
    draft.earlier().keep(handle, viewer, key, text, now);
    if (text.isEmpty()) {
      texts.delete(draft.version(), language, key);
    } else if (source) {
      texts.save(
          draft.version(), language, key, text, TextState.REVIEWED.key(), viewer.user(), now);
    } else {
      texts.save(draft.version(), language, key, text, TextState.DRAFT.key(), null, null);
      texts.translatedFrom(
          draft.version(), language, key, draft.bundles().words(draft.bundles().source(), key));
    }
    if (source) {
      texts.makeStale(draft.version(), key, language, text);
    }
  }

  /** A draft with one of its languages. */
  private record Draft(UUID version, Bundles bundles, String language, boolean isTyped) {
    boolean isSource() {
      return language.equals(bundles.source());
    }

    EarlierTexts earlier() {
      return new EarlierTexts(version, language, isTyped);
    }

    Draft typed() {
      return new Draft(version, bundles, language, true);
    }
  }

  /** The draft, locked until the transaction ends; the source is a coordinator's. */
  private Draft draft(Handle handle, Viewer viewer, UUID script, String tag) {
    ScriptsDao.VersionRow row = drafts.lock(handle, viewer, script);
    String source = handle.attach(ScriptsDao.class).script(script).orElseThrow().sourceLanguage();
    Bundles bundles = Bundles.of(source, handle.attach(TextsDao.class).texts(row.id()));
    Draft draft = new Draft(row.id(), bundles, known(tag), false);
    if (draft.isSource() && !viewer.is(Role.COORDINATOR)) {
      throw Problem.forbidden();
    }
    return draft;
  }
}
