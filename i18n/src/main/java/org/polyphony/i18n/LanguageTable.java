package org.polyphony.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code languages.tsv}. */
final class LanguageTable {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final int COLUMNS = 10;

  private LanguageTable() {}

  /**
   * One row.
   *
   * @param formats the locale to ask ICU for
   * @param hmongName its name in Hmong, which ICU cannot tell
   * @param also further names and codes for it
   */
  record Row(Language language, String formats, String hmongName, List<String> also) {}

  static List<Row> read() {
    try (InputStream stream = LanguageTable.class.getResourceAsStream("languages.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("languages.tsv is not on the class path");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(LanguageTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cell = line.split("\t", -1);
    if (cell.length != COLUMNS) {
      throw new IllegalStateException("languages.tsv: " + cell.length + " columns in: " + line);
    }
    Language language =
        new Language(
            cell[0],
            cell[1],
            cell[2],
            cell[3].equals("rtl") ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT,
            Language.Use.valueOf(cell[4].toUpperCase(Locale.ROOT)),
            List.of(COMMA.split(cell[6])));
    return new Row(language, cell[5], cell[7], List.of(COMMA.split(cell[8])));
  }
}
