package org.polyphony.scripts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;

/**
 * A version of a script with its texts. A published one never changes.
 *
 * @param number from 1, by script
 * @param draft whether it can still change
 */
public record ScriptVersion(
    UUID id,
    UUID script,
    UUID organization,
    String name,
    int number,
    boolean draft,
    Structure structure,
    Bundles bundles) {
  /** The most characters of an answer in free text. */
  public static final int LONGEST_ANSWER = 4000;

  /** What is said and asked, in order. */
  public List<Step> steps() {
    return structure.steps();
  }

  /** Kind by the slot's name. */
  public Map<String, SlotKind> slots() {
    return structure.slots();
  }

  /** The step of that id; empty where there is none. */
  public Optional<Step> step(String id) {
    return structure.step(id);
  }

  /** The tag of the language that all others are translated from. */
  public String sourceLanguage() {
    return bundles.source();
  }

  /** What there is of each language, the source first. */
  public List<LanguageCoverage> languages() {
    return bundles.coverage(structure);
  }

  /** Whether some line, in some language, says the value of this name: {@code place}. */
  public boolean names(String argument) {
    return bundles.byLanguage().values().stream()
        .flatMap(texts -> texts.values().stream())
        .anyMatch(text -> text.text().contains("{" + argument));
  }

  /**
   * What answers feed: each slot once, in the order of the script. Answers that {@link #checked}
   * would refuse feed nothing.
   */
  public List<Fed> fed(Map<String, Answer> answers) {
    Set<Fed> fed = new LinkedHashSet<>();
    for (Step step : steps()) {
      Answer answer = answers.getOrDefault(step.id(), Answer.of());
      for (String choice : answer.values()) {
        String slot = step.feeds().get(choice);
        SlotKind kind = slot == null ? null : slots().get(slot);
        if (slot != null && kind != null) {
          fed.add(new Fed(slot, kind));
        }
      }
    }
    return List.copyOf(fed);
  }

  /**
   * The answers as they can be kept: empty ones left out, languages by the tags of ours, numbers
   * and days as everybody writes them.
   *
   * @throws Problem 422 with a field each for {@code unknown_question}, {@code unknown_choice},
   *     {@code one_choice}, {@code unknown_language}, {@code not_a_number}, {@code
   *     number_out_of_bounds}, {@code not_a_day}, {@code answer_too_long}
   */
  public Map<String, Answer> checked(Map<String, Answer> answers) {
    Map<String, Answer> kept = new LinkedHashMap<>();
    List<FieldProblem> problems = new ArrayList<>();
    answers.forEach(
        (id, answer) -> {
          String field = "answers." + id;
          Step step = step(id).filter(found -> found.kind().isQuestion()).orElse(null);
          if (step == null) {
            problems.add(new FieldProblem(field, "unknown_question", Map.of("question", id)));
          } else if (!answer.isEmpty()) {
            Optional<FieldProblem> problem = AnswerCheck.problem(field, step, answer);
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
              kept.put(id, AnswerCheck.kept(step, answer));
            }
          }
        });
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return kept;
  }

  /** Whether {@link #checked} would refuse none of them. */
  boolean fits(Map<String, Answer> answers) {
    return answers.entrySet().stream().allMatch(said -> fits(said.getKey(), said.getValue()));
  }

  private boolean fits(String id, Answer answer) {
    return step(id)
        .filter(step -> step.kind().isQuestion())
        .filter(step -> answer.isEmpty() || AnswerCheck.problem(id, step, answer).isEmpty())
        .isPresent();
  }

  /** Of what was sent as the answer to a question, what can be one; nothing for no question. */
  public List<String> answerable(String id, List<String> values) {
    Answer answer = new Answer(values);
    return step(id)
        .filter(step -> step.kind().isQuestion() && !answer.isEmpty())
        .filter(step -> AnswerCheck.problem(id, step, answer).isEmpty())
        .map(step -> AnswerCheck.kept(step, answer).values())
        .orElse(List.of());
  }

  /** What a walk of all branches finds: ways that break off, circles, steps nobody comes to. */
  public List<ScriptProblem> walked() {
    return StructureCheck.of(structure);
  }
}
