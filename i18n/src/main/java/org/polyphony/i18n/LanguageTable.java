package org.polyphony.i18n;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code languages.tsv}. */
final class LanguageTable {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern BLANK = Pattern.compile(" +");
  private static final int COLUMNS = 16;

  private LanguageTable() {}

  /**
   * One row.
   *
   * @param formats the locale to ask ICU for
   * @param plurals the tag of the language whose plural rule ICU is asked for
   * @param servedBy of which languages a speaker serves a contact of this one in full
   * @param kin of which languages a speaker serves a contact of this one nearly
   * @param never of which languages a speaker serves nobody of this one, whatever a campaign says
   * @param names how names are put together: {@code family-first} and so on
   * @param hmongName its name in Hmong, which ICU cannot tell
   * @param also further names and codes for it
   */
  record Row(
      Language language,
      String formats,
      String plurals,
      List<String> servedBy,
      List<String> kin,
      List<String> never,
      List<String> names,
      String hmongName,
      List<String> also) {}

  static List<Row> read() {
    return TableFile.rows("languages.tsv", COLUMNS).stream().map(LanguageTable::row).toList();
  }

  private static Row row(String[] cell) {
    Language language =
        new Language(
            cell[0],
            cell[1],
            cell[2],
            cell[3].equals("rtl") ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT,
            several(COMMA, cell[4]),
            Language.Use.valueOf(cell[5].toUpperCase(Locale.ROOT)),
            several(COMMA, cell[8]));
    return new Row(
        language,
        cell[6],
        cell[7],
        several(COMMA, cell[9]),
        several(COMMA, cell[10]),
        several(COMMA, cell[11]),
        several(BLANK, cell[12]),
        cell[13],
        several(COMMA, cell[14]));
  }

  private static List<String> several(Pattern between, String cell) {
    return cell.isEmpty() ? List.of() : List.of(between.split(cell));
  }
}
