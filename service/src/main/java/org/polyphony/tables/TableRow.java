package org.polyphony.tables;

import java.util.List;

/**
 * One row as it came, without what nobody can see.
 *
 * @param line of the file, or of the sheet, from 1; each row's is greater than the one's before
 */
public record TableRow(long line, List<String> cells) {
  public TableRow {
    cells = List.copyOf(cells);
  }

  /** Whether nothing stands in it. */
  boolean isBlank() {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
