package org.polyphony.i18n.sms;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text message as it goes out, and what it takes.
 *
 * @param text in NFC, without marks of direction that turn nothing round
 * @param encoding the one that has all its letters
 * @param units that are counted: of seven bits or of sixteen
 * @param parts the text cut as carriers cut it, never inside a letter; empty for an empty text.
 *     Each is billed
 * @param obstacles the letters for which it cannot be sent in {@link SmsEncoding#GSM_7}, each once,
 *     in the order of the text
 */
public record SmsText(
    String text, SmsEncoding encoding, int units, List<String> parts, List<Obstacle> obstacles) {

  public SmsText {
    parts = List.copyOf(parts);
    obstacles = List.copyOf(obstacles);
  }

  /**
   * A letter that {@link SmsEncoding#GSM_7} does not have.
   *
   * @param position where it stands first: the offset in {@link SmsText#text}, in UTF-16 units
   * @param letter the character
   * @param times how often it stands there
   * @param plain what can stand for it, which may be nothing at all; empty where nothing can
   */
  public record Obstacle(int position, String letter, int times, Optional<String> plain) {}

  /** How many parts are billed; 0 for an empty text. */
  public int segments() {
    return parts.size();
  }

  /**
   * A text as it was written.
   *
   * @param text in any normal form
   */
  public static SmsText of(String text) {
    return measured(Normalizer2.getNFCInstance().normalize(undirected(text)));
  }

  /** The same with plain quotation marks, dashes and spaces, where that makes it cheaper. */
  public static SmsText smart(String text) {
    SmsText written = of(text);
    if (written.obstacles.stream().allMatch(obstacle -> obstacle.plain().isPresent())) {
      return measured(
          written
              .text
              .codePoints()
              .mapToObj(
                  c -> Gsm.units(c) > 0 ? Character.toString(c) : PlainLetters.of(c).orElseThrow())
              .collect(Collectors.joining()));
    }
    return written;
  }

  private static SmsText measured(String text) {
    List<Obstacle> obstacles = obstacles(text);
    SmsEncoding encoding = obstacles.isEmpty() ? SmsEncoding.GSM_7 : SmsEncoding.UCS_2;
    int units = units(encoding, text);
    List<String> parts =
        units == 0 ? List.of() : units <= encoding.alone() ? List.of(text) : parts(encoding, text);
    return new SmsText(text, encoding, units, parts, obstacles);
  }

  private static List<Obstacle> obstacles(String text) {
    Map<Integer, Obstacle> found = new LinkedHashMap<>();
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (Gsm.units(c) == 0) {
        Obstacle first = new Obstacle(at, Character.toString(c), 1, PlainLetters.of(c));
        found.merge(
            c,
            first,
            (seen, again) -> new Obstacle(seen.position, seen.letter, seen.times + 1, seen.plain));
      }
      at += Character.charCount(c);
    }
    return List.copyOf(found.values());
  }

  /** As many whole letters in each part as fit; a letter longer than a part is cut after all. */
  private static List<String> parts(SmsEncoding encoding, String text) {
    BreakIterator letters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    letters.setText(text);
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int room = encoding.inParts();
    int start = letters.first();
    for (int end = letters.next(); end != BreakIterator.DONE; start = end, end = letters.next()) {
      for (String piece : fitting(encoding, text.substring(start, end))) {
        int units = units(encoding, piece);
        if (units > room) {
          parts.add(part.toString());
          part.setLength(0);
          room = encoding.inParts();
        }
        part.append(piece);
        room -= units;
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static List<String> fitting(SmsEncoding encoding, String letter) {
    return units(encoding, letter) <= encoding.inParts()
        ? List.of(letter)
        : letter.codePoints().mapToObj(Character::toString).toList();
  }

  private static int units(SmsEncoding encoding, String text) {
    return encoding == SmsEncoding.UCS_2 ? text.length() : text.codePoints().map(Gsm::units).sum();
  }

  /** Where nothing runs from right to left, marks of direction do nothing but cost. */
  private static String undirected(String text) {
    boolean right =
        text.codePoints()
            .anyMatch(
                c ->
                    switch (Character.getDirectionality(c)) {
                      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                          Character.DIRECTIONALITY_ARABIC_NUMBER ->
                          c != '\u200F' && c != '\u061C';
                      default -> false;
                    });
    return right ? text : text.replaceAll("[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]", "");
  }
}
