package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What one person answered to one question: one choice, several, a language's tag, a number, a day
 * or free text. In JSON a string or a list of strings.
 *
 * @param values choice ids, or one tag, number ({@code 4}, {@code 2.5}), day ({@code 2026-11-03})
 *     or text; empty or one blank for "no answer"
 */
public record Answer(@JsonValue List<String> values) {
  /** Takes off what is around the words, and characters that no database keeps. */
  public Answer {
    values = values.stream().map(value -> value.replace("\0", "").strip()).toList();
  }

  /** An answer of one or several values. */
  public static Answer of(String... values) {
    return new Answer(List.of(values));
  }

  @JsonCreator
  static Answer fromJson(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> values) {
    return new Answer(values);
  }

  /** Whether a text is a whole number in plain digits. */
  static boolean isWhole(String text) {
    return text.matches("-?\\d{1,9}");
  }

  /** Whether a text is a number in plain digits, with a point where it has decimals. */
  static boolean isNumber(String text) {
    return text.matches("-?\\d{1,9}(?:\\.\\d{1,3})?");
  }

  boolean isEmpty() {
    return values.stream().allMatch(String::isEmpty);
  }

  /** The only value, or the first; an empty string where there is none. */
  String value() {
    return values.isEmpty() ? "" : values.get(0);
  }
}
