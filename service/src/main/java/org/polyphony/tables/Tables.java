package org.polyphony.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at files and reads them. */
public final class Tables {

  /** How many columns a table may have; the widest files of voters have some 300. */
  public static final int COLUMNS_AT_MOST = 1_000;

  /** Enough for the first rows of any table. */
  static final int HEAD = 256 * 1024;

  private static final int ROWS = 60;
  private static final int SHEETS = 30;

  /** So far rows are counted: it does not matter which of two longer sheets is the longest. */
  private static final int COUNTED = 5_000;

  private Tables() {}

  /**
   * What a person has said about a file; null where it is to be found out.
   *
   * @param sheet the name of a sheet
   */
  public record Asked(
      @Nullable String encoding, @Nullable String delimiter, @Nullable String sheet) {}

  /**
   * What a file looks like from its beginning.
   *
   * @param sheets the names of all sheets of a workbook; empty for text
   * @param rows the first ones that are not blank
   */
  public record Look(Reading reading, List<String> sheets, List<TableRow> rows) {
    public Look {
      sheets = List.copyOf(sheets);
      rows = List.copyOf(rows);
    }
  }

  /** As below, where nobody knows how a table begins. */
  public static Look look(Content content, Asked asked) {
    return look(content, asked, rows -> false);
  }

  /**
   * Finds out how a file is to be read. Of a workbook in which nobody has asked for a sheet, that
   * is the one with the most rows among those that begin like a table; where none does, the first
   * that has anything in it.
   *
   * @param table whether the first rows of a sheet are known for those of a table
   * @throws Unreadable where it is no table or is not safe to read
   */
  public static Look look(Content content, Asked asked, Predicate<List<TableRow>> table) {
    byte[] head = head(content);
    if (FileKinds.isZipped(head)) {
      return lookInto(new Workbook(content), asked.sheet(), table);
    }
    FileKinds.check(head);
    Encodings.Guess guess =
        asked.encoding() == null
            ? Encodings.find(head)
            : new Encodings.Guess(asked.encoding(), true);
    String text = Encodings.preview(head, guess.encoding());
    String delimiter = asked.delimiter() == null ? Delimiters.find(text) : asked.delimiter();
    Reading reading = new Reading(guess.encoding(), guess.sure(), delimiter, "");
    List<TableRow> rows = TextTable.first(text, reading, ROWS);
    if (rows.isEmpty()) {
      throw new Unreadable("empty_file");
    }
    return new Look(reading, List.of(), narrow(rows));
  }

  /**
   * Hands every row over that is not blank.
   *
   * @throws WrongEncoding where a byte cannot be read
   * @throws Unreadable {@code cut_off} where a quotation mark is not closed, {@code
   *     too_many_columns}, or what is wrong with a workbook
   */
  public static void read(Content content, Reading reading, Consumer<TableRow> taker) {
    if (reading.isSheet()) {
      new Workbook(content).read(reading.sheet(), taker);
    } else {
      TextTable.read(content, reading, taker);
    }
  }

  /** The likeliest encoding of a text of which it has come out that it is not UTF-8. */
  public static String likeliestEncoding(Content content) {
    return Encodings.legacy(StrangeLines.of(content.open())).encoding();
  }

  private static Look lookInto(
      Workbook workbook, @Nullable String asked, Predicate<List<TableRow>> table) {
    List<String> sheets = workbook.sheets();
    List<String> candidates =
        asked != null && sheets.contains(asked)
            ? List.of(asked)
            : sheets.subList(0, Math.min(SHEETS, sheets.size()));
    List<Workbook.Beginning> filled =
        workbook.beginnings(candidates, ROWS, candidates.size() == 1 ? ROWS : COUNTED);
    Workbook.Beginning chosen =
        filled.stream()
            .filter(each -> table.test(each.rows()))
            .reduce((one, next) -> next.length() > one.length() ? next : one)
            .or(() -> filled.stream().findFirst())
            .orElseThrow(() -> new Unreadable("empty_file"));
    return new Look(Reading.ofSheet(chosen.sheet()), sheets, chosen.rows());
  }

  private static List<TableRow> narrow(List<TableRow> rows) {
    for (TableRow row : rows) {
      if (row.cells().size() > COLUMNS_AT_MOST) {
        throw Unreadable.tooManyColumns();
      }
    }
    return new ArrayList<>(rows);
  }

  private static byte[] head(Content content) {
    try (InputStream bytes = content.open()) {
      return bytes.readNBytes(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
