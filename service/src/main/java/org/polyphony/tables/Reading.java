package org.polyphony.tables;

/**
 * How a table is written down.
 *
 * @param encoding the name of a character set or {@code UTF-8-twice}; empty for a workbook
 * @param sure false where the encoding is a guess that a person should look at
 * @param delimiter one character; empty for a workbook
 * @param sheet the name of a sheet of a workbook; empty for text
 */
public record Reading(String encoding, boolean sure, String delimiter, String sheet) {

  /** A sheet of a workbook, where nothing is left to guess. */
  static Reading ofSheet(String name) {
    return new Reading("", true, "", name);
  }

  /** The same with another encoding, which is a guess. */
  public Reading guessed(String other) {
    return new Reading(other, false, delimiter, sheet);
  }

  /** Whether it is a sheet of a workbook. */
  public boolean isSheet() {
    return encoding.isEmpty();
  }
}
