package org.polyphony.scripts;

/**
 * How much of a script is there in one language.
 *
 * @param source whether it is the language that the others are translated from
 * @param lines how many texts the script needs
 * @param texts how many of them are there
 * @param reviewedTexts how many a named person has approved, or the source's
 * @param staleTexts how many were written before their source was changed
 */
public record LanguageCoverage(
    String tag, boolean source, int lines, int texts, int reviewedTexts, int staleTexts) {
  /** The part of the texts that are there, 0 to 1; 1 where none is needed. */
  public double coverage() {
    return lines == 0 ? 1 : (double) texts / lines;
  }

  /** Whether every line is there and reviewed. */
  public boolean reviewed() {
    return reviewedTexts == lines;
  }
}
