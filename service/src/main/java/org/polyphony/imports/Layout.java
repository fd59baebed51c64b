package org.polyphony.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.polyphony.privacy.SensitiveKind;
import org.polyphony.tables.Reading;
import org.polyphony.tables.TableRow;

/**
 * How a file is to be read.
 *
 * @param encoding the name of a character set, {@code UTF-8}; empty for a workbook
 * @param encodingSure false where it is a guess that a person should look at
 * @param delimiter one character; empty for a workbook
 * @param header whether the first row names the columns
 * @param columns from left to right
 * @param sheet the name of the sheet; empty for text
 * @param sheets the names of all sheets of a workbook; empty for text
 * @param from the line on which the table begins, from 1; a title may stand above it
 * @param known the key of the layout that its header is known as, {@code nationbuilder}; or empty
 * @param meanings by field, what its values mean, by {@link Values#folded}: {@code h} is {@code
 *     hmn}; what is not there speaks for itself
 */
public record Layout(
    String encoding,
    boolean encodingSure,
    String delimiter,
    boolean header,
    List<Column> columns,
    String sheet,
    List<String> sheets,
    long from,
    String known,
    Map<String, Map<String, Meaning>> meanings) {

  /** A column that is left out. */
  public static final String IGNORED = "ignore";

  /**
   * A column that is left out since it is sensitive and the organization does not keep its kind.
   */
  public static final String WITHHELD = "withheld";

  /** A column that is kept under its own name. */
  public static final String FACT = "fact";

  // What was kept before there were workbooks has no word about them.
  public Layout {
    columns = List.copyOf(columns);
    sheet = sheet == null ? "" : sheet;
    sheets = sheets == null ? List.of() : List.copyOf(sheets);
    from = Math.max(1, from);
    known = known == null ? "" : known;
    meanings = meanings == null ? Map.of() : Map.copyOf(meanings);
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

    /** The kind of what is in it, where that is sensitive. */
    Optional<SensitiveKind> kind() {
      return SensitiveKind.of(Headers.own(header));
    }

    Column as(String other) {
      return new Column(header, other, true, samples);
    }
  }

  /**
   * What a value means.
   *
   * @param value a language's tag, {@code yes} or {@code no}
   * @param sure false where it is a guess that a person should look at
   */
  public record Meaning(String value, boolean sure) {}

  /** Whether any column has this meaning. */
  public boolean has(String field) {
    return columns.stream().anyMatch(column -> column.field().equals(field));
  }

  /**
   * The same, without what is sensitive and not kept: its column is left out and its values are not
   * shown.
   *
   * @param kept the kinds that are kept; where nobody has said what their columns mean, they come
   *     in
   */
  Layout keeping(Set<SensitiveKind> kept, boolean corrected) {
    return new Layout(
        encoding,
        encodingSure,
        delimiter,
        header,
        columns.stream().map(column -> kept(column, kept, corrected)).toList(),
        sheet,
        sheets,
        from,
        known,
        meanings);
  }

  private static Column kept(Column column, Set<SensitiveKind> kept, boolean corrected) {
    SensitiveKind kind = column.kind().orElse(null);
    if (kind == null) {
      return column;
    }
    if (!kept.contains(kind)) {
      return new Column(column.header(), WITHHELD, true, List.of());
    }
    return column.field().equals(IGNORED) && !corrected ? column.as(FACT) : column;
  }

  /** A row without the values of columns that are withheld. */
  List<String> withoutWithheld(List<String> cells) {
    return has(WITHHELD)
        ? IntStream.range(0, cells.size())
            .mapToObj(
                i ->
                    i < columns.size() && columns.get(i).field().equals(WITHHELD)
                        ? ""
                        : cells.get(i))
            .toList()
        : cells;
  }

  Reading reading() {
    return new Reading(encoding, encodingSure, delimiter, sheet);
  }

  /** The same, read in another way. */
  Layout as(Reading reading) {
    return new Layout(
        reading.encoding(),
        reading.sure(),
        reading.delimiter(),
        header,
        columns,
        reading.sheet(),
        sheets,
        from,
        known,
        meanings);
  }

  /** What the values of a field mean that do not speak for themselves. */
  Map<String, Meaning> meanings(String field) {
    return meanings.getOrDefault(field, Map.of());
  }

  /** Whether a row stands above the table or names its columns. */
  boolean isAbove(TableRow row) {
    return row.line() < from || (header && row.line() == from);
  }

  /** Whether a row names the columns once more, as where files were put together. */
  boolean isHeader(List<String> cells) {
    return header
        && cells.size() >= columns.size()
        && cells.get(0).strip().equals(columns.get(0).header())
        && IntStream.range(0, columns.size())
            .allMatch(i -> cells.get(i).strip().equals(columns.get(i).header()));
  }
}
