package org.polyphony.scripts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one line, and where in it.
 *
 * @param marks in the order of the text
 */
public record LineCheck(String language, List<Mark> marks) {

  /**
   * A mistake with the line that it stands in, in three parts: before it, it, after it.
   *
   * @param wrong empty where something is missing at the end
   */
  public record Mark(ScriptProblem problem, String before, String wrong, String after) {}

  /**
   * Checks a text.
   *
   * @param source what it is translated from; null for the source itself
   */
  public static LineCheck of(String language, String text, @Nullable String source) {
    if (text.isEmpty()) {
      return new LineCheck(language, List.of());
    }
    return new LineCheck(
        language,
        ScriptCheck.text(language, "", text, source).stream()
            .map(problem -> mark(problem, text))
            .toList());
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return marks.isEmpty();
  }

  /** Whether something stands in the way of publishing. */
  public boolean hasErrors() {
    return marks.stream().anyMatch(mark -> mark.problem().isError());
  }

  private static Mark mark(ScriptProblem problem, String text) {
    int position = problem.place() == null ? text.length() : problem.place().position();
    int from = text.lastIndexOf('\n', position - 1) + 1;
    int newline = text.indexOf('\n', position);
    int to = newline < 0 ? text.length() : newline;
    int end = Math.min(to, end(text, position));
    return new Mark(
        problem,
        text.substring(from, position),
        text.substring(position, end),
        text.substring(end, to));
  }

  /** A whole argument where one begins, else one character as people count. */
  private static int end(String text, int position) {
    if (position >= text.length()) {
      return text.length();
    }
    if (text.charAt(position) == '{') {
      int depth = 0;
      for (int i = position; i < text.length(); i++) {
        depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
      return text.length();
    }
    return text.offsetByCodePoints(position, 1);
  }
}
