package org.polyphony.imports;

import java.util.List;
import org.polyphony.tables.TableRow;

/** Where a table begins in a file: people write a title above it, and a date, and a thank-you. */
final class TableTop {

  /** A title is not longer than this. */
  private static final int ROWS = 12;

  private final Headers headers;

  TableTop(Headers headers) {
    this.headers = headers;
  }

  /** The index of the row with which the table begins: its header, else its first row. */
  int find(List<TableRow> rows) {
    int named = named(rows);
    return named < 0 ? afterLonelyCells(rows) : named;
  }

  /** Whether one of the first rows names columns that are known. */
  boolean isKnown(List<TableRow> rows) {
    return named(rows) >= 0;
  }

  /** The index of the row that does; -1 for none. */
  private int named(List<TableRow> rows) {
    long widest = 0;
    for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
      List<String> cells = rows.get(i).cells();
      boolean names = known(cells) >= 2 && !hasData(cells);
      if (names && filled(cells) > widest) {
        return i;
      }
      widest = Math.max(widest, filled(cells));
    }
    return -1;
  }

  /** Whether a row names the columns. */
  boolean isHeader(List<String> first) {
    if (hasData(first)) {
      return false;
    }
    return known(first) > 0
        || first.stream()
            .noneMatch(cell -> cell.isBlank() || cell.chars().anyMatch(Character::isDigit));
  }

  /** Rows of one cell above a table of three columns or more are a title, whatever they say. */
  private static int afterLonelyCells(List<TableRow> rows) {
    int lonely = 0;
    while (lonely < Math.min(ROWS, rows.size()) && filled(rows.get(lonely).cells()) <= 1) {
      lonely++;
    }
    boolean table = lonely < rows.size() && filled(rows.get(lonely).cells()) >= 3;
    return table ? lonely : 0;
  }

  private static boolean hasData(List<String> cells) {
    return cells.stream().anyMatch(cell -> ColumnGuess.isPhone(cell) || cell.contains("@"));
  }

  private long known(List<String> cells) {
    return cells.stream().filter(headers::isKnown).count();
  }

  private static long filled(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count();
  }
}
