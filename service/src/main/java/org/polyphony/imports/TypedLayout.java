package org.polyphony.imports;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file is to be read, as the form on its page has it. */
final class TypedLayout {

  private TypedLayout() {}

  static Wishes wishes(MultivaluedMap<String, String> typed) {
    String sheet = typed.getFirst("sheet");
    if (sheet != null && !sheet.equals(typed.getFirst("sheet-shown"))) {
      // What was said of the columns was said of those of another sheet.
      return Wishes.NONE.sheet(sheet);
    }
    boolean again = typed.getFirst("reread") != null;
    Wishes wishes =
        new Wishes(
            typed.getFirst("encoding"),
            typed.getFirst("delimiter"),
            "yes".equals(typed.getFirst("header")),
            again ? null : typed.get("field"),
            null);
    return wishes.sheet(sheet).meaning(again ? null : meanings(typed));
  }

  /** Three fields a value: which, how it is written, what it means. */
  private static @Nullable Map<String, Map<String, String>> meanings(
      MultivaluedMap<String, String> typed) {
    List<String> fields = typed.get("value-field");
    List<String> values = typed.get("value");
    List<String> means = typed.get("value-means");
    if (fields == null || values == null || means == null) {
      return null;
    }
    Map<String, Map<String, String>> meanings = new HashMap<>();
    int whole = Math.min(fields.size(), Math.min(values.size(), means.size()));
    for (int i = 0; i < whole; i++) {
      if (!means.get(i).isEmpty()) {
        meanings
            .computeIfAbsent(fields.get(i), field -> new HashMap<>())
            .put(Values.folded(values.get(i)), means.get(i));
      }
    }
    return meanings;
  }
}
