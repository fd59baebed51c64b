package org.polyphony.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table as it streams by, never whole in memory. */
final class TableFile {

  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private final Layout layout;

  TableFile(Layout layout) {
    this.layout = layout;
  }

  /** Takes one row of the table. */
  interface RowTaker {
    /**
     * @param line of the file, from 1
     */
    void take(long line, List<String> cells);
  }

  /**
   * Hands every row of the table over, without its header and without rows that are blank.
   *
   * @throws WrongEncoding where a byte cannot be read
   * @throws Unreadable {@code cut_off} where a quotation mark is not closed, {@code no_rows} where
   *     there is nothing below the header
   */
  void read(InputStream content, RowTaker taker) {
    boolean header = layout.header();
    boolean composing = Encodings.needsComposing(layout.encoding());
    long rows = 0;
    try (BufferedReader text =
            new BufferedReader(
                new InputStreamReader(content, Encodings.decoder(layout.encoding())), 1 << 16);
        CsvReader<CsvRecord> records =
            Delimiters.reader(layout.delimiter()).ofCsvRecord(withoutMark(text))) {
      for (CsvRecord record : records) {
        if (header) {
          header = false;
          continue;
        }
        List<String> cells = record.getFields();
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        rows++;
        taker.take(record.getStartingLineNumber(), composing ? composed(cells) : cells);
      }
    } catch (CsvParseException e) {
      throw cutOff(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? e : wrong(e.getCause());
    } catch (IOException e) {
      throw wrong(e);
    }
    if (rows == 0) {
      throw new Unreadable("no_rows");
    }
  }

  /** A byte is not of the encoding. */
  static final class WrongEncoding extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static RuntimeException wrong(IOException e) {
    return e instanceof CharacterCodingException
        ? new WrongEncoding()
        : new UncheckedIOException(e);
  }

  private static RuntimeException cutOff(CsvParseException e) {
    if (e.getCause() instanceof IOException io) {
      return wrong(io);
    }
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find()
        ? new Unreadable("cut_off", Map.of("line", Long.parseLong(line.group(1))))
        : new Unreadable("not_a_table", Map.of("kind", "other"));
  }

  private static List<String> composed(List<String> cells) {
    return cells.stream().map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFC)).toList();
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }
}
