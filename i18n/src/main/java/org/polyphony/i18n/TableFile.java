package org.polyphony.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tables beside these classes, which people who do not program write as well: UTF-8, cells
 * parted by tabs, lines of explanation behind {@code #}, then a line that names the columns.
 */
final class TableFile {

  private TableFile() {}

  /**
   * The rows below the names of the columns.
   *
   * @throws IllegalStateException where there is no such file, or a row has another number of cells
   */
  static List<String[]> rows(String name, int columns) {
    try (InputStream stream = TableFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> cells(name, columns, line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String name, int columns, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != columns) {
      throw new IllegalStateException(name + ": " + cells.length + " columns in: " + line);
    }
    return cells;
  }
}
