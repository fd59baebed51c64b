package org.polyphony.i18n.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;

/** A unit while it is read: its segments become one text again. */
final class XliffUnit {
  private static final int HEX = 16;

  private final int line;
  private final String key;
  private final Map<String, String> data = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private String pronunciation = "";
  private boolean lost;

  /** A segment, or what stands between two of them. */
  private static final class Part {
    private final boolean ignorable;
    private final Progress state;
    private String source = "";
    private @Nullable String target;
    private int order;

    Part(boolean ignorable, Progress state, int order) {
      this.ignorable = ignorable;
      this.state = state;
      this.order = order;
    }

    /** What stands between two segments may be left out of the translation. */
    @Nullable String words() {
      return target == null && ignorable ? source : target;
    }
  }

  XliffUnit(int line, String key) {
    this.line = line;
    this.key = key;
  }

  String key() {
    return key;
  }

  void note(@Nullable String id, @Nullable String category, String text) {
    if (XliffWriter.PRONUNCIATION.equals(category)) {
      pronunciation = text.strip();
    } else {
      notes.add(new Note(id == null ? "" : id, category == null ? "" : category, text.strip()));
    }
  }

  void data(String id, String text) {
    data.put(id, text);
  }

  @Nullable String data(@Nullable String id) {
    return id == null ? null : data.get(id);
  }

  void segment(@Nullable String state) {
    parts.add(new Part(false, Progress.of(state, Progress.INITIAL), parts.size() + 1));
  }

  void ignorable() {
    parts.add(new Part(true, Progress.FINAL, parts.size() + 1));
  }

  void source(String words) {
    if (!parts.isEmpty()) {
      parts.get(parts.size() - 1).source = words;
    }
  }

  void target(String words, @Nullable String order) {
    if (!parts.isEmpty()) {
      Part part = parts.get(parts.size() - 1);
      part.target = words;
      part.order = number(order, 10, part.order);
    }
  }

  /** A code whose meaning nobody knows stood in a text. */
  void lose() {
    lost = true;
  }

  /** A character that XML cannot hold, by its number. */
  String character(@Nullable String hex) {
    int number = number(hex, HEX, -1);
    if (!Character.isValidCodePoint(number)) {
      lose();
      return "";
    }
    return Character.toString(number);
  }

  private static int number(@Nullable String digits, int radix, int otherwise) {
    try {
      return digits == null ? otherwise : Integer.parseInt(digits, radix);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  Unit finished(boolean twice) {
    StringBuilder source = new StringBuilder();
    parts.forEach(part -> source.append(part.source));
    List<Part> segments = parts.stream().filter(part -> !part.ignorable).toList();
    long translated = segments.stream().filter(XliffUnit::isTranslated).count();
    StringBuilder text = new StringBuilder();
    if (translated > 0) {
      parts.stream()
          .sorted(Comparator.comparingInt(part -> part.order))
          .forEach(part -> text.append(part.words() == null ? "" : part.words()));
    }
    Progress state =
        segments.stream()
            .map(part -> part.state)
            .min(Comparator.naturalOrder())
            .orElse(Progress.INITIAL);
    return new Unit(
        line,
        key,
        source.toString(),
        text.toString(),
        state,
        pronunciation,
        notes,
        fault(twice, translated > 0 && translated < segments.size()));
  }

  private static boolean isTranslated(Part part) {
    String target = part.target;
    return target != null && (!target.isBlank() || part.source.isBlank());
  }

  private @Nullable String fault(boolean twice, boolean inPart) {
    if (twice) {
      return "unit_twice";
    }
    if (lost) {
      return "unit_code_lost";
    }
    return inPart ? "unit_in_part" : null;
  }
}
