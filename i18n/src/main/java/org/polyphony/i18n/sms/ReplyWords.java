package org.polyphony.i18n.sms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyphony.i18n.Folding;
import org.polyphony.i18n.PlainAnswers;

/**
 * What people write back: words that mean something by themselves, in whatever language they come,
 * and sentences that may mean that no more texts are wanted. A word is added by a line in {@code
 * reply-words.tsv}, and not by code.
 *
 * <p>That a word in any language is enough: 47 CFR 64.1200(a)(10), "any reasonable manner".
 */
public final class ReplyWords {

  /** What a whole text can mean. */
  public enum Meaning {
    STOP,
    START,
    HELP,
    YES
  }

  /**
   * A line of the list.
   *
   * @param meaning {@code stop}, {@code start}, {@code help} or {@code like_stop}
   * @param likely of {@code like_stop}: 1 to 100; else 0
   * @param reviewed whether somebody who speaks the language has read it
   */
  public record Word(String meaning, String tag, String text, int likely, boolean reviewed) {}

  private static final int COLUMNS = 5;
  private static final int LONGEST_ANSWER = 60;
  private static final String LIKE_STOP = "like_stop";

  private static final List<Word> WORDS = read();
  private static final Map<String, Meaning> WHOLE = whole();
  private static final Map<String, Integer> WITHIN = within();

  private ReplyWords() {}

  /** Every line, in the order of the list. */
  public static List<Word> all() {
    return WORDS;
  }

  /** What a text means that is one of the words and nothing else; empty for any other text. */
  public static Optional<Meaning> meaning(String text) {
    return text.length() > LONGEST_ANSWER
        ? Optional.empty()
        : Optional.ofNullable(WHOLE.get(plain(text)));
  }

  /** How likely a text asks for no more texts, of 100; 0 where nothing in it says so. */
  public static int likeStop(String text) {
    String spaced = " " + plain(text) + " ";
    int likely = 0;
    for (Map.Entry<String, Integer> phrase : WITHIN.entrySet()) {
      if (phrase.getValue() > likely && contains(spaced, phrase.getKey())) {
        likely = phrase.getValue();
      }
    }
    return likely;
  }

  /** Scripts that put no space between words are looked through letter by letter. */
  private static boolean contains(String spaced, String phrase) {
    int first = phrase.codePointAt(0);
    boolean spaces =
        switch (Character.UnicodeScript.of(first)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL, KHMER, LAO, THAI, ARABIC -> false;
          default -> true;
        };
    return spaced.contains(spaces ? " " + phrase + " " : phrase)
        || (spaces && spaced.contains(" " + phrase) && phrase.indexOf(' ') > 0);
  }

  /** Folded, with nothing but letters, digits, apostrophes and single spaces. */
  private static String plain(String text) {
    String folded = Folding.fold(text.replace('\u2019', '\''));
    StringBuilder plain = new StringBuilder();
    boolean space = false;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      boolean counts =
          Character.isLetterOrDigit(c)
              || c == '\''
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.getType(c) == Character.COMBINING_SPACING_MARK;
      if (counts) {
        if (space && plain.length() > 0) {
          plain.append(' ');
        }
        plain.appendCodePoint(c);
      }
      space = !counts;
    }
    return plain.toString();
  }

  private static Map<String, Meaning> whole() {
    Map<String, Meaning> whole = new HashMap<>();
    for (Word word : WORDS) {
      if (!word.meaning().equals(LIKE_STOP)) {
        whole.putIfAbsent(
            plain(word.text()), Meaning.valueOf(word.meaning().toUpperCase(Locale.ROOT)));
      }
    }
    for (String tag : PlainAnswers.tags()) {
      PlainAnswers.of(tag, "yes")
          .ifPresent(yes -> whole.putIfAbsent(plain(yes.text()), Meaning.YES));
    }
    return whole;
  }

  private static Map<String, Integer> within() {
    Map<String, Integer> within = new HashMap<>();
    for (Word word : WORDS) {
      if (word.meaning().equals(LIKE_STOP)) {
        within.merge(plain(word.text()), word.likely(), Math::max);
      }
    }
    return within;
  }

  private static List<Word> read() {
    try (InputStream stream = ReplyWords.class.getResourceAsStream("reply-words.tsv")) {
      if (stream == null) {
        throw new IllegalStateException("reply-words.tsv is not on the class path");
      }
      List<Word> words = new ArrayList<>();
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .forEach(line -> words.add(word(line.split("\t", -1))));
      return List.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Word word(String[] cells) {
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("reply-words.tsv: " + String.join(" ", cells));
    }
    return new Word(
        cells[0],
        cells[1],
        cells[2],
        cells[3].isEmpty() ? 0 : Integer.parseInt(cells[3]),
        cells[4].equals("reviewed"));
  }
}
