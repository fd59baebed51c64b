package org.polyphony.i18n.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A part of a parsed message. Positions are 0-based character offsets in its pattern. */
public sealed interface Piece {

  /** Where it begins in the pattern. */
  int position();

  /** The argument it needs; null for words and number signs. */
  default @Nullable String name() {
    return null;
  }

  /** Its ways, where it is a choice; else empty. */
  default List<Branch> choices() {
    return List.of();
  }

  /** Words, quoting already undone. */
  record Text(int position, String text) implements Piece {}

  /**
   * The number of the innermost plural around it: {@code #}.
   *
   * @param nested whether a select lies between, so that ICU itself would print it as it stands
   */
  record NumberSign(int position, boolean nested) implements Piece {}

  /**
   * {@code {name}} or {@code {name, type, style}}.
   *
   * @param type {@code number}, {@code date}, {@code time} or another word, which nobody can
   *     format; null for none
   */
  record Argument(int position, String name, @Nullable String type, @Nullable String style)
      implements Piece {}

  /** {@code {name, select, …}}. */
  record Select(int position, String name, List<Branch> choices) implements Piece {}

  /** {@code {name, plural, …}} or {@code {name, selectordinal, …}}. */
  record Plural(int position, String name, boolean ordinal, double offset, List<Branch> choices)
      implements Piece {}

  /**
   * The arguments of a message in the order in which they first stand in it, those inside choices
   * too.
   */
  static List<Piece> named(List<Piece> pieces) {
    List<Piece> named = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.name() != null) {
        named.add(piece);
      }
      piece.choices().forEach(branch -> named.addAll(named(branch.pieces())));
    }
    return named;
  }

  /** One way of a select or plural; {@code selector} is {@code other}, {@code one}, {@code =0}. */
  record Branch(int position, String selector, List<Piece> pieces) {}

  /** The same message with its words changed and everything else left alone. */
  static List<Piece> mapText(List<Piece> pieces, UnaryOperator<String> change) {
    return pieces.stream().map(piece -> mapText(piece, change)).toList();
  }

  private static Piece mapText(Piece piece, UnaryOperator<String> change) {
    if (piece instanceof Text text) {
      return new Text(text.position(), change.apply(text.text()));
    }
    if (piece instanceof Select s) {
      return new Select(s.position(), s.name(), mapBranches(s.choices(), change));
    }
    if (piece instanceof Plural p) {
      return new Plural(
          p.position(), p.name(), p.ordinal(), p.offset(), mapBranches(p.choices(), change));
    }
    return piece;
  }

  private static List<Branch> mapBranches(List<Branch> branches, UnaryOperator<String> change) {
    return branches.stream()
        .map(b -> new Branch(b.position(), b.selector(), mapText(b.pieces(), change)))
        .toList();
  }
}
