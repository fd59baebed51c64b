package org.polyphony.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.polyphony.contacts.Names;

/** The cells of one row by what they mean. */
final class Cells {

  /** Longer than any name, street or number; an index of PostgreSQL holds 2,704 bytes. */
  static final int LONGEST = 200;

  /** What a spreadsheet shows where a formula came to nothing. */
  private static final Set<String> NO_VALUE =
      Set.of("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!");

  private static final int LONGEST_FACT = 5_000;

  private final List<Layout.Column> all;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private List<String> row = List.of();

  Cells(Layout layout) {
    all = layout.columns();
    for (int i = 0; i < layout.columns().size(); i++) {
      columns.putIfAbsent(layout.columns().get(i).field(), i);
    }
  }

  static List<Integer> columns(Layout layout, String field) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      if (layout.columns().get(i).field().equals(field)) {
        found.add(i);
      }
    }
    return found;
  }

  void set(List<String> cells) {
    row = cells;
  }

  /** The field of the first cell that goes on and on; empty where there is none. */
  String tooLong() {
    for (int i = 0; i < Math.min(row.size(), all.size()); i++) {
      String field = all.get(i).field();
      int most = field.equals(Layout.FACT) || field.equals("tags") ? LONGEST_FACT : LONGEST;
      if (row.get(i).length() > most && !field.equals(Layout.IGNORED)) {
        return field;
      }
    }
    return "";
  }

  String get(String field) {
    Integer column = columns.get(field);
    if (column == null || column >= row.size()) {
      return "";
    }
    String cell = row.get(column);
    return cell.startsWith("#") && NO_VALUE.contains(cell) ? "" : Names.tidy(cell);
  }

  String joined(String... fields) {
    StringBuilder joined = new StringBuilder();
    for (String field : fields) {
      String value = get(field);
      if (!value.isEmpty()) {
        joined.append(joined.length() == 0 ? "" : " ").append(value);
      }
    }
    return joined.toString();
  }
}
