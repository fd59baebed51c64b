package org.polyphony.scripts;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageProblem;

/**
 * Something in a script that a person should look at.
 *
 * @param severity an error stands in the way of publishing
 * @param language the bundle; null for a problem of the structure
 * @param key the text's key or the step's id; null for the script as a whole
 * @param place where in the text; null for the text as a whole
 * @param code stable
 * @param message the key of the sentence that explains it
 * @param arguments what the sentence names
 */
public record ScriptProblem(
    Severity severity,
    @Nullable String language,
    @Nullable String key,
    @Nullable Place place,
    String code,
    String message,
    Map<String, String> arguments) {
  /** Whether a problem stands in the way of publishing. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /**
   * Where a mistake is.
   *
   * @param position characters (UTF-16 units) before it in the whole text, from 0
   * @param line from 1
   * @param character in its line, from 1
   */
  public record Place(int position, int line, int character) {}

  /** Copies what it is given. */
  public ScriptProblem {
    arguments = Map.copyOf(arguments);
  }

  /** One of the steps, or of a text as a whole. */
  static ScriptProblem of(
      Severity severity,
      @Nullable String language,
      @Nullable String key,
      String code,
      Map<String, String> arguments) {
    return new ScriptProblem(
        severity, language, key, null, code, "scripts.problem." + code, arguments);
  }

  /** One at a place in a text. */
  static ScriptProblem of(Severity severity, String language, String key, MessageProblem problem) {
    return new ScriptProblem(
        severity,
        language,
        key,
        new Place(problem.position(), problem.line(), problem.column()),
        problem.code().wire(),
        problem.messageKey(),
        problem.arguments());
  }

  /** What the sentence names: name, value, name, value. */
  public Object[] namesAndValues() {
    return arguments.entrySet().stream()
        .flatMap(argument -> Stream.of(argument.getKey(), argument.getValue()))
        .toArray();
  }

  /** Whether it stands in the way of publishing. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
