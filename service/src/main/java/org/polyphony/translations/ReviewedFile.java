package org.polyphony.translations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.scripts.Bundles;
import org.polyphony.scripts.LineCheck;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.TextState;
import org.polyphony.scripts.Translations;

/**
 * A file that came in, held against the script as it is now: what each of its lines would change.
 * The same file held against what it has made changes nothing.
 *
 * @param lines in the order of the file
 */
record ReviewedFile(List<ReviewedFile.Line> lines) {

  /** What becomes of a line. */
  enum Outcome {
    NEW,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  /**
   * One line of the file.
   *
   * @param now the words that are there; empty where there are none
   * @param source what the words translate today
   * @param older whether the file was made from another source than today's
   * @param vouched whether the file says that somebody has read it again, which nobody here has
   *     said
   * @param comments what the file says about the line and nobody here has said
   * @param reason why it is refused: a code; null where it is not
   * @param check what is wrong in the words
   */
  record Line(
      Unit unit,
      Outcome outcome,
      String now,
      String source,
      boolean older,
      boolean vouched,
      List<String> comments,
      @Nullable String reason,
      LineCheck check) {

    /** Whether something of it can be taken over. */
    boolean useful(boolean reviews) {
      return outcome == Outcome.NEW
          || outcome == Outcome.CHANGED
          || (reviews && vouched && outcome == Outcome.UNCHANGED);
    }

    /** The line as it is taken over. */
    Translations.Taken taken(boolean reviews) {
      return new Translations.Taken(
          unit.key(),
          unit.text(),
          older ? Translations.clean(String.valueOf(unit.source())) : source,
          unit.pronunciation(),
          reviews && vouched ? TextState.REVIEWED : TextState.DRAFT);
    }
  }

  /**
   * Holds a file against a script.
   *
   * @param comments what was said about the lines, by key
   */
  static ReviewedFile of(
      ScriptVersion version, String tag, List<Unit> units, Map<String, List<Comment>> comments) {
    List<String> keys = version.structure().keys();
    List<Line> lines = new ArrayList<>();
    for (Unit unit : units) {
      lines.add(
          line(
              version.bundles(),
              tag,
              unit,
              keys.contains(unit.key()),
              comments.getOrDefault(unit.key(), List.of())));
    }
    return new ReviewedFile(List.copyOf(lines));
  }

  private static Line line(
      Bundles bundles, String tag, Unit unit, boolean known, List<Comment> said) {
    String source = bundles.words(bundles.source(), unit.key());
    Optional<Bundles.Text> there = bundles.find(tag, unit.key());
    String text = Translations.clean(unit.text());
    boolean older = unit.source() != null && !Translations.clean(unit.source()).equals(source);
    LineCheck check =
        text.length() > Translations.LONGEST_TEXT
            ? LineCheck.of(tag, "", null)
            : LineCheck.of(tag, text, source);
    String reason = known ? reason(unit, text, check) : "unit_unknown";
    Outcome outcome = reason == null ? outcome(unit, text, there, older) : Outcome.REFUSED;
    boolean vouched =
        outcome != Outcome.REFUSED
            && !text.isEmpty()
            && !older
            && unit.state().compareTo(Progress.REVIEWED) >= 0
            && there
                .filter(now -> now.text().equals(text) && now.state() == TextState.REVIEWED)
                .isEmpty();
    return new Line(
        unit,
        outcome,
        there.map(Bundles.Text::text).orElse(""),
        source,
        older,
        vouched,
        outcome == Outcome.REFUSED ? List.of() : comments(unit, said),
        reason,
        check);
  }

  private static @Nullable String reason(Unit unit, String text, LineCheck check) {
    if (unit.fault() != null) {
      return unit.fault();
    }
    if (text.length() > Translations.LONGEST_TEXT
        || unit.pronunciation().length() > Translations.LONGEST_TEXT) {
      return "unit_too_long";
    }
    return check.hasErrors() ? "unit_wrong" : null;
  }

  private static Outcome outcome(
      Unit unit, String text, Optional<Bundles.Text> there, boolean older) {
    if (text.isEmpty()) {
      return Outcome.UNCHANGED; // a file takes nothing away
    }
    if (there.isEmpty()) {
      return Outcome.NEW;
    }
    Bundles.Text now = there.get();
    boolean confirmed =
        now.state() == TextState.STALE && !older && unit.state() != Progress.INITIAL;
    boolean spoken =
        !unit.pronunciation().isBlank()
            && !Translations.clean(unit.pronunciation()).equals(now.pronunciation());
    return now.text().equals(text) && !confirmed && !spoken ? Outcome.UNCHANGED : Outcome.CHANGED;
  }

  private static List<String> comments(Unit unit, List<Comment> said) {
    List<String> comments = new ArrayList<>();
    for (Note note : unit.notes()) {
      boolean known =
          note.category().equals(Note.CONTEXT)
              || note.text().isBlank()
              || note.text().length() > Comments.LONGEST
              || said.stream().anyMatch(comment -> isSame(comment, note));
      if (!known && !comments.contains(note.text())) {
        comments.add(note.text());
      }
    }
    return List.copyOf(comments);
  }

  private static boolean isSame(Comment comment, Note note) {
    String text = Translations.clean(note.text());
    return note.id().equals(comment.id().toString())
        || text.equals(comment.text())
        || text.equals(Translations.clean(TextFiles.said(comment)));
  }

  /** How many lines become that. */
  long count(Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).count();
  }

  /** Those that become that. */
  List<Line> of(Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).toList();
  }

  /** How many the file says somebody has read again. */
  long vouched() {
    return lines.stream().filter(Line::vouched).count();
  }

  /** How many were made from an older source and would be out of date. */
  long older() {
    return lines.stream().filter(line -> line.older() && line.useful(false)).count();
  }

  /** How many comments it brings. */
  long comments() {
    return lines.stream().mapToLong(line -> line.comments().size()).sum();
  }
}
