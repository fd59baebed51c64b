package org.polyphony.imports;

import java.util.List;
import org.jdbi.v3.json.Json;

/**
 * What a person sees beside the counts before they decide.
 *
 * @param examples a few rows of each verdict
 * @param languages how many rows name which language, the most frequent first; empty where rows are
 *     not people
 * @param strangers how many rows carry a number of ours that is nobody's in the organization
 */
public record Preview(
    @Json List<Example> examples, @Json List<Language> languages, long strangers) {

  /** Of a target that has nothing to show. */
  static final Preview NONE = new Preview(List.of(), List.of(), 0);

  /**
   * A row of the file.
   *
   * @param name of whom or what it is about
   * @param changes empty where it brings nothing new
   */
  public record Example(
      ImportTarget.Verdict verdict, long line, String name, List<Change> changes) {}

  /**
   * A value that a row brings.
   *
   * @param field one of {@link ImportTarget#fields}, or {@code twin}: another line of the file
   * @param detail what the column of a fact is called, else empty
   * @param before empty for nothing
   */
  public record Change(String field, String detail, String before, String after) {}

  /**
   * @param language a tag; {@code und} where the file does not say
   */
  public record Language(String language, long rows) {}
}
