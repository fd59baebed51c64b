package org.polyphony.i18n.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Unit;

/**
 * Writes {@code .properties} in UTF-8 whose values are ICU messages. What the format has no place
 * for (the source, the state, notes, the pronunciation) stands in comments above each key, one a
 * line, {@code # state: reviewed}, which {@link PropertiesReader} reads again.
 */
public final class PropertiesWriter {
  static final String LANGUAGE = "language";
  static final String SOURCE_LANGUAGE = "source-language";
  static final String SCRIPT = "script";
  static final String SOURCE = "source";
  static final String STATE = "state";
  static final String PRONUNCIATION = "pronunciation";

  private PropertiesWriter() {}

  /** Writes a file with both languages named. */
  public static void write(TranslationFile file, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    comment(text, SCRIPT, file.original());
    comment(text, LANGUAGE, String.valueOf(file.target()));
    comment(text, SOURCE_LANGUAGE, String.valueOf(file.source()));
    for (Unit unit : file.units()) {
      text.append('\n');
      comment(text, SOURCE, String.valueOf(unit.source()));
      comment(text, STATE, unit.state().wire());
      if (!unit.pronunciation().isEmpty()) {
        comment(text, PRONUNCIATION, unit.pronunciation());
      }
      for (Note note : unit.notes()) {
        comment(text, named(note), note.text());
      }
      text.append(escaped(unit.key(), true)).append(" = ").append(escaped(unit.text(), false));
      text.append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String named(Note note) {
    String category = note.category().isEmpty() ? Note.COMMENT : note.category();
    return note.id().isEmpty() ? category : category + " " + note.id();
  }

  private static void comment(StringBuilder text, String name, String value) {
    String oneLine = value.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    text.append("# ").append(name).append(": ").append(oneLine).append('\n');
  }

  private static String escaped(String value, boolean key) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\f' -> text.append("\\f");
        case ' ' -> text.append(key || i == 0 ? "\\ " : " ");
        case '=', ':', '#', '!' -> text.append(key ? "\\" : "").append(c);
        default -> {
          if (c < ' ' || Character.isSurrogate(c) && !isPaired(value, i)) {
            text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
