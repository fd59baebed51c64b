package org.polyphony.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table for a spreadsheet: UTF-8 with the mark by which Excel knows it, RFC 4180, and no cell
 * that a spreadsheet would take for a formula (OWASP, CSV injection). Streams.
 */
public final class Csv implements Closeable {

  /** What spreadsheets begin a formula with; a plain number with its sign is none. */
  private static final Pattern FORMULA =
      Pattern.compile("^[=@\\t\\r].*|^[+-](?![\\d\\s().-]*$).*", Pattern.DOTALL);

  private final CsvWriter writer;

  /** Writes the mark at once. */
  public Csv(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\ufeff');
    writer = CsvWriter.builder().build(text);
  }

  /**
   * One row; what looks like a formula gets an apostrophe before it, which our imports take off.
   */
  public void row(List<String> cells) {
    writer.writeRecord(cells.stream().map(Csv::guarded).toList());
  }

  /** One row. */
  public void row(String... cells) {
    row(List.of(cells));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static String guarded(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }
}
