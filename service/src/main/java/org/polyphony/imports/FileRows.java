package org.polyphony.imports;

import java.util.List;
import org.polyphony.tables.Content;
import org.polyphony.tables.Tables;
import org.polyphony.tables.Unreadable;

/** The rows of a file below its header. */
final class FileRows {

  private FileRows() {}

  /** Takes one row of the table. */
  interface RowTaker {
    /**
     * @param line of the file, from 1
     */
    void take(long line, List<String> cells);
  }

  /**
   * Hands every row over that is not blank.
   *
   * @throws Unreadable {@code no_rows} where there is nothing below the header, or what is wrong
   *     with the file
   */
  static void read(Content content, Layout layout, RowTaker taker) {
    boolean[] any = {false};
    Tables.read(
        content,
        layout.reading(),
        row -> {
          if (!layout.isAbove(row)) {
            any[0] = true;
            taker.take(row.line(), row.cells());
          }
        });
    if (!any[0]) {
      throw new Unreadable("no_rows");
    }
  }
}
