package org.polyphony.translations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.ExchangeFormat;
import org.polyphony.i18n.exchange.TranslationFile;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.i18n.exchange.UnreadableFile;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Texts of a script that go out to translators as a file and come back. */
final class TextFiles {
  private static final int LONGEST_NAME = 200;
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private final Jdbi jdbi;
  private final Scripts scripts;
  private final Translations translations;
  private final Comments comments;
  private final Audit audit;
  private final Clock clock;

  TextFiles(
      Jdbi jdbi,
      Scripts scripts,
      Translations translations,
      Comments comments,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.scripts = scripts;
    this.translations = translations;
    this.comments = comments;
    this.audit = audit;
    this.clock = clock;
  }

  /** A file that came in, held against the script as it is now. */
  record Received(TextFilesDao.Row row, ScriptVersion version, ReviewedFile file) {
    boolean applied() {
      return row.appliedAt() != null;
    }

    boolean undone() {
      return row.undoneAt() != null;
    }
  }

  /** How many lines were put back, and how many were not since somebody has changed them again. */
  record Undone(int back, int left) {}

  /**
   * The texts of the newest version in one language, for translators.
   *
   * @throws Problem 404 where the viewer has no such script
   */
  TranslationFile export(Viewer viewer, UUID script, String tag) {
    ScriptVersion version = scripts.newest(viewer, script);
    Map<String, List<Comment>> said = comments.of(script, tag);
    List<Unit> units = new ArrayList<>();
    for (String key : version.structure().keys()) {
      units.add(unit(version, tag, key, said.getOrDefault(key, List.of())));
    }
    return new TranslationFile(version.name(), version.sourceLanguage(), tag, units);
  }

  private static Unit unit(ScriptVersion version, String tag, String key, List<Comment> said) {
    Bundles bundles = version.bundles();
    Optional<Bundles.Text> text = bundles.find(tag, key);
    List<Note> notes = new ArrayList<>();
    int dot = key.indexOf('.');
    if (dot > 0) {
      notes.add(new Note("", Note.CONTEXT, bundles.words(bundles.source(), key.substring(0, dot))));
    }
    for (Comment comment : said) {
      notes.add(new Note(comment.id().toString(), Note.COMMENT, said(comment)));
    }
    return new Unit(
        0,
        key,
        bundles.words(bundles.source(), key),
        text.map(Bundles.Text::text).orElse(""),
        progress(version, text.map(Bundles.Text::state).orElse(TextState.MISSING)),
        text.map(Bundles.Text::pronunciation).orElse(""),
        notes,
        null);
  }

  /** A comment as a file has it. */
  static String said(Comment comment) {
    return comment.author() + ": " + comment.text();
  }

  /** What was approved in a version that never changes is final. */
  private static Progress progress(ScriptVersion version, TextState state) {
    return switch (state) {
      case MISSING, STALE -> Progress.INITIAL;
      case DRAFT -> Progress.TRANSLATED;
      case REVIEWED -> version.draft() ? Progress.REVIEWED : Progress.FINAL;
    };
  }

  /**
   * Takes a file in, to be looked at.
   *
   * @param name as the browser sent it
   * @param file whole
   * @return the id under which it waits
   * @throws Problem 404; 409 {@code script_no_draft}; 422 at {@code file}: {@code texts_broken_xml}
   *     and so on, {@code texts_language}, {@code texts_of_source}
   */
  UUID receive(Viewer viewer, UUID script, String tag, String name, byte[] file) {
    ScriptVersion version = scripts.newest(viewer, script);
    if (!version.draft()) {
      throw Problem.conflict("script_no_draft");
    }
    if (tag.equals(version.sourceLanguage())) {
      throw Problem.invalid(FieldProblem.of("file", "texts_of_source"));
    }
    TranslationFile read = read(file);
    requireLanguage(read.target(), tag);
    requireLanguage(read.source(), version.sourceLanguage());
    UUID id = Ids.next();
    jdbi.useTransaction(
        handle -> {
          TextFilesDao files = handle.attach(TextFilesDao.class);
          files.forgetUnused(script, tag);
          files.insert(
              id,
              script,
              tag,
              name.substring(0, Math.min(LONGEST_NAME, name.length())),
              storable(read.units()),
              viewer.user(),
              clock.instant());
        });
    return id;
  }

  private static TranslationFile read(byte[] file) {
    try {
      return ExchangeFormat.read(file);
    } catch (UnreadableFile e) {
      Map<String, Object> arguments = new LinkedHashMap<>(e.arguments());
      arguments.put("line", e.line());
      arguments.put("column", e.column());
      throw Problem.invalid(new FieldProblem("file", code(e.reason()), arguments));
    }
  }

  private static String code(UnreadableFile.Reason reason) {
    return switch (reason) {
      case BROKEN_XML -> "texts_broken_xml";
      case UNSAFE_XML -> "texts_unsafe_xml";
      case NOT_XLIFF -> "texts_not_xliff";
      case XLIFF_VERSION -> "texts_xliff_version";
      case NOT_UTF8 -> "texts_not_utf";
      case TOO_MANY_UNITS -> "texts_too_many_units";
      case UNKNOWN_FORMAT -> "texts_unknown_format";
    };
  }

  private static void requireLanguage(@Nullable String said, String wanted) {
    if (said != null && !Translations.find(said).equals(Optional.of(wanted))) {
      throw Problem.invalid(
          new FieldProblem("file", "texts_language", Map.of("said", said, "wanted", wanted)));
    }
  }

  private static List<Unit> storable(List<Unit> units) {
    return units.stream()
        .map(
            unit ->
                new Unit(
                    unit.line(),
                    storable(unit.key()),
                    unit.source() == null ? null : storable(unit.source()),
                    storable(unit.text()),
                    unit.state(),
                    storable(unit.pronunciation()),
                    unit.notes().stream()
                        .map(
                            note ->
                                new Note(
                                    storable(note.id()),
                                    storable(note.category()),
                                    storable(note.text())))
                        .toList(),
                    unit.fault()))
        .toList();
  }

  /** No database keeps a NUL, or half a character. */
  private static String storable(String text) {
    return UNSTORABLE.matcher(text).replaceAll("");
  }

  /**
   * A file that waits, or was taken over.
   *
   * @throws Problem 404
   */
  Received find(Viewer viewer, UUID id) {
    TextFilesDao.Row row =
        jdbi.withExtension(TextFilesDao.class, dao -> dao.find(id)).orElseThrow(Problem::notFound);
    ScriptVersion version = scripts.newest(viewer, row.script());
    Map<String, List<Comment>> said = comments.of(row.script(), row.tag());
    return new Received(row, version, ReviewedFile.of(version, row.tag(), row.units(), said));
  }

  /**
   * Takes a file over; a second time does nothing.
   *
   * @param reviews whether the viewer vouches for what the file says was read again
   * @return how many lines were changed
   * @throws Problem 404; 409 {@code script_no_draft}; 403 where the viewer may not review
   */
  int apply(Viewer viewer, UUID id, boolean reviews) {
    return jdbi.inTransaction(handle -> apply(handle, viewer, id, reviews));
  }

  private int apply(Handle handle, Viewer viewer, UUID id, boolean reviews) {
    TextFilesDao.Row row = lock(handle, viewer, id);
    if (row.appliedAt() != null) {
      return row.before().size();
    }
    Received received = find(viewer, id);
    List<ReviewedFile.Line> useful =
        received.file().lines().stream().filter(line -> line.useful(reviews)).toList();
    List<Translations.Taken> taken = useful.stream().map(line -> line.taken(reviews)).toList();
    Map<String, Optional<Bundles.Text>> there =
        translations.take(handle, viewer, row.script(), row.tag(), taken);
    List<TextFilesDao.Before> before =
        taken.stream()
            .map(
                line ->
                    TextFilesDao.Before.of(
                        line.key(), line.text(), Objects.requireNonNull(there.get(line.key()))))
            .toList();
    for (ReviewedFile.Line line : received.file().lines()) {
      for (String comment : line.comments()) {
        comments.add(handle, viewer, row.script(), row.tag(), Map.of(line.unit().key(), comment));
      }
    }
    handle.attach(TextFilesDao.class).applied(id, clock.instant(), before);
    note(handle, viewer, row, "translation.file_taken", before.size());
    return before.size();
  }

  /**
   * Takes a file back: each line becomes what it was, unless somebody has changed it since.
   *
   * @throws Problem 404; 409 {@code script_no_draft}
   */
  Undone undo(Viewer viewer, UUID id) {
    return jdbi.inTransaction(handle -> undo(handle, viewer, id));
  }

  private Undone undo(Handle handle, Viewer viewer, UUID id) {
    TextFilesDao.Row row = lock(handle, viewer, id);
    if (row.appliedAt() == null || row.undoneAt() != null) {
      return new Undone(0, 0);
    }
    int back = 0;
    for (TextFilesDao.Before line : row.before()) {
      boolean done =
          translations.putBack(
              handle, viewer, row.script(), row.tag(), line.key(), line.instead(), line.there());
      back += done ? 1 : 0;
    }
    handle.attach(TextFilesDao.class).undone(id, clock.instant());
    note(handle, viewer, row, "translation.file_undone", back);
    return new Undone(back, row.before().size() - back);
  }

  private TextFilesDao.Row lock(Handle handle, Viewer viewer, UUID id) {
    TextFilesDao.Row row =
        handle.attach(TextFilesDao.class).lock(id).orElseThrow(Problem::notFound);
    scripts.find(handle, viewer, row.script());
    return row;
  }

  private void note(Handle handle, Viewer viewer, TextFilesDao.Row row, String what, int lines) {
    audit.append(
        handle,
        viewer.user(),
        viewer.organization(),
        what,
        "script",
        row.script(),
        Map.of("language", row.tag(), "lines", lines));
  }
}
