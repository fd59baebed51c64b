package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Download;

/**
 * The columns of the file of rejected rows: line, field, value and reason, for people the reason in
 * words too, then the row as it came.
 */
final class Rejects {

  /** What stands before the row in every such file. */
  static final List<String> NOTES = List.of("line", "field", "value", "reason");

  /** For programs: codes alone. */
  static final Rejects PLAIN = new Rejects(null);

  private final Download.@Nullable Words words;

  private Rejects(Download.@Nullable Words words) {
    this.words = words;
  }

  /** For people: beside each code what it means. */
  static Rejects inWords(Download.Words words) {
    return new Rejects(words);
  }

  /**
   * @param layout how the file was read; null where it never was
   */
  List<String> header(@Nullable Layout layout) {
    List<String> header = new ArrayList<>(NOTES);
    if (words != null) {
      header.add(words.t("imports.reason"));
    }
    if (layout != null) {
      for (int i = 0; i < layout.columns().size(); i++) {
        header.add(name(layout.columns().get(i), i + 1));
      }
    }
    return header;
  }

  /** What a column without a name means, so that the corrected file is read like the first. */
  private static String name(Layout.Column column, int number) {
    if (!column.header().isEmpty() || column.field().equals(Layout.IGNORED)) {
      return column.header();
    }
    return column.field().equals(Layout.FACT) ? "custom_column " + number : column.field();
  }

  List<String> row(ImportsDao.Noted noted) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(noted.line()));
    cells.add(noted.field());
    cells.add(noted.value());
    cells.add(noted.reason());
    if (words != null) {
      cells.add(words.t("imports.reason." + noted.reason(), "value", noted.value()));
    }
    cells.addAll(noted.cells());
    return cells;
  }
}
