package org.polyphony.i18n;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/**
 * Folds a name for search: without case, diacritics and doubled spaces. Letters of other scripts
 * stay what they are; the original is the caller's to keep.
 */
public final class Folding {

  private Folding() {}

  /**
   * The folded form, for comparing and prefix search only.
   *
   * <p>Marks are taken off Latin, Greek and Cyrillic letters and off Arabic and Hebrew ones (where
   * they are optional vowels), never off Khmer, Devanagari and the like, where they carry the word.
   * {@code đ}, {@code ł}, {@code ø} and their kin have no decomposition and are mapped by hand.
   */
  public static String fold(String text) {
    return isAscii(text) ? foldAscii(text) : foldUnicode(text);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e || text.charAt(i) < ' ') {
        return false;
      }
    }
    return true;
  }

  /** The same, without the tables of Unicode: an import folds every name, and most are plain. */
  private static String foldAscii(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        continue;
      }
      if (i > 0 && text.charAt(i - 1) == ' ' && result.length() > 0) {
        result.append(' ');
      }
      result.append(c == '`' ? '\'' : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return result.toString();
  }

  private static String foldUnicode(String text) {
    String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text);
    String decomposed = Normalizer2.getNFDInstance().normalize(folded);
    StringBuilder result = new StringBuilder(decomposed.length());
    boolean space = false;
    boolean strippable = false;
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (UCharacter.isUWhiteSpace(c)) {
        space = result.length() > 0;
        continue;
      }
      if (isMark(c)) {
        if (!strippable) {
          result.appendCodePoint(c);
        }
        continue;
      }
      strippable = losesMarks(c);
      if (space) {
        result.append(' ');
        space = false;
      }
      appendBase(result, c);
    }
    return Normalizer2.getNFCInstance().normalize(result);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean losesMarks(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON -> true;
      default -> false;
    };
  }

  private static void appendBase(StringBuilder result, int c) {
    switch (c) {
      case 'đ', 'ð' -> result.append('d');
      case 'ł' -> result.append('l');
      case 'ø' -> result.append('o');
      case 'ħ' -> result.append('h');
      case 'ŧ' -> result.append('t');
      case 'ı' -> result.append('i');
      case 'æ' -> result.append("ae");
      case 'œ' -> result.append("oe");
      case 'þ' -> result.append("th");
      case '\u2018', '\u2019', '\u02bb', '\u02bc', '`' -> result.append('\'');
      default -> result.appendCodePoint(c);
    }
  }
}
