package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/** A script as an outside program sends it. */
record ScriptBody(
    @Nullable String name,
    @Nullable String sourceLanguage,
    @Nullable Map<String, String> slots,
    @Nullable List<StepBody> steps,
    @Nullable Map<String, Map<String, String>> bundles,
    @Nullable String starter) {
  /** The longest text of one line, and the most steps of a script. */
  static final int LONGEST_TEXT = 4000;

  static final int MOST_STEPS = 200;
  private static final int LONGEST_NAME = 200;

  record StepBody(
      @Nullable String id,
      @Nullable String kind,
      @Nullable List<String> choices,
      @Nullable Map<String, String> feeds,
      @Nullable Map<String, String> next,
      @Nullable Map<String, String> results,
      @Nullable Bounds bounds) {}

  /**
   * What can be kept of it. What is merely wrong, such as a step that leads nowhere, is kept and
   * shown as a problem of the draft.
   *
   * @throws Problem 422, with a field for everything that cannot be kept
   */
  NewScript toScript() {
    List<FieldProblem> problems = new ArrayList<>();
    String source =
        language("source_language", sourceLanguage == null ? "en" : sourceLanguage, problems);
    String title = name(name, problems);
    NewScript script =
        new NewScript(
            title,
            source,
            new Structure(steps(problems), slots(problems)),
            bundles(problems),
            false);
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return script;
  }

  /** The same with other texts. */
  ScriptBody with(Map<String, Map<String, String>> texts) {
    return new ScriptBody(name, sourceLanguage, slots, steps, texts, starter);
  }

  /** A name without blanks around it; a problem where there is none, or it is far too long. */
  static String name(@Nullable String name, List<FieldProblem> problems) {
    String title = name == null ? "" : name.replace("\0", "").strip();
    if (title.isEmpty()) {
      problems.add(FieldProblem.required("name"));
    } else if (title.length() > LONGEST_NAME) {
      problems.add(new FieldProblem("name", "script_name_too_long", Map.of("most", LONGEST_NAME)));
    }
    return title;
  }

  private Map<String, SlotKind> slots(List<FieldProblem> problems) {
    Map<String, SlotKind> kinds = new LinkedHashMap<>();
    orEmpty(slots)
        .forEach(
            (slot, kind) -> {
              Optional<SlotKind> known = SlotKind.of(String.valueOf(kind));
              known.ifPresent(found -> kinds.put(slot, found));
              if (known.isEmpty()) {
                problems.add(
                    new FieldProblem(
                        "slots." + slot,
                        "unknown_slot_kind",
                        Map.of("kind", String.valueOf(kind))));
              }
            });
    return kinds;
  }

  private List<Step> steps(List<FieldProblem> problems) {
    List<Step> read = new ArrayList<>();
    List<StepBody> sent = steps == null ? List.of() : steps;
    if (sent.size() > MOST_STEPS) {
      problems.add(new FieldProblem("steps", "too_many_steps", Map.of("most", MOST_STEPS)));
      return List.of();
    }
    for (int i = 0; i < sent.size(); i++) {
      StepBody step = sent.get(i);
      String field = "steps[" + i + "]";
      if (step == null || step.id() == null || !StructureCheck.isName(step.id())) {
        problems.add(
            new FieldProblem(
                field + ".id",
                "bad_id",
                Map.of("id", step == null ? "" : Objects.requireNonNullElse(step.id(), ""))));
        continue;
      }
      String sentKind = Objects.requireNonNullElse(step.kind(), "say");
      Optional<StepKind> kind = StepKind.of(sentKind);
      if (kind.isEmpty()) {
        problems.add(
            new FieldProblem(field + ".kind", "unknown_step_kind", Map.of("kind", sentKind)));
        continue;
      }
      read.add(
          new Step(
              step.id(),
              kind.get(),
              choices(field, step, problems),
              withoutNulls(step.feeds()),
              withoutNulls(step.next()),
              withoutNulls(step.results()),
              step.bounds()));
    }
    return read;
  }

  private static List<String> choices(String field, StepBody step, List<FieldProblem> problems) {
    List<String> choices = new ArrayList<>();
    List<String> sent = step.choices() == null ? List.of() : step.choices();
    for (int i = 0; i < sent.size(); i++) {
      String choice = Objects.requireNonNullElse(sent.get(i), "");
      if (StructureCheck.isName(choice)) {
        choices.add(choice);
      } else {
        problems.add(
            new FieldProblem(field + ".choices[" + i + "]", "bad_id", Map.of("id", choice)));
      }
    }
    return choices;
  }

  private Map<String, Map<String, String>> bundles(List<FieldProblem> problems) {
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    Set<String> sent = new HashSet<>();
    orEmpty(bundles)
        .forEach(
            (tag, texts) -> {
              String known = language("bundles." + tag, tag, problems);
              if (!sent.add(known)) {
                problems.add(FieldProblem.of("bundles." + tag, "language_twice"));
              }
              read.put(known, texts(tag, texts, problems));
            });
    return read;
  }

  private static Map<String, String> texts(
      String tag, @Nullable Map<String, String> texts, List<FieldProblem> problems) {
    Map<String, String> read = new LinkedHashMap<>();
    withoutNulls(texts)
        .forEach(
            (key, text) -> {
              if (text.length() > LONGEST_TEXT) {
                problems.add(
                    new FieldProblem(
                        "bundles." + tag + "." + key,
                        "line_too_long",
                        Map.of("most", LONGEST_TEXT)));
              }
              read.put(key, Translations.clean(text));
            });
    return read;
  }

  private static String language(String field, String tag, List<FieldProblem> problems) {
    Optional<String> known = Translations.find(tag);
    if (known.isEmpty()) {
      problems.add(new FieldProblem(field, "unknown_language", Map.of("language", tag)));
    }
    return known.orElse(tag);
  }

  private static Map<String, String> withoutNulls(@Nullable Map<String, String> map) {
    Map<String, String> kept = new LinkedHashMap<>(orEmpty(map));
    kept.values().removeIf(Objects::isNull);
    return kept;
  }

  private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
