package org.polyphony.i18n.exchange;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one script in one language, with the texts that they translate.
 *
 * @param original what they belong to, for people; empty where the file does not say
 * @param source the tag of the language translated from; null where the file does not say
 * @param target the tag of the language translated into; null where the file does not say
 * @param units in the order of the file
 */
public record TranslationFile(
    String original, @Nullable String source, @Nullable String target, List<Unit> units) {

  /** The most units that are read: more than any script can have. */
  public static final int MOST_UNITS = 10_000;

  public TranslationFile {
    units = List.copyOf(units);
  }

  /**
   * One text.
   *
   * @param line where it stands in the file that was read, from 1; 0 in one that is to be written
   * @param key unique in its script
   * @param source what it translates; null where the file does not say
   * @param text the translation; empty where there is none
   * @param state how far it is
   * @param pronunciation how the text is read by somebody who speaks and does not read; empty for
   *     none
   * @param notes what was said about it
   * @param fault why it cannot be used: {@code unit_in_part}, {@code unit_code_lost}, {@code
   *     unit_escape}, {@code unit_twice}; null where it can
   */
  public record Unit(
      int line,
      String key,
      @Nullable String source,
      String text,
      Progress state,
      String pronunciation,
      List<Note> notes,
      @Nullable String fault) {
    public Unit {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Something said about a text.
   *
   * @param id as whoever wrote it named it; empty where it has no name
   * @param category {@link #COMMENT}, {@link #CONTEXT} or what others make up; empty for none
   */
  public record Note(String id, String category, String text) {
    /** What people said to each other about a text. */
    public static final String COMMENT = "comment";

    /** What the text stands with; made anew for each file, never read. */
    public static final String CONTEXT = "context";
  }

  /** How far a text is: the states of a segment in XLIFF 2.1, section 4.7.3.1. */
  public enum Progress {
    /** Not translated, or to be translated again. */
    INITIAL,
    /** Translated, and nobody has read it again. */
    TRANSLATED,
    /** Read by somebody else. */
    REVIEWED,
    /** Not to be changed any more. */
    FINAL;

    /** The word in files. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** By its word; {@code otherwise} for any other. */
    static Progress of(@Nullable String wire, Progress otherwise) {
      for (Progress progress : values()) {
        if (progress.wire().equals(wire)) {
          return progress;
        }
      }
      return otherwise;
    }
  }
}
