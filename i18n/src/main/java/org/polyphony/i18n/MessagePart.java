package org.polyphony.i18n;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.pattern.Piece;

/**
 * A message as data, for a program that has no ICU: a browser that puts names into a line while the
 * call goes on. Plurals are reduced to their {@code other} form.
 */
public sealed interface MessagePart {

  /** Words as they are said, quoting undone. */
  record Words(String text) implements MessagePart {}

  /**
   * A place for a value.
   *
   * @param format null for the value as it is, else the pattern that formats it alone: {@code
   *     {date, date, full}}
   */
  record Argument(String name, @Nullable String format) implements MessagePart {}

  /** A choice by a value: the branch of that name, else {@code other}. */
  record Choice(String name, Map<String, List<MessagePart>> branches) implements MessagePart {}

  /** The parts of a pattern; the pattern itself as words where it cannot be read. */
  static List<MessagePart> of(String pattern) {
    return MessageText.pieces(pattern)
        .map(pieces -> parts(pieces, null))
        .orElseGet(() -> List.of(new Words(pattern)));
  }

  private static List<MessagePart> parts(List<Piece> pieces, @Nullable String number) {
    List<MessagePart> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text) {
        parts.add(new Words(text.text()));
      } else if (piece instanceof Piece.NumberSign) {
        parts.add(number == null ? new Words("#") : new Argument(number, null));
      } else if (piece instanceof Piece.Argument argument) {
        parts.add(new Argument(argument.name(), format(argument)));
      } else if (piece instanceof Piece.Select select) {
        Map<String, List<MessagePart>> branches = new LinkedHashMap<>();
        select
            .choices()
            .forEach(branch -> branches.put(branch.selector(), parts(branch.pieces(), number)));
        parts.add(new Choice(select.name(), branches));
      } else if (piece instanceof Piece.Plural plural) {
        plural.choices().stream()
            .filter(branch -> branch.selector().equals("other"))
            .forEach(branch -> parts.addAll(parts(branch.pieces(), plural.name())));
      }
    }
    return List.copyOf(parts);
  }

  private static @Nullable String format(Piece.Argument argument) {
    if (argument.type() == null) {
      return null;
    }
    String style = argument.style() == null ? "" : ", " + argument.style();
    return "{" + argument.name() + ", " + argument.type() + style + "}";
  }
}
