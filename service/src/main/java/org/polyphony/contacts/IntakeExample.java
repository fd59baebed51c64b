package org.polyphony.contacts;

import java.util.List;

/**
 * A row of a stage, as somebody looks at it before it is written.
 *
 * @param line of the file
 * @param name as the file has it
 * @param changes what the row would set or change; empty where it brings nothing new
 */
public record IntakeExample(
    IntakeStage.Verdict verdict, long line, String name, List<Change> changes) {

  /**
   * One value that the row brings.
   *
   * @param field a field of an import, {@code fact}, or {@code twin}: the line that names the same
   *     person
   * @param detail what the fact is called; empty for other fields
   * @param before what stands there now; empty for nothing
   * @param after what would stand there; times as {@code 2001-02-03}, languages as tags
   */
  public record Change(String field, String detail, String before, String after) {}

  /**
   * How many people of a file speak a language, by what the file says.
   *
   * @param language a tag; {@code und} where the file says nothing
   * @param rows twins left out
   */
  public record Spoken(String language, long rows) {}
}
