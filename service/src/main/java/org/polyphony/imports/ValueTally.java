package org.polyphony.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the values of the columns whose values are mapped, up to a bound. */
final class ValueTally {

  private static final int DISTINCT_AT_MOST = 2_000;
  private static final int SHOWN = 40;
  private static final int LONGEST = 60;

  /** How many rows have a value, as the first of them writes it. */
  record Counted(String field, String value, long rows) {}

  /** A column with how many rows have each value, as it is written. */
  private record Column(String field, int index, Map<String, long[]> counts) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String> fields;
  private final Map<String, LanguageCells> languages;

  /**
   * @param fields those whose values are mapped
   */
  ValueTally(Layout layout, List<String> fields) {
    this.fields = fields;
    languages =
        Map.of(
            "spoken", new LanguageCells(layout.meanings("spoken")),
            "written", new LanguageCells(layout.meanings("written")));
    for (String field : fields) {
      for (int index : Cells.columns(layout, field)) {
        columns.add(new Column(field, index, new HashMap<>()));
      }
    }
  }

  void add(List<String> cells) {
    for (Column column : columns) {
      String value = column.index() < cells.size() ? cells.get(column.index()) : "";
      long[] known = column.counts().get(value);
      if (known != null) {
        known[0]++;
      } else if (value.length() <= LONGEST && column.counts().size() < DISTINCT_AT_MOST) {
        column.counts().put(value, new long[] {1});
      }
    }
  }

  /** The most frequent ones of each field, spellings of one value together. */
  List<Counted> counted() {
    List<Counted> all = new ArrayList<>();
    for (String field : fields) {
      Map<String, Counted> byFolded = new LinkedHashMap<>();
      columns.stream()
          .filter(column -> column.field().equals(field))
          .flatMap(column -> column.counts().entrySet().stream())
          .filter(entry -> !entry.getKey().isBlank())
          .sorted(Map.Entry.comparingByKey())
          .flatMap(entry -> each(field, entry.getKey().strip(), entry.getValue()[0]))
          .forEach(one -> byFolded.merge(Values.folded(one.value()), one, ValueTally::together));
      byFolded.values().stream()
          .sorted(Comparator.comparingLong(Counted::rows).reversed())
          .limit(SHOWN)
          .forEach(all::add);
    }
    return all;
  }

  /** A cell may name several languages, and each of them means something by itself. */
  private Stream<Counted> each(String field, String cell, long rows) {
    LanguageCells cells = languages.get(field);
    List<String> values = cells == null ? List.of(cell) : cells.values(cell);
    return values.stream().map(value -> new Counted(field, value, rows));
  }

  private static Counted together(Counted one, Counted other) {
    return new Counted(one.field(), one.value(), one.rows() + other.rows());
  }
}
