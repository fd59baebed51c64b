package org.polyphony.imports;

import java.util.List;

/**
 * How a file is to be read.
 *
 * @param encoding the name of a character set, {@code UTF-8}
 * @param encodingSure false where it is a guess that a person should look at
 * @param delimiter one character
 * @param header whether the first row names the columns
 * @param columns from left to right
 */
public record Layout(
    String encoding, boolean encodingSure, String delimiter, boolean header, List<Column> columns) {

  /** A column that is left out. */
  public static final String IGNORED = "ignore";

  /** A column that is kept under its own name. */
  public static final String FACT = "fact";

  public Layout {
    columns = List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param header as it stands in the file; empty where there is no header
   * @param field what it means, {@link #IGNORED} for nothing
   * @param sure false where the header was not known and this is the nearest guess
   * @param samples its first values
   */
  public record Column(String header, String field, boolean sure, List<String> samples) {
    public Column {
      samples = List.copyOf(samples);
    }

    Column as(String other) {
      return new Column(header, other, true, samples);
    }
  }

  /** Whether any column has this meaning. */
  public boolean has(String field) {
    return columns.stream().anyMatch(column -> column.field().equals(field));
  }
}
