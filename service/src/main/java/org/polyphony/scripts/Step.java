package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.PlainAnswers;

/**
 * One thing that is said or asked. Its text stands in the bundles under {@code id}, the texts of
 * its choices under {@code id.choice}; those of yes, no and maybe come with the product.
 *
 * @param id unique in its script; letters, digits, {@code _} and {@code -}
 * @param choices ids of the answer choices, in the order in which they are shown; empty unless the
 *     kind picks from some; always yes, no and maybe for {@link StepKind#YES_NO}
 * @param feeds slot by choice
 * @param next id of the step that follows, by choice, or by numbers ({@code 1..4}, {@code 4..});
 *     under {@link #OTHERWISE} for every other answer. Where nothing is said, the next step in the
 *     list follows. {@link #END} ends the script, unless a step has that id
 * @param results the result that the call has come to, by choice or by numbers, offered to the
 *     caller as one tap; under {@link #OTHERWISE} for the step as a whole
 * @param bounds of a number; null for every other kind
 */
public record Step(
    String id,
    StepKind kind,
    List<String> choices,
    Map<String, String> feeds,
    Map<String, String> next,
    Map<String, String> results,
    @Nullable Bounds bounds) {
  /** The key in {@code next} for every answer that has none of its own. */
  public static final String OTHERWISE = "*";

  /** The value in {@code next} that ends the script. */
  public static final String END = "end";

  /**
   * The id of the step that is left on an answering machine; nothing has to lead to it, and it ends
   * the call.
   */
  public static final String VOICEMAIL = "voicemail";

  /** Copies what it is given. */
  public Step {
    choices = kind == StepKind.YES_NO ? PlainAnswers.CODES : List.copyOf(choices);
    feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    bounds = kind != StepKind.NUMBER ? null : Objects.requireNonNullElse(bounds, Bounds.USUAL);
  }

  /** A step that comes to no result by itself, with the usual bounds where it has some. */
  public Step(
      String id,
      StepKind kind,
      List<String> choices,
      Map<String, String> feeds,
      Map<String, String> next) {
    this(id, kind, choices, feeds, next, Map.of(), null);
  }

  /** As it was kept, by a version of ours that knew less of steps, too. */
  @JsonCreator
  static Step read(
      @JsonProperty("id") String id,
      @JsonProperty("kind") StepKind kind,
      @JsonProperty("choices") @Nullable List<String> choices,
      @JsonProperty("feeds") @Nullable Map<String, String> feeds,
      @JsonProperty("next") @Nullable Map<String, String> next,
      @JsonProperty("results") @Nullable Map<String, String> results,
      @JsonProperty("bounds") @Nullable Bounds bounds) {
    return new Step(
        id,
        kind,
        choices == null ? List.of() : choices,
        feeds == null ? Map.of() : feeds,
        next == null ? Map.of() : next,
        results == null ? Map.of() : results,
        bounds);
  }

  /** The key of a choice's text. */
  public String key(String choice) {
    return id + "." + choice;
  }

  /** The keys of the texts that the script has for this step: its own, then its choices'. */
  public List<String> keys() {
    return kind.hasChoices() ? spokenKeys() : List.of(id);
  }

  /** The keys of all texts that are read of this step, those that come with the product too. */
  public List<String> spokenKeys() {
    List<String> keys = new ArrayList<>();
    keys.add(id);
    choices.forEach(choice -> keys.add(key(choice)));
    return keys;
  }

  /**
   * Where an answer leads by this step's own word; null where the next in the list follows.
   *
   * @param answer a choice, or a number; null for neither
   */
  public @Nullable String target(@Nullable String answer) {
    String own = answer == null ? null : next.get(way(answer, next));
    return own == null ? next.get(OTHERWISE) : own;
  }

  /** The result that the call has come to with this answer; null where it is open. */
  public @Nullable String result(@Nullable String answer) {
    String own = answer == null ? null : results.get(way(answer, results));
    return own == null ? results.get(OTHERWISE) : own;
  }

  /** Every band of numbers that leads or comes to something of its own, as the script has it. */
  List<String> bands() {
    return Stream.concat(next.keySet().stream(), results.keySet().stream())
        .distinct()
        .filter(way -> Band.of(way).isPresent())
        .toList();
  }

  /** The same in another place, under another name. */
  Step called(String other) {
    return new Step(other, kind, choices, feeds, next, results, bounds);
  }

  /** The same, leading elsewhere. */
  Step leading(Map<String, String> ways) {
    return new Step(id, kind, choices, feeds, ways, results, bounds);
  }

  /** The key that an answer goes by. */
  private String way(String answer, Map<String, String> ways) {
    if (kind != StepKind.NUMBER || !Answer.isNumber(answer)) {
      return answer;
    }
    BigDecimal number = new BigDecimal(answer);
    return ways.keySet().stream()
        .filter(key -> Band.of(key).filter(band -> band.contains(number)).isPresent())
        .findFirst()
        .orElse(OTHERWISE);
  }
}
