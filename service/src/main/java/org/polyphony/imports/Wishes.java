package org.polyphony.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.tables.Tables;

/**
 * What a person has said about a file; it wins over what is found.
 *
 * @param encoding the name of a character set, or null to find it
 * @param delimiter one character, or null to find it
 * @param header whether the first row names the columns, or null to find out
 * @param fields what each column means, from left to right, or null to find out
 * @param mapping the name of a saved mapping, or null for none
 * @param sheet the name of a sheet of a workbook, or null for the one that has the table
 * @param meanings by field, what a value means: {@code H} is {@code hmn}; or null to find out
 */
public record Wishes(
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable Boolean header,
    @Nullable List<String> fields,
    @Nullable String mapping,
    @Nullable String sheet,
    @Nullable Map<String, Map<String, String>> meanings) {

  /** Nothing was said. */
  public static final Wishes NONE = new Wishes(null, null, null, null, null);

  @JsonCreator
  public Wishes {}

  /** About a table of one sheet whose values speak for themselves. */
  public Wishes(
      @Nullable String encoding,
      @Nullable String delimiter,
      @Nullable Boolean header,
      @Nullable List<String> fields,
      @Nullable String mapping) {
    this(encoding, delimiter, header, fields, mapping, null, null);
  }

  Wishes sheet(@Nullable String name) {
    return new Wishes(encoding, delimiter, header, fields, mapping, name, meanings);
  }

  Wishes meaning(@Nullable Map<String, Map<String, String>> values) {
    return new Wishes(encoding, delimiter, header, fields, mapping, sheet, values);
  }

  Tables.Asked asked() {
    return new Tables.Asked(encoding, delimiter, sheet);
  }
}
