package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.polyphony.tables.Content;
import org.polyphony.tables.TableRow;
import org.polyphony.tables.Tables;
import org.polyphony.tables.Unreadable;

/** Finds how a file is to be read from its beginning and what a person has said about it. */
final class Layouts {

  private static final int SAMPLES = 4;
  private static final int SAMPLE_LENGTH = 80;

  private final Headers headers;
  private final TableTop top;

  Layouts(Headers headers) {
    this.headers = headers;
    this.top = new TableTop(headers);
  }

  /** As below, where no file has come before. */
  Layout find(Content content, Wishes wishes, ImportsDao.Saved saved) {
    return find(content, wishes, saved, List::of);
  }

  /**
   * The layout of a file.
   *
   * @param named what a source's columns and values mean, as a person has named it
   * @param earlier how files were read of which rows were turned away, the newest first
   * @throws Unreadable where it is no table
   */
  Layout find(
      Content content, Wishes wishes, ImportsDao.Saved named, Supplier<List<Layout>> earlier) {
    Tables.Look look = Tables.look(content, wishes.asked(), top::isKnown);
    int first = top.find(look.rows());
    List<List<String>> rows =
        look.rows().subList(first, look.rows().size()).stream().map(TableRow::cells).toList();
    boolean header = wishes.header() == null ? top.isHeader(rows.get(0)) : wishes.header();
    List<List<String>> data = header ? rows.subList(1, rows.size()) : rows;
    int width = header ? rows.get(0).size() : data.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> values = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      values.add(values(data, column));
    }
    List<String> names =
        header
            ? rows.get(0).stream().map(name -> shortened(name.strip())).toList()
            : values.stream().map(column -> "").toList();
    Optional<ImportsDao.Saved> corrected =
        header && named.equals(ImportsDao.Saved.NONE)
            ? CorrectedRows.recognise(names, earlier.get())
            : Optional.empty();
    ImportsDao.Saved saved = corrected.orElse(named);
    KnownLayouts.Found known =
        corrected.isPresent()
            ? new KnownLayouts.Found(CorrectedRows.KEY, Map.of())
            : header ? KnownLayouts.find(names, headers) : KnownLayouts.Found.NOTHING;
    List<Layout.Column> columns = columns(names, values, header, known, saved.fields());
    if (wishes.fields() != null) {
      columns = corrected(columns, wishes.fields());
    }
    return new Layout(
        look.reading().encoding(),
        look.reading().sure(),
        look.reading().delimiter(),
        header,
        columns,
        look.reading().sheet(),
        look.sheets(),
        look.rows().get(first).line(),
        known.key(),
        Values.meanings(
            columns.stream().map(Layout.Column::field).toList(),
            values,
            saved.meanings(),
            wishes.meanings()));
  }

  private List<Layout.Column> columns(
      List<String> names,
      List<List<String>> values,
      boolean header,
      KnownLayouts.Found known,
      Map<String, String> saved) {
    List<Headers.Meaning> meanings =
        header
            ? named(names, values, known, saved)
            : ColumnGuess.fields(values).stream()
                .map(field -> new Headers.Meaning(headers.allowed(field), false))
                .toList();
    List<Layout.Column> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      Headers.Meaning meaning = meanings.get(column);
      columns.add(
          new Layout.Column(
              names.get(column), meaning.field(), meaning.sure(), samples(values.get(column))));
    }
    return columns;
  }

  /** What a person has kept wins over what the source is known for, and that over the words. */
  private List<Headers.Meaning> named(
      List<String> names,
      List<List<String>> values,
      KnownLayouts.Found known,
      Map<String, String> saved) {
    List<String> keys = Headers.keys(names);
    List<Headers.Meaning> meanings = new ArrayList<>(headers.meanings(names));
    for (int column = 0; column < names.size(); column++) {
      String kept = saved.get(keys.get(column));
      String field =
          kept != null || headers.isOwn(names.get(column))
              ? kept
              : known.fields().get(keys.get(column));
      Headers.Meaning meaning = meanings.get(column);
      if (field != null) {
        meanings.set(column, new Headers.Meaning(headers.allowed(field), true));
      } else if (!meaning.sure() && !ColumnGuess.bears(meaning.field(), values.get(column))) {
        meanings.set(column, Headers.Meaning.NOTHING);
      }
      if (field == null && meanings.get(column).field().equals(Layout.IGNORED)) {
        int nth = column;
        headers
            .byValues(names.get(column), values.get(column))
            .ifPresent(guess -> meanings.set(nth, guess));
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
        .map(Layouts::shortened)
        .toList();
  }

  /** Not in the middle of a character. */
  private static String shortened(String value) {
    if (value.length() <= SAMPLE_LENGTH) {
      return value;
    }
    boolean halved = Character.isHighSurrogate(value.charAt(SAMPLE_LENGTH - 1));
    return value.substring(0, halved ? SAMPLE_LENGTH - 1 : SAMPLE_LENGTH) + "…";
  }
}
