package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.AddressForms;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.MessagePart;

/** What the API answers about scripts. */
final class ScriptJson {
  private ScriptJson() {}

  record Language(String tag, double coverage, boolean reviewed, int stale) {
    static List<Language> of(List<LanguageCoverage> languages) {
      return languages.stream()
          .map(
              language ->
                  new Language(
                      language.tag(),
                      language.coverage(),
                      language.reviewed(),
                      language.staleTexts()))
          .toList();
    }
  }

  /** {@code position} counts from 0 through the whole text, line and character from 1. */
  record ProblemJson(
      String severity,
      @Nullable String language,
      @Nullable String key,
      @Nullable Integer position,
      @Nullable Integer line,
      @Nullable Integer character,
      String code,
      String message) {
    static ProblemJson of(ScriptProblem problem, MessageBundle sentences) {
      ScriptProblem.Place place = problem.place();
      return new ProblemJson(
          problem.isError() ? "error" : "warning",
          problem.language(),
          problem.key(),
          place == null ? null : place.position(),
          place == null ? null : place.line(),
          place == null ? null : place.character(),
          problem.code(),
          sentences.text(problem.message(), problem.arguments()));
    }
  }

  /** The newest version of a script, and what is wrong with it. */
  record State(
      UUID id,
      UUID version,
      int number,
      String name,
      String state,
      String sourceLanguage,
      List<Language> languages,
      List<ProblemJson> problems) {
    static State of(ScriptVersion version, List<ScriptProblem> problems, MessageBundle sentences) {
      return new State(
          version.script(),
          version.id(),
          version.number(),
          version.name(),
          version.draft() ? "draft" : "published",
          version.sourceLanguage(),
          Language.of(version.languages()),
          problems.stream().map(problem -> ProblemJson.of(problem, sentences)).toList());
    }
  }

  record Item(
      UUID id,
      String name,
      String sourceLanguage,
      boolean archived,
      @Nullable UUID published,
      @Nullable UUID draft,
      List<Language> languages) {
    static Item of(ScriptSummary script) {
      return new Item(
          script.id(),
          script.name(),
          script.sourceLanguage(),
          script.archived(),
          script.published() == null ? null : script.published().id(),
          script.draft() == null ? null : script.draft().id(),
          Language.of(script.languages()));
    }
  }

  /**
   * @param results the result that a choice, or numbers, come to, offered to the caller as one tap
   * @param bounds of a number, else null
   * @param following the id of the step that follows by choice or by numbers, {@code *} for every
   *     other answer; null at the end
   */
  record StepJson(
      String id,
      StepKind kind,
      List<String> choices,
      Map<String, String> feeds,
      Map<String, String> next,
      Map<String, String> results,
      @Nullable Bounds bounds,
      Map<String, @Nullable String> following) {
    static StepJson of(Structure structure, Step step) {
      Map<String, @Nullable String> following = new LinkedHashMap<>();
      step.choices().forEach(choice -> following.put(choice, structure.following(step, choice)));
      for (String way : step.next().keySet()) {
        Band.of(way)
            .ifPresent(
                band -> following.put(way, structure.following(step, band.from().toPlainString())));
      }
      following.put(Step.OTHERWISE, structure.following(step, null));
      return new StepJson(
          step.id(),
          step.kind(),
          step.choices(),
          step.feeds(),
          step.next(),
          step.results(),
          step.bounds(),
          following);
    }
  }

  /** {@code parts}: strings, places for values, choices by a value; see {@link #parts}. */
  record TextJson(
      String language, String direction, String text, TextState state, List<Object> parts) {
    static TextJson of(String language, String text, TextState state) {
      return new TextJson(
          language,
          Languages.standard().direction(language).html(),
          text,
          state,
          ScriptJson.parts(MessagePart.of(text)));
    }
  }

  record LineJson(TextJson bundle, TextJson english) {
    static LineJson of(String bundle, ScriptRendering.Line line) {
      return new LineJson(
          TextJson.of(bundle, line.text(), line.state()),
          TextJson.of(line.englishLanguage(), line.english(), line.englishState()));
    }
  }

  /** A version in one bundle: all that a console needs, but for the values of one person. */
  record VersionJson(
      UUID id,
      UUID script,
      int number,
      String name,
      String bundle,
      Map<String, SlotKind> slots,
      List<StepJson> steps,
      Map<String, LineJson> lines,
      List<AddressForms.Form> addressForms) {
    static VersionJson of(ScriptRendering rendering) {
      ScriptVersion version = rendering.version();
      Map<String, LineJson> lines = new LinkedHashMap<>();
      rendering
          .lines()
          .forEach(line -> lines.put(line.key(), LineJson.of(rendering.bundle(), line)));
      return new VersionJson(
          version.id(),
          version.script(),
          version.number(),
          version.name(),
          rendering.bundle(),
          version.slots(),
          version.steps().stream().map(step -> StepJson.of(version.structure(), step)).toList(),
          lines,
          AddressForms.of(rendering.bundle()));
    }
  }

  record SaidJson(String text, TextState state, String english, TextState englishState) {}

  record RenderingJson(
      UUID script, UUID version, String bundle, String english, Map<String, SaidJson> lines) {
    static RenderingJson of(ScriptRendering rendering, ScriptArguments arguments) {
      Map<String, SaidJson> said = new LinkedHashMap<>();
      for (ScriptRendering.Line line : rendering.lines()) {
        said.put(
            line.key(),
            new SaidJson(
                rendering.say(line.key(), arguments),
                line.state(),
                rendering.sayBeside(line.key(), arguments),
                line.englishState()));
      }
      return new RenderingJson(
          rendering.version().script(),
          rendering.version().id(),
          rendering.bundle(),
          rendering.beside(),
          said);
    }
  }

  /**
   * A mistake in a line that is being typed.
   *
   * @param sentence with the line and the character
   */
  record MistakeJson(
      String severity,
      @Nullable Integer position,
      String code,
      String sentence,
      ExcerptJson excerpt) {
    static MistakeJson of(LineCheck.Mark mark, MessageBundle sentences) {
      ScriptProblem problem = mark.problem();
      ScriptProblem.Place place = problem.place();
      String sentence = sentences.text(problem.message(), problem.arguments());
      return new MistakeJson(
          problem.isError() ? "error" : "warning",
          place == null ? null : place.position(),
          problem.code(),
          place == null
              ? sentence
              : sentences.text(
                  "patterns.problem-at",
                  Map.of(
                      "line", place.line(),
                      "column", place.character(),
                      "problem", sentence)),
          new ExcerptJson(mark.before(), mark.wrong(), mark.after()));
    }
  }

  record ExcerptJson(String before, String wrong, String after) {}

  record CheckJson(List<MistakeJson> problems, String preview) {}

  /**
   * Parts as JSON: words are strings; a place for a value is {@code {"name"}}, with {@code
   * "format"} where the value under {@code formatted} of that pattern is meant; a choice is {@code
   * {"name", "select": {branch: parts}}}.
   */
  static List<Object> parts(List<MessagePart> parts) {
    List<Object> json = new ArrayList<>();
    for (MessagePart part : parts) {
      if (part instanceof MessagePart.Words words) {
        json.add(words.text());
      } else if (part instanceof MessagePart.Argument argument) {
        json.add(
            argument.format() == null
                ? Map.of("name", argument.name())
                : Map.of("name", argument.name(), "format", argument.format()));
      } else if (part instanceof MessagePart.Choice choice) {
        Map<String, List<Object>> select = new LinkedHashMap<>();
        choice.branches().forEach((branch, inner) -> select.put(branch, parts(inner)));
        json.add(Map.of("name", choice.name(), "select", select));
      }
    }
    return json;
  }
}
