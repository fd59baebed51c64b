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
import org.polyphony.i18n.PlainAnswers;

/**
 * A step as a form holds it, with its texts in the source language.
 *
 * @param revision of the draft that the form was made from
 * @param id empty for a step that is not there yet
 * @param after for a new step, the id of the one before it; empty for the end
 * @param base the text that the form was filled with
 * @param next where every answer leads that leads nowhere else: a step's id, {@link Step#END}, or
 *     empty for the next in the list
 * @param result that the step comes to as a whole; empty for none
 * @param least of a number, as it was typed
 * @param most of a number, as it was typed
 * @param decimals of a number, how many digits may stand behind the point, as it was chosen
 */
record StepForm(
    int revision,
    String id,
    String after,
    StepKind kind,
    String text,
    String base,
    List<ChoiceForm> choices,
    String next,
    String result,
    String least,
    String most,
    String decimals) {

  /**
   * @param id empty for a choice that is not there yet; for a number, the {@link Band} as typed
   * @param feeds the slot's name, or empty
   * @param next as above
   * @param result that it comes to, or empty
   */
  record ChoiceForm(String id, String text, String base, String feeds, String next, String result) {
    static final ChoiceForm EMPTY = new ChoiceForm("", "", "", "", "", "");

    /** Where numbers that lead elsewhere begin, as typed. */
    String from() {
      return id.contains("..") ? id.substring(0, id.indexOf("..")) : "";
    }

    /** Where they end, as typed. */
    String to() {
      return id.contains("..") ? id.substring(id.indexOf("..") + 2) : "";
    }
  }

  /** The form of a step that is to be added. */
  static StepForm empty(int revision, StepKind kind, String after) {
    List<ChoiceForm> choices =
        switch (kind) {
          case SINGLE, MULTI -> List.of(ChoiceForm.EMPTY, ChoiceForm.EMPTY);
          case YES_NO ->
              PlainAnswers.CODES.stream()
                  .map(code -> new ChoiceForm(code, "", "", "", "", ""))
                  .toList();
          default -> List.of();
        };
    return new StepForm(revision, "", after, kind, "", "", choices, "", "", "0", "20", "0");
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
              step.next().getOrDefault(choice, ""),
              step.results().getOrDefault(choice, "")));
    }
    for (String band : step.bands()) {
      choices.add(
          new ChoiceForm(
              band,
              "",
              "",
              "",
              step.next().getOrDefault(band, ""),
              step.results().getOrDefault(band, "")));
    }
    String words = bundles.words(bundles.source(), step.id());
    Bounds bounds = Objects.requireNonNullElse(step.bounds(), Bounds.USUAL);
    return new StepForm(
        draft.revision(),
        step.id(),
        "",
        step.kind(),
        words,
        words,
        choices,
        step.next().getOrDefault(Step.OTHERWISE, ""),
        step.results().getOrDefault(Step.OTHERWISE, ""),
        String.valueOf(bounds.least()),
        String.valueOf(bounds.most()),
        String.valueOf(bounds.decimals()));
  }

  /** What a browser sent. Fields of one choice are those at one place of the repeated ones. */
  static StepForm of(MultivaluedMap<String, String> sent, String id) {
    List<ChoiceForm> choices = new ArrayList<>();
    int bands = sent.getOrDefault("band_from", List.of()).size();
    int count = Math.max(bands, sent.getOrDefault("choice_text", List.of()).size());
    for (int i = 0; i < Math.min(count, ScriptBody.MOST_STEPS); i++) {
      choices.add(
          new ChoiceForm(
              bands > 0
                  ? Band.written(plain(at(sent, "band_from", i)), plain(at(sent, "band_to", i)))
                  : at(sent, "choice", i),
              Translations.clean(at(sent, "choice_text", i)),
              Translations.clean(at(sent, "choice_base", i)),
              at(sent, "choice_feeds", i),
              at(sent, "choice_next", i),
              at(sent, "choice_result", i)));
    }
    return new StepForm(
        number(at(sent, "revision", 0)),
        id,
        at(sent, "after", 0),
        StepKind.of(at(sent, "kind", 0)).orElse(StepKind.SAY),
        Translations.clean(at(sent, "text", 0)),
        Translations.clean(at(sent, "base", 0)),
        choices,
        at(sent, "next", 0),
        at(sent, "result", 0),
        at(sent, "least", 0),
        at(sent, "most", 0),
        at(sent, "decimals", 0));
  }

  /** A number as half of the world types it, with a point. */
  private static String plain(String typed) {
    return typed.replace(',', '.');
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
                        choice.next(),
                        choice.result()))
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
        next,
        result,
        least,
        most,
        decimals);
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
    Map<String, String> results = new LinkedHashMap<>();
    Set<String> used = new LinkedHashSet<>();
    choices.forEach(choice -> used.add(choice.id()));
    for (ChoiceForm choice : ways()) {
      String own = choice.id().isEmpty() ? Slug.of(choice.text(), "choice", used) : choice.id();
      used.add(own);
      put(feeds, own, choice.feeds());
      put(nexts, own, choice.next());
      put(results, own, choice.result());
      if (kind.hasChoices()) {
        ids.add(own);
        texts.add(new Translations.Change(step + "." + own, choice.base(), choice.text()));
      }
    }
    put(nexts, Step.OTHERWISE, next);
    put(results, Step.OTHERWISE, result);
    return new Made(new Step(step, kind, ids, feeds, nexts, results, bounds()), texts);
  }

  /** The choices that say something. */
  private List<ChoiceForm> ways() {
    return switch (kind) {
      case SINGLE, MULTI -> choices.stream().filter(choice -> !choice.text().isEmpty()).toList();
      case YES_NO ->
          choices.stream().filter(choice -> PlainAnswers.CODES.contains(choice.id())).toList();
      case NUMBER ->
          choices.stream()
              .filter(choice -> !choice.next().isEmpty() || !choice.result().isEmpty())
              .toList();
      default -> List.of();
    };
  }

  /** Between which numbers the answer lies; null where that cannot be read, or is not asked. */
  @Nullable Bounds bounds() {
    return kind == StepKind.NUMBER && Answer.isWhole(least) && Answer.isWhole(most)
        ? new Bounds(Integer.parseInt(least), Integer.parseInt(most), number(decimals))
        : null;
  }

  /** Numbers that lead elsewhere and that nobody can be meant by. */
  boolean unreadableBands() {
    Bounds bounds = bounds();
    return bounds != null
        && ways().stream()
            .anyMatch(way -> Band.of(way.id()).filter(band -> band.within(bounds)).isEmpty());
  }

  /** A step and its texts in the source language. */
  record Made(Step step, List<Translations.Change> texts) {}

  private StepForm with(List<ChoiceForm> other) {
    return new StepForm(
        revision, id, after, kind, text, base, other, next, result, least, most, decimals);
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
