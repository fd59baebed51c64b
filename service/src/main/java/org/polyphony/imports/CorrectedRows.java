package org.polyphony.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that were turned away, corrected and brought in again: their file is known by its header,
 * and its columns mean what they meant in the import that they came from.
 */
final class CorrectedRows {

  /** As the file of rejected rows is known among {@link Layout#known}. */
  static final String KEY = "corrected";

  /** What stands before the row; for people the reason in words too. */
  private static final List<List<String>> NOTES =
      // Files from before they had the value are still in somebody's hands.
      List.of(Rejects.NOTES, List.of("line", "field", "reason"));

  private CorrectedRows() {}

  /**
   * What the columns mean; empty where the header is not that of rejected rows.
   *
   * @param header of the file
   * @param earlier how earlier files were read, the newest first
   */
  static Optional<ImportsDao.Saved> recognise(List<String> header, List<Layout> earlier) {
    List<String> folded = folded(header);
    for (Layout layout : earlier) {
      List<String> expected = Rejects.PLAIN.header(layout);
      List<String> columns = folded(expected.subList(Rejects.NOTES.size(), expected.size()));
      int before = folded.size() - columns.size();
      if (before > 0
          && isNotes(folded.subList(0, before))
          && folded.subList(before, folded.size()).equals(columns)) {
        return Optional.of(saved(header, before, layout));
      }
    }
    return Optional.empty();
  }

  private static boolean isNotes(List<String> before) {
    return NOTES.stream()
        .anyMatch(
            notes ->
                (before.size() == notes.size() || before.size() == notes.size() + 1)
                    && before.subList(0, notes.size()).equals(notes));
  }

  private static ImportsDao.Saved saved(List<String> header, int notes, Layout layout) {
    List<String> keys = Headers.keys(header);
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int column = i - notes;
      boolean theirs = column >= 0 && column < layout.columns().size();
      fields.put(keys.get(i), theirs ? layout.columns().get(column).field() : Layout.IGNORED);
    }
    Map<String, Map<String, String>> meanings = new HashMap<>();
    layout
        .meanings()
        .forEach(
            (field, values) -> {
              Map<String, String> said = new HashMap<>();
              values.forEach((value, meaning) -> said.put(value, meaning.value()));
              meanings.put(field, said);
            });
    return new ImportsDao.Saved(KEY, fields, meanings);
  }

  /** Without empty columns at the end, which spreadsheets leave out. */
  private static List<String> folded(List<String> header) {
    List<String> folded = new ArrayList<>(header.stream().map(Headers::folded).toList());
    while (!folded.isEmpty() && folded.get(folded.size() - 1).isEmpty()) {
      folded.remove(folded.size() - 1);
    }
    return folded;
  }
}
