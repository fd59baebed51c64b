package org.polyphony.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table in a text: cells between delimiters, rows between line breaks (RFC 4180, kindly). */
final class TextTable {

  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private TextTable() {}

  /** The first rows of a text that may be cut off anywhere. */
  static List<TableRow> first(String text, Reading reading, int most) {
    UnaryOperator<String> cell = cell(reading);
    List<TableRow> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        Delimiters.reader(reading.delimiter()).ofCsvRecord(new StringReader(text))) {
      for (CsvRecord record : records) {
        TableRow row = row(record, cell);
        if (!row.isBlank() && !saysDelimiter(row)) {
          rows.add(row);
        }
        if (rows.size() == most) {
          break;
        }
      }
    } catch (CsvParseException e) {
      // The beginning of a file ends where it was cut off: what was read before that counts.
      if (rows.isEmpty()) {
        throw broken(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static void read(Content content, Reading reading, Consumer<TableRow> taker) {
    UnaryOperator<String> cell = cell(reading);
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(content.open(), Encodings.decoder(reading.encoding())),
                1 << 16);
        CsvReader<CsvRecord> records =
            Delimiters.reader(reading.delimiter()).ofCsvRecord(withoutMark(text))) {
      for (CsvRecord record : records) {
        TableRow row = row(record, cell);
        if (!row.isBlank() && !saysDelimiter(row)) {
          taker.accept(row);
        }
      }
    } catch (CsvParseException e) {
      throw broken(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? e : wrong(e.getCause());
    } catch (IOException e) {
      throw wrong(e);
    }
  }

  private static TableRow row(CsvRecord record, UnaryOperator<String> cell) {
    String[] cells = new String[record.getFieldCount()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell.apply(record.getField(i));
    }
    return new TableRow(record.getStartingLineNumber(), List.of(cells));
  }

  /** What each cell goes through after decoding. */
  private static UnaryOperator<String> cell(Reading reading) {
    UnaryOperator<String> decoded = Encodings.afterDecoding(reading.encoding());
    return text -> PlainText.of(decoded.apply(text));
  }

  /** Excel's own first line, {@code sep=;}: no row. */
  private static boolean saysDelimiter(TableRow row) {
    return row.line() == 1
        && row.cells().get(0).regionMatches(true, 0, Delimiters.SAID, 0, Delimiters.SAID.length())
        && row.cells().stream().skip(1).allMatch(String::isEmpty);
  }

  private static RuntimeException wrong(IOException e) {
    return e instanceof CharacterCodingException
        ? new WrongEncoding()
        : new UncheckedIOException(e);
  }

  private static RuntimeException broken(CsvParseException e) {
    if (e.getCause() instanceof IOException io) {
      return wrong(io);
    }
    String message = e.getCause() instanceof CsvParseException inner ? said(inner) : said(e);
    if (message.contains("limit of") && message.contains("fields")) {
      return Unreadable.tooManyColumns();
    }
    Matcher line = LINE.matcher(message);
    return line.find()
        ? new Unreadable("cut_off", Map.of("line", Long.parseLong(line.group(1))))
        : new Unreadable("not_a_table", Map.of("kind", "other"));
  }

  private static String said(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }
}
