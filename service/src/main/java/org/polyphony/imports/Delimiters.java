package org.polyphony.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what stands between the cells of a file: the character that cuts it most evenly. */
final class Delimiters {

  /** What a person can choose from. */
  static final List<String> CHOICES = List.of(",", "\t", ";", "|");

  private static final int ROWS = 50;

  private Delimiters() {}

  /** The delimiter of a file that begins with this text; a comma where there is but one column. */
  static String find(String head) {
    String best = ",";
    double bestScore = 0;
    for (String candidate : CHOICES) {
      double score = score(head, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** The first rows, cut by this delimiter, without empty ones. */
  static List<List<String>> rows(String head, String delimiter, int limit) {
    List<List<String>> rows = new ArrayList<>();
    try {
      for (CsvRecord record : reader(delimiter).ofCsvRecord(head)) {
        rows.add(record.getFields());
        if (rows.size() == limit) {
          break;
        }
      }
    } catch (CsvParseException e) {
      // The beginning of a file ends where it was cut off: what was read before that counts.
      return rows;
    }
    return rows;
  }

  /** How every file is read. */
  static CsvReader.CsvReaderBuilder reader(String delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(false)
        .maxBufferSize(1 << 20);
  }

  /** How many cells most rows have, weighed by how many rows agree. */
  private static double score(String head, String delimiter) {
    List<List<String>> rows = rows(head, delimiter, ROWS);
    Map<Integer, Long> counts =
        rows.stream()
            .map(List::size)
            .filter(size -> size > 1)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .mapToDouble(
            entry -> {
              double agreeing = (double) entry.getValue() / rows.size();
              return agreeing * agreeing * Math.min(20, entry.getKey());
            })
        .max()
        .orElse(0);
  }
}
