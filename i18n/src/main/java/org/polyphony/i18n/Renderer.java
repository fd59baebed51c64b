package org.polyphony.i18n;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.pattern.Piece;

/**
 * Writes a parsed message with its arguments. ICU's own writer prints {@code {name}} for what is
 * missing, throws on a number that came as text, and leaves the machine's locale in dates; this one
 * notes a problem and goes on.
 */
final class Renderer {

  /** What stands where an argument is missing: a blank that a caller fills in by speaking. */
  static final String BLANK = "____";

  private static final char ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  private final Formats formats;
  private final Direction direction;
  private final Map<String, ? extends @Nullable Object> arguments;
  private final StringBuilder out = new StringBuilder();
  private final List<MessageProblem.At> problems = new ArrayList<>();

  Renderer(
      Formats formats, Direction direction, Map<String, ? extends @Nullable Object> arguments) {
    this.formats = formats;
    this.direction = direction;
    this.arguments = arguments;
  }

  String render(List<Piece> pieces) {
    write(pieces, null);
    return out.toString();
  }

  List<MessageProblem.At> problems() {
    return problems;
  }

  private void write(List<Piece> pieces, @Nullable Number count) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text) {
        out.append(text.text());
      } else if (piece instanceof Piece.NumberSign) {
        out.append(count == null ? BLANK : formats.number(count));
      } else if (piece instanceof Piece.Argument argument) {
        writeArgument(argument);
      } else if (piece instanceof Piece.Select select) {
        writeSelect(select, count);
      } else if (piece instanceof Piece.Plural plural) {
        writePlural(plural);
      }
    }
  }

  private void writeArgument(Piece.Argument argument) {
    Object value = arguments.get(argument.name());
    if (value == null) {
      blank(argument.position(), MessageProblem.Code.MISSING_ARGUMENT, argument.name());
      return;
    }
    if (argument.type() == null) {
      out.append(isolated(plain(value)));
      return;
    }
    String formatted = Values.format(formats, argument, value);
    if (formatted == null) {
      blank(argument.position(), MessageProblem.Code.ARGUMENT_TYPE, argument.name());
    } else {
      out.append(isolated(formatted));
    }
  }

  private String plain(Object value) {
    if (value instanceof Number number) {
      return formats.number(number);
    }
    String asDate = Values.plainTime(formats, value);
    return asDate == null ? value.toString() : asDate;
  }

  private void writeSelect(Piece.Select select, @Nullable Number count) {
    Object value = arguments.get(select.name());
    if (value == null) {
      problem(select.position(), MessageProblem.Code.MISSING_ARGUMENT, select.name());
    }
    write(branch(select.choices(), String.valueOf(value)), count);
  }

  private void writePlural(Piece.Plural plural) {
    Object value = arguments.get(plural.name());
    Number count = Values.number(value);
    if (count == null) {
      problem(
          plural.position(),
          value == null ? MessageProblem.Code.MISSING_ARGUMENT : MessageProblem.Code.ARGUMENT_TYPE,
          plural.name());
      write(branch(plural.choices(), "other"), null);
      return;
    }
    for (Piece.Branch branch : plural.choices()) {
      if (Values.isExactly(branch.selector(), count)) {
        write(branch.pieces(), Values.minus(count, plural.offset()));
        return;
      }
    }
    Number counted = Values.minus(count, plural.offset());
    String category = formats.pluralCategory(counted, plural.ordinal());
    write(branch(plural.choices(), category), counted);
  }

  private static List<Piece> branch(List<Piece.Branch> branches, String selector) {
    List<Piece> other = List.of();
    for (Piece.Branch branch : branches) {
      if (branch.selector().equals(selector)) {
        return branch.pieces();
      }
      if (branch.selector().equals("other")) {
        other = branch.pieces();
      }
    }
    return other;
  }

  private void blank(int position, MessageProblem.Code code, String name) {
    problem(position, code, name);
    out.append(BLANK);
  }

  private void problem(int position, MessageProblem.Code code, String name) {
    problems.add(new MessageProblem.At(position, code, Map.of("argument", name)));
  }

  /**
   * A name in the other direction must not pull the words around it along (Unicode standard annex
   * 9, isolates).
   */
  private String isolated(String value) {
    boolean isolate =
        direction == Direction.RIGHT_TO_LEFT
            ? !value.isEmpty()
            : Bidi.requiresBidi(value.toCharArray(), 0, value.length());
    return isolate ? ISOLATE + value + POP_ISOLATE : value;
  }
}
