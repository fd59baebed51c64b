package org.polyphony.imports;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows inside a cell: a quotation mark at the beginning of a cell that nobody closed takes in all
 * that comes after it, up to the next one.
 */
final class Swallowed {

  /** Whoever writes prose writes commas; so many lines of them in a table's number are rows. */
  private static final int LINES_OF_COMMAS = 3;

  private static final int COLUMNS_OF_COMMAS = 5;

  private Swallowed() {}

  /** Whether a cell of the row holds other rows of the file. */
  static boolean rows(Layout layout, List<String> cells) {
    if (layout.delimiter().isEmpty() || layout.columns().size() < 2) {
      return false;
    }
    for (String cell : cells) {
      if (hasBreak(cell) && areRows(layout, cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBreak(String cell) {
    return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
  }

  private static boolean areRows(Layout layout, String cell) {
    String delimiter = layout.delimiter();
    int columns = layout.columns().size();
    int like = 0;
    boolean told = !delimiter.equals(",") || columns >= COLUMNS_OF_COMMAS;
    List<String> below = cell.lines().skip(1).toList();
    for (String line : below) {
      List<String> parts = List.of(line.split(Pattern.quote(delimiter), -1));
      if (parts.size() >= columns) {
        like++;
        told |= parts.stream().anyMatch(part -> ColumnGuess.isPhone(part) || part.contains("@"));
      }
    }
    return like > 0 && (told || like >= LINES_OF_COMMAS);
  }
}
