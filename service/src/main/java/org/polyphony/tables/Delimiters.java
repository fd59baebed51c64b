package org.polyphony.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what stands between the cells of a file: the character that cuts it most evenly. */
public final class Delimiters {

  /** What a person can choose from. */
  public static final List<String> CHOICES = List.of(",", "\t", ";", "|");

  /** How Excel says it, in a first line of its own: {@code sep=;}. */
  static final String SAID = "sep=";

  private static final int ROWS = 50;

  private Delimiters() {}

  /** The delimiter of a file that begins with this text; a comma where there is but one column. */
  static String find(String head) {
    String said = said(head);
    if (CHOICES.contains(said)) {
      return said;
    }
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

  /** The character that the file itself names, or nothing. */
  private static String said(String head) {
    String line = head.startsWith("\"") ? head.substring(1) : head;
    boolean says =
        line.length() > SAID.length() && line.regionMatches(true, 0, SAID, 0, SAID.length());
    return says ? line.substring(SAID.length(), SAID.length() + 1) : "";
  }

  /** How many cells most rows have, weighed by how many rows agree. */
  private static double score(String head, String delimiter) {
    List<Integer> widths = widths(head, delimiter);
    Map<Integer, Long> counts =
        widths.stream()
            .filter(size -> size > 1)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .mapToDouble(
            entry -> {
              double agreeing = (double) entry.getValue() / widths.size();
              return agreeing * agreeing * Math.min(20, entry.getKey());
            })
        .max()
        .orElse(0);
  }

  private static List<Integer> widths(String head, String delimiter) {
    List<Integer> widths = new ArrayList<>();
    try {
      for (CsvRecord record : reader(delimiter).ofCsvRecord(head)) {
        widths.add(record.getFieldCount());
        if (widths.size() == ROWS) {
          break;
        }
      }
    } catch (CsvParseException e) {
      // The beginning of a file ends where it was cut off: what was read before that counts.
      return widths;
    }
    return widths;
  }
}
