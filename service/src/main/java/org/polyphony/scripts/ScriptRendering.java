package org.polyphony.scripts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyphony.i18n.MessagePart;
import org.polyphony.i18n.MessageText;
import org.polyphony.i18n.PlainAnswers;

/**
 * A version of a script as the callers of one language read it: each line in their bundle, with the
 * English beside it.
 *
 * @param bundle the tag of the language that is spoken
 */
public record ScriptRendering(ScriptVersion version, String bundle) {

  /**
   * One line.
   *
   * @param text the pattern in the bundle; an empty string where the state is {@code MISSING}
   * @param state never silently that of another language
   * @param english the pattern in English, or in the script's source where it has no English
   * @param englishLanguage the tag of {@code english}
   */
  public record Line(
      String key,
      String text,
      TextState state,
      String english,
      TextState englishState,
      String englishLanguage) {}

  /** The language beside the bundle: English, or the script's source where it has no English. */
  public String beside() {
    return version.bundles().byLanguage().containsKey("en") ? "en" : version.sourceLanguage();
  }

  /** Every line, in the order of the script. */
  public List<Line> lines() {
    return version.structure().spokenKeys().stream().map(this::line).toList();
  }

  /** The line of a key, {@code MISSING} where there is no text. */
  public Line line(String key) {
    Said text = text(bundle, key);
    Said other = text(beside(), key);
    return new Line(key, text.text(), text.state(), other.text(), other.state(), beside());
  }

  /** What is said: the line in the bundle with its values, an empty string where it is missing. */
  public String say(String key, ScriptArguments arguments) {
    return render(bundle, line(key).text(), arguments);
  }

  /** The same in the language beside the bundle. */
  public String sayBeside(String key, ScriptArguments arguments) {
    return render(beside(), line(key).english(), arguments);
  }

  /**
   * The values for a program that puts them into the {@linkplain MessagePart parts} of the lines by
   * itself: each placeholder as text by its name, in the bundle's language, and under {@code
   * formatted}, by language, each place that formats its value, by its pattern ({@code {date, date,
   * full}}).
   *
   * @return what the API calls {@code arguments}; ready to be JSON
   */
  public Map<String, Object> values(ScriptArguments arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : arguments.values().keySet()) {
      values.put(name, render(bundle, "{" + name + "}", arguments));
    }
    Map<String, Map<String, String>> formatted = new LinkedHashMap<>();
    for (String language : new LinkedHashSet<>(List.of(bundle, beside()))) {
      formatted.put(language, formatted(language, arguments));
    }
    values.put("formatted", formatted);
    return values;
  }

  private Map<String, String> formatted(String language, ScriptArguments arguments) {
    Set<String> formats = new LinkedHashSet<>();
    for (Line line : lines()) {
      String text = language.equals(bundle) ? line.text() : line.english();
      collectFormats(MessagePart.of(text), formats);
    }
    Map<String, String> formatted = new LinkedHashMap<>();
    formats.forEach(format -> formatted.put(format, render(language, format, arguments)));
    return formatted;
  }

  private static void collectFormats(List<MessagePart> parts, Set<String> formats) {
    for (MessagePart part : parts) {
      if (part instanceof MessagePart.Argument argument && argument.format() != null) {
        formats.add(argument.format());
      } else if (part instanceof MessagePart.Choice choice) {
        choice.branches().values().forEach(branch -> collectFormats(branch, formats));
      }
    }
  }

  private record Said(String text, TextState state) {
    static final Said NOTHING = new Said("", TextState.MISSING);

    static Said of(PlainAnswers.Word word) {
      return new Said(word.text(), word.reviewed() ? TextState.REVIEWED : TextState.DRAFT);
    }
  }

  /** The script's own, or one that comes with the product. */
  private Said text(String language, String key) {
    return version
        .structure()
        .plainAnswer(key)
        .map(code -> PlainAnswers.of(language, code).map(Said::of))
        .orElseGet(
            () ->
                version
                    .bundles()
                    .find(language, key)
                    .map(text -> new Said(text.text(), text.state())))
        .orElse(Said.NOTHING);
  }

  private static String render(String language, String text, ScriptArguments arguments) {
    return MessageText.render(language, text, arguments.values(), arguments.zone()).text();
  }
}
