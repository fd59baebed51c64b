package org.polyphony.scripts;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step as a form holds it, with its texts in the source language.
 *
 * @param revision of the draft that the form was made from
 * @param id empty for a step that is not there yet
 * @param after for a new step, the id of the one before it; empty for the end
 * @param base the text that the form was filled with
 * @param next where every answer leads that leads nowhere else: a step's id, {@link Step#END}, or
 *     empty for the next in the list
 */
record StepForm(
    int revision,
    String id,
    String after,
    StepKind kind,
    String text,
    String base,
    List<ChoiceForm> choices,
    String next) {

  /**
   * @param id empty for a choice that is not there yet
   * @param feeds the slot's name, or empty
   * @param next as above
   */
  record ChoiceForm(String id, String text, String base, String feeds, String next) {
    static final ChoiceForm EMPTY = new ChoiceForm("", "", "", "", "");
  }

  /** The form of a step that is to be added. */
  static StepForm empty(int revision, StepKind kind, String after) {
    List<ChoiceForm> choices =
        kind.hasChoices() ? List.of(ChoiceForm.EMPTY, ChoiceForm.EMPTY) : List.of();
    return new StepForm(revision, "", after, kind, "", "", choices, "");
  }

  /** The form of a step as it is now. */
  static StepForm of(Drafts.Draft draft, Step step) {
    Bundles bundles = draft.version().bundles();
    List<ChoiceForm> choices = new ArrayList<>();
    for (String choice : step.choices()) {
      String words = bundles.words(bundles.source(), step.key(choice));
      choices.add(
          new ChoiceForm(
              choice,
              words,
              words,
              step.feeds().getOrDefault(choice, ""),
              step.next().getOrDefault(choice, "")));
    }
    String words = bundles.words(bundles.source(), step.id());
    String next = step.next().getOrDefault(Step.OTHERWISE, "");
    return new StepForm(draft.revision(), step.id(), "", step.kind(), words, words, choices, next);
  }

  /** What a browser sent. Fields of one choice are those at one place of the repeated ones. */
  static StepForm of(MultivaluedMap<String, String> sent, String id) {
    List<ChoiceForm> choices = new ArrayList<>();
    int count = sent.getOrDefault("choice_text", List.of()).size();
    for (int i = 0; i < Math.min(count, ScriptBody.MOST_STEPS); i++) {
      choices.add(
          new ChoiceForm(
              at(sent, "choice", i),
              Translations.clean(at(sent, "choice_text", i)),
              Translations.clean(at(sent, "choice_base", i)),
              at(sent, "choice_feeds", i),
              at(sent, "choice_next", i)));
    }
    return new StepForm(
        number(at(sent, "revision", 0)),
        id,
        at(sent, "after", 0),
        StepKind.of(at(sent, "kind", 0)).orElse(StepKind.SAY),
        Translations.clean(at(sent, "text", 0)),
        Translations.clean(at(sent, "base", 0)),
        choices,
        at(sent, "next", 0));
  }

  /** The same with one more empty choice. */
  StepForm withChoice() {
    List<ChoiceForm> more = new ArrayList<>(choices);
    more.add(ChoiceForm.EMPTY);
    return with(more);
  }

  /** The same without the choice at that place. */
  StepForm withoutChoice(int place) {
    List<ChoiceForm> fewer = new ArrayList<>(choices);
    if (place >= 0 && place < fewer.size()) {
      fewer.remove(place);
    }
    return with(fewer);
  }

  /** The same with the choice at that place one place further up. */
  StepForm withChoiceUp(int place) {
    List<ChoiceForm> moved = new ArrayList<>(choices);
    if (place > 0 && place < moved.size()) {
      moved.add(place - 1, moved.remove(place));
    }
    return with(moved);
  }

  /** The same on another revision, with the texts of now as its bases. */
  StepForm on(Drafts.Draft draft) {
    Bundles bundles = draft.version().bundles();
    List<ChoiceForm> rebased =
        choices.stream()
            .map(
                choice ->
                    new ChoiceForm(
                        choice.id(),
                        choice.text(),
                        choice.id().isEmpty()
                            ? ""
                            : bundles.words(bundles.source(), id + "." + choice.id()),
                        choice.feeds(),
                        choice.next()))
            .toList();
    boolean there = draft.structure().step(id).isPresent();
    return new StepForm(
        draft.revision(),
        there ? id : "",
        after,
        kind,
        text,
        there ? bundles.words(bundles.source(), id) : "",
        rebased,
        next);
  }

  /**
   * The step that it makes, and its texts by key. Choices without words are left out; ids that are
   * missing are made from the words.
   *
   * @param taken ids of steps that are there
   */
  Made make(Set<String> taken) {
    String step = id.isEmpty() ? Slug.of(text, kind.key(), taken) : id;
    List<Translations.Change> texts = new ArrayList<>();
    texts.add(new Translations.Change(step, base, text));
    List<String> ids = new ArrayList<>();
    Map<String, String> feeds = new LinkedHashMap<>();
    Map<String, String> nexts = new LinkedHashMap<>();
    Set<String> used = new LinkedHashSet<>();
    choices.forEach(choice -> used.add(choice.id()));
    for (ChoiceForm choice : kind.hasChoices() ? choices : List.<ChoiceForm>of()) {
      if (choice.text().isEmpty()) {
        continue;
      }
      String own = choice.id().isEmpty() ? Slug.of(choice.text(), "choice", used) : choice.id();
      used.add(own);
      ids.add(own);
      put(feeds, own, choice.feeds());
      put(nexts, own, choice.next());
      texts.add(new Translations.Change(step + "." + own, choice.base(), choice.text()));
    }
    put(nexts, Step.OTHERWISE, next);
    return new Made(new Step(step, kind, ids, feeds, nexts), texts);
  }

  /** A step and its texts in the source language. */
  record Made(Step step, List<Translations.Change> texts) {}

  private StepForm with(List<ChoiceForm> other) {
    return new StepForm(revision, id, after, kind, text, base, other, next);
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static String at(MultivaluedMap<String, String> sent, String name, int place) {
    List<@Nullable String> values = sent.get(name);
    return values == null || place >= values.size()
        ? ""
        : Objects.requireNonNullElse(values.get(place), "").strip();
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
