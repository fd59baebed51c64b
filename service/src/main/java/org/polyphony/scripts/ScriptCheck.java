package org.polyphony.scripts;

import static org.polyphony.scripts.ScriptProblem.Severity.ERROR;
import static org.polyphony.scripts.ScriptProblem.Severity.WARNING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageCheck;
import org.polyphony.i18n.MessageProblem;
import org.polyphony.i18n.MessageProblem.Code;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** Finds what is wrong with a script: its steps, then its texts, language by language. */
final class ScriptCheck {
  /** A pattern that uses every placeholder in every way that its value allows. */
  private static final String EVERYTHING =
      Arrays.stream(ScriptArguments.Placeholder.values())
          .map(ScriptCheck::everything)
          .collect(Collectors.joining());

  /** What makes a line unsayable; everything else is only worth a look. */
  private static final Set<Code> ERRORS =
      Set.of(
          Code.DOES_NOT_PARSE,
          Code.UNKNOWN_ARGUMENT,
          Code.ARGUMENT_TYPE,
          Code.UNKNOWN_TYPE,
          Code.UNKNOWN_STYLE,
          Code.QUOTING);

  /** What only the source can tell. */
  private static final Set<Code> BESIDE_THE_SOURCE =
      Set.of(Code.MISSING_ARGUMENT, Code.CHOICE_UNKNOWN);

  private static final String UNKNOWN = Code.UNKNOWN_ARGUMENT.wire();

  private ScriptCheck() {}

  private static String everything(ScriptArguments.Placeholder placeholder) {
    String pattern =
        switch (placeholder.type()) {
          case TEXT -> "{%s}";
          case DATE -> "{%1$s}{%1$s, date}{%1$s, time}";
          case DAY -> "{%1$s}{%1$s, date}";
          case TIME -> "{%1$s}{%1$s, time}";
        };
    return pattern.formatted(placeholder.key());
  }

  /** All problems of a version. */
  static List<ScriptProblem> of(ScriptVersion version) {
    List<ScriptProblem> problems = new ArrayList<>(StructureCheck.of(version.structure()));
    Bundles bundles = version.bundles();
    List<String> keys = version.structure().keys();
    for (String language : bundles.languages()) {
      keys.stream().distinct().forEach(key -> problems.addAll(line(bundles, language, key)));
    }
    return List.copyOf(problems);
  }

  /** Texts that no step asks for; in a script that was sent, a key that was mistyped. */
  static List<ScriptProblem> unused(ScriptVersion version) {
    List<ScriptProblem> problems = new ArrayList<>();
    Bundles bundles = version.bundles();
    for (String language : bundles.languages()) {
      Set<String> keys =
          new TreeSet<>(bundles.byLanguage().getOrDefault(language, Map.of()).keySet());
      keys.removeAll(version.structure().keys());
      keys.forEach(
          key ->
              problems.add(
                  ScriptProblem.of(WARNING, language, key, "unused_text", Map.of("key", key))));
    }
    return problems;
  }

  /** The problems of one line that is there or should be. */
  static List<ScriptProblem> line(Bundles bundles, String language, String key) {
    boolean source = language.equals(bundles.source());
    String text = bundles.words(language, key);
    if (text.isEmpty()) {
      return List.of(
          ScriptProblem.of(
              source ? ERROR : WARNING,
              language,
              key,
              source ? "missing_source" : "missing_translation",
              Map.of("key", key)));
    }
    return text(language, key, text, source ? null : bundles.words(bundles.source(), key));
  }

  /**
   * The problems of one text.
   *
   * @param source what it is translated from; null for the source itself
   */
  static List<ScriptProblem> text(
      String language, String key, String text, @Nullable String source) {
    List<MessageProblem> found = new ArrayList<>();
    for (MessageProblem problem : MessageCheck.check(language, text, EVERYTHING)) {
      if (problem.code() != Code.MISSING_ARGUMENT) {
        found.add(problem);
      }
    }
    boolean readable = found.stream().noneMatch(problem -> problem.code() == Code.DOES_NOT_PARSE);
    if (source != null && !source.isEmpty() && readable) {
      MessageCheck.check(language, text, source).stream()
          .filter(problem -> BESIDE_THE_SOURCE.contains(problem.code()))
          .forEach(found::add);
    }
    return found.stream()
        .map(
            problem ->
                ScriptProblem.of(
                    ERRORS.contains(problem.code()) ? ERROR : WARNING, language, key, problem))
        .map(problem -> problem.code().equals(UNKNOWN) ? naming(problem) : problem)
        .toList();
  }

  /** What is held against our list of placeholders, not against another text, says so. */
  private static ScriptProblem naming(ScriptProblem problem) {
    return new ScriptProblem(
        problem.severity(),
        problem.language(),
        problem.key(),
        problem.place(),
        problem.code(),
        "scripts.unknown-placeholder",
        problem.arguments());
  }

  /**
   * Lets a version through that can be published.
   *
   * @throws Problem 422 with a field for every error
   */
  static void requireNoErrors(ScriptVersion version) {
    List<FieldProblem> errors =
        of(version).stream()
            .filter(ScriptProblem::isError)
            .map(problem -> new FieldProblem(field(problem), problem.code(), problem.arguments()))
            .toList();
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  /**
   * Where a problem is, as the API names it: {@code bundles.hmn.come.yes} or {@code steps.come}.
   */
  private static String field(ScriptProblem problem) {
    String key = problem.key() == null ? "" : "." + problem.key();
    return problem.language() == null ? "steps" + key : "bundles." + problem.language() + key;
  }
}
