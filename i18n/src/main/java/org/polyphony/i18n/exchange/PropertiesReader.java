package org.polyphony.i18n.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.i18n.exchange.UnreadableFile.Reason;

/**
 * Reads {@code .properties} as {@link java.util.Properties#load} does, and also tells where each
 * key stands and what its comments say.
 */
public final class PropertiesReader {
  private static final Pattern COMMENT =
      Pattern.compile("^[#!]\\s*([a-z][a-z-]*)(?: ([A-Za-z0-9-]+))?: ?(.*)$", Pattern.DOTALL);

  private final List<PropertyLine> lines;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> above = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private PropertiesReader(List<PropertyLine> lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @param file whole: the caller has seen to its size
   * @throws UnreadableFile where it is not UTF-8, or far too long
   */
  public static TranslationFile read(byte[] file) throws UnreadableFile {
    return new PropertiesReader(PropertyLine.of(decoded(file))).file();
  }

  private static String decoded(byte[] file) throws UnreadableFile {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(file);
    CharBuffer text = CharBuffer.allocate(file.length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    String read = text.toString();
    if (result.isError()) {
      int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
      throw new UnreadableFile(
          Reason.NOT_UTF8, line, read.length() - read.lastIndexOf('\n'), Map.of());
    }
    return read.startsWith("\uFEFF") ? read.substring(1) : read;
  }

  private TranslationFile file() throws UnreadableFile {
    for (PropertyLine line : lines) {
      if (line.isComment()) {
        comment(line.text());
      } else if (line.isBlank()) {
        blank();
      } else {
        if (units.size() == TranslationFile.MOST_UNITS) {
          throw new UnreadableFile(
              Reason.TOO_MANY_UNITS, line.number(), 1, Map.of("most", TranslationFile.MOST_UNITS));
        }
        units.add(unit(line));
        above.clear();
        notes.clear();
      }
    }
    return new TranslationFile(
        header.getOrDefault(PropertiesWriter.SCRIPT, ""),
        header.get(PropertiesWriter.SOURCE_LANGUAGE),
        header.get(PropertiesWriter.LANGUAGE),
        units);
  }

  private void comment(String line) {
    Matcher named = COMMENT.matcher(line);
    if (!named.matches()) {
      return;
    }
    String name = named.group(1);
    String id = named.group(2) == null ? "" : named.group(2);
    String value = unescaped(named.group(3));
    if (Note.COMMENT.equals(name) || Note.CONTEXT.equals(name)) {
      notes.add(new Note(id, name, value));
    } else {
      above.put(name, value);
    }
  }

  /** A comment is one line: its line breaks are written as {@code \\n}. */
  private static String unescaped(String oneLine) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < oneLine.length(); i++) {
      char c = oneLine.charAt(i);
      if (c == '\\' && i + 1 < oneLine.length()) {
        char next = oneLine.charAt(++i);
        text.append(next == 'n' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** What stands above the first key with a blank line below it is about the file. */
  private void blank() {
    if (units.isEmpty()) {
      above.forEach(header::putIfAbsent);
    }
    above.clear();
    notes.clear();
  }

  private Unit unit(PropertyLine line) {
    PropertyLine.Pair pair = line.pair();
    if (units.isEmpty()) {
      above.forEach(header::putIfAbsent);
    }
    boolean first = keys.add(pair.key());
    Progress usual = pair.value().isEmpty() ? Progress.INITIAL : Progress.TRANSLATED;
    return new Unit(
        line.number(),
        pair.key(),
        above.get(PropertiesWriter.SOURCE),
        pair.value(),
        Progress.of(above.get(PropertiesWriter.STATE), usual),
        above.getOrDefault(PropertiesWriter.PRONUNCIATION, ""),
        notes,
        fault(pair, first));
  }

  private static @Nullable String fault(PropertyLine.Pair pair, boolean first) {
    if (!first) {
      return "unit_twice";
    }
    return pair.broken() ? "unit_escape" : null;
  }
}
