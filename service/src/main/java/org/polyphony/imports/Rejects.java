package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /**
   * @param notes all that there is to say of one row
   */
  List<String> row(List<ImportsDao.Noted> notes) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(notes.get(0).line()));
    cells.add(joined(notes, "; ", ImportsDao.Noted::field));
    cells.add(joined(notes, "; ", ImportsDao.Noted::value));
    cells.add(joined(notes, "; ", ImportsDao.Noted::reason));
    Download.Words said = words;
    if (said != null) {
      cells.add(
          joined(
              notes,
              " ",
              noted -> said.t("imports.reason." + noted.reason(), "value", noted.value())));
    }
    notes.stream()
        .map(ImportsDao.Noted::cells)
        .filter(came -> !came.isEmpty())
        .findFirst()
        .ifPresent(cells::addAll);
    return cells;
  }

  private static String joined(
      List<ImportsDao.Noted> notes, String between, Function<ImportsDao.Noted, String> what) {
    return notes.stream().map(what).collect(Collectors.joining(between));
  }
}
