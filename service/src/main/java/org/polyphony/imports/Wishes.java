package org.polyphony.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said about a file; it wins over what is found.
 *
 * @param encoding the name of a character set, or null to find it
 * @param delimiter one character, or null to find it
 * @param header whether the first row names the columns, or null to find out
 * @param fields what each column means, from left to right, or null to find out
 * @param mapping the name of a saved mapping, or null for none
 */
public record Wishes(
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable Boolean header,
    @Nullable List<String> fields,
    @Nullable String mapping) {

  /** Nothing was said. */
  public static final Wishes NONE = new Wishes(null, null, null, null, null);
}
