package org.polyphony.i18n;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.polyphony.i18n.MessageProblem.Code;
import org.polyphony.i18n.pattern.Piece;

/**
 * Finds marks of direction that do not go in pairs: an isolate or embedding that is never closed
 * turns round whatever stands behind the text (UAX #9, 2.6). Each branch of a choice is a text of
 * its own.
 */
final class BidiMarks {
  private static final String ISOLATES = "\u2066\u2067\u2068";
  private static final String EMBEDDINGS = "\u202A\u202B\u202D\u202E";
  private static final char ISOLATE_END = '\u2069';
  private static final char EMBEDDING_END = '\u202C';

  private final String pattern;
  private final List<MessageProblem.At> problems = new ArrayList<>();

  private BidiMarks(String pattern) {
    this.pattern = pattern;
  }

  /** A problem for each mark without its partner. */
  static List<MessageProblem.At> unbalanced(String pattern, List<Piece> pieces) {
    BidiMarks marks = new BidiMarks(pattern);
    marks.message(pieces);
    return marks.problems;
  }

  private void message(List<Piece> pieces) {
    Deque<Integer> open = new ArrayDeque<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text text) {
        text(text, open);
      }
      piece.choices().forEach(branch -> message(branch.pieces()));
    }
    open.forEach(this::add);
  }

  private void text(Piece.Text text, Deque<Integer> open) {
    int at = text.position();
    for (char c : text.text().toCharArray()) {
      boolean opens = ISOLATES.indexOf(c) >= 0 || EMBEDDINGS.indexOf(c) >= 0;
      if (!opens && c != ISOLATE_END && c != EMBEDDING_END) {
        continue;
      }
      // What is quoted is shorter in the text than in the pattern: look for the mark itself.
      at = pattern.indexOf(c, at);
      if (opens) {
        open.push(at);
      } else if (closes(c, open)) {
        open.pop();
      } else {
        add(at);
      }
      at++;
    }
  }

  private boolean closes(char end, Deque<Integer> open) {
    Integer last = open.peek();
    return last != null
        && (end == ISOLATE_END ? ISOLATES : EMBEDDINGS).indexOf(pattern.charAt(last)) >= 0;
  }

  private void add(int at) {
    problems.add(
        new MessageProblem.At(
            at,
            Code.BIDI_UNBALANCED,
            Map.of("mark", "U+%04X".formatted((int) pattern.charAt(at)))));
  }
}
