package org.polyphony.campaigns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.polyphony.i18n.Formats;
import org.polyphony.scripts.Answer;
import org.polyphony.scripts.ScriptArguments;
import org.polyphony.scripts.ScriptRendering;
import org.polyphony.scripts.ScriptVersion;
import org.polyphony.scripts.Scripts;
import org.polyphony.scripts.Step;
import org.polyphony.scripts.StepKind;

/**
 * What somebody answered, in the words of the script's source language: as staff read it on the
 * contact's page, long after the script has changed.
 */
final class AnswersInWords {

  private final Scripts scripts;
  private final Cache<UUID, Map<String, String>> words =
      Caffeine.newBuilder().maximumSize(200).build();

  AnswersInWords(Scripts scripts) {
    this.scripts = scripts;
  }

  /** Question and answer, in the order of the script; several choices are parted by commas. */
  List<Map<String, String>> of(Handle handle, UUID version, Map<String, Answer> answers) {
    if (answers.isEmpty()) {
      return List.of();
    }
    ScriptVersion script = scripts.version(handle, scripts.answered(handle, version, answers));
    Map<String, String> said = words.get(script.id(), id -> words(script));
    List<Map<String, String>> lines = new ArrayList<>();
    for (Step step : script.steps()) {
      Answer answer = answers.get(step.id());
      if (answer != null) {
        lines.add(
            Map.of(
                "question",
                said.getOrDefault(step.id(), step.id()),
                "answer",
                answer.values().stream()
                    .map(
                        value ->
                            step.kind() == StepKind.DATE
                                ? day(script, value)
                                : said.getOrDefault(step.key(value), value))
                    .collect(Collectors.joining(", "))));
      }
    }
    return lines;
  }

  private static String day(ScriptVersion script, String value) {
    return Formats.of(script.sourceLanguage(), ZoneOffset.UTC).date(LocalDate.parse(value));
  }

  private static Map<String, String> words(ScriptVersion script) {
    ScriptRendering rendering = new ScriptRendering(script, script.sourceLanguage());
    Map<String, String> words = new HashMap<>();
    for (ScriptRendering.Line line : rendering.lines()) {
      String text = rendering.say(line.key(), ScriptArguments.NONE);
      if (!text.isBlank()) {
        words.put(line.key(), text);
      }
    }
    return words;
  }
}
