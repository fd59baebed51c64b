package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds how a file is to be read from its beginning and what a person has said about it. */
final class Layouts {

  /** Enough for the first rows of any table. */
  static final int HEAD = 256 * 1024;

  private static final int ROWS = 60;
  private static final int SAMPLES = 4;
  private static final int SAMPLE_LENGTH = 60;

  private final Headers headers;

  Layouts(Headers headers) {
    this.headers = headers;
  }

  /**
   * The layout of a file.
   *
   * @param saved what the headers of a source mean, by folded header; empty for none
   * @throws Unreadable where it is no table
   */
  Layout find(byte[] head, Wishes wishes, Map<String, String> saved) {
    FileKinds.check(head);
    Encodings.Guess guess =
        wishes.encoding() == null
            ? Encodings.find(head)
            : new Encodings.Guess(wishes.encoding(), true);
    String text = Encodings.preview(head, guess.encoding());
    String delimiter = wishes.delimiter() == null ? Delimiters.find(text) : wishes.delimiter();
    List<List<String>> rows = Delimiters.rows(text, delimiter, ROWS);
    if (rows.isEmpty()) {
      throw new Unreadable("empty_file");
    }
    boolean header = wishes.header() == null ? isHeader(rows.get(0)) : wishes.header();
    List<Layout.Column> columns = columns(rows, header, saved);
    if (wishes.fields() != null) {
      columns = corrected(columns, wishes.fields());
    }
    return new Layout(guess.encoding(), guess.sure(), delimiter, header, columns);
  }

  private boolean isHeader(List<String> first) {
    if (first.stream().anyMatch(cell -> ColumnGuess.isPhone(cell) || cell.contains("@"))) {
      return false;
    }
    return first.stream().anyMatch(headers::isKnown)
        || first.stream()
            .noneMatch(cell -> cell.isBlank() || cell.chars().anyMatch(Character::isDigit));
  }

  private List<Layout.Column> columns(
      List<List<String>> rows, boolean header, Map<String, String> saved) {
    List<List<String>> data = header ? rows.subList(1, rows.size()) : rows;
    int width = header ? rows.get(0).size() : data.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> values = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      values.add(values(data, column));
    }
    List<String> names = header ? rows.get(0) : values.stream().map(column -> "").toList();
    List<Headers.Meaning> meanings =
        header
            ? named(names, values, saved)
            : ColumnGuess.fields(values).stream()
                .map(field -> new Headers.Meaning(field, false))
                .toList();
    List<Layout.Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      Headers.Meaning meaning = meanings.get(column);
      columns.add(
          new Layout.Column(
              names.get(column).strip(),
              meaning.field(),
              meaning.sure(),
              samples(values.get(column))));
    }
    return columns;
  }

  private List<Headers.Meaning> named(
      List<String> names, List<List<String>> values, Map<String, String> saved) {
    List<Headers.Meaning> meanings = new ArrayList<>(headers.meanings(names));
    for (int column = 0; column < names.size(); column++) {
      String field = saved.get(Headers.folded(names.get(column)));
      Headers.Meaning meaning = meanings.get(column);
      if (field != null) {
        meanings.set(column, new Headers.Meaning(field, true));
      } else if (!meaning.sure() && !ColumnGuess.bears(meaning.field(), values.get(column))) {
        meanings.set(column, Headers.Meaning.NOTHING);
      }
    }
    return withGivenNameInPlaceOfName(meanings);
  }

  /** Beside a family name, a column that is just called "name" has the given one. */
  private static List<Headers.Meaning> withGivenNameInPlaceOfName(List<Headers.Meaning> meanings) {
    boolean family = meanings.stream().anyMatch(meaning -> meaning.field().equals("family_name"));
    boolean given = meanings.stream().anyMatch(meaning -> meaning.field().equals("given_name"));
    if (!family || given) {
      return meanings;
    }
    return meanings.stream()
        .map(
            meaning ->
                meaning.field().equals("full_name")
                    ? new Headers.Meaning("given_name", meaning.sure())
                    : meaning)
        .toList();
  }

  private static List<Layout.Column> corrected(List<Layout.Column> columns, List<String> fields) {
    List<Layout.Column> corrected = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      corrected.add(i < fields.size() ? columns.get(i).as(fields.get(i)) : columns.get(i));
    }
    return corrected;
  }

  private static List<String> values(List<List<String>> data, int column) {
    return data.stream().map(row -> column < row.size() ? row.get(column) : "").toList();
  }

  private static List<String> samples(List<String> values) {
    return values.stream()
        .filter(value -> !value.isBlank())
        .distinct()
        .limit(SAMPLES)
        .map(
            value ->
                value.length() > SAMPLE_LENGTH ? value.substring(0, SAMPLE_LENGTH) + "…" : value)
        .toList();
  }
}
