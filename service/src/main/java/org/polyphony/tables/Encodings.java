package org.polyphony.tables;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the encoding of a file: its mark, else UTF-8 where all of it is that, else a guess that a
 * person confirms. Detection by statistics is right for the great encodings of Asia and wrong for
 * Windows' own at the size of a contact file, so those are told apart by the words that names are
 * made of.
 */
public final class Encodings {

  /** UTF-8 that somebody has taken for Windows-1252 and written as UTF-8 once more. */
  public static final String TWICE = TwiceEncoded.NAME;

  /** What a person can choose from, the usual ones first. */
  public static final List<String> CHOICES =
      List.of(
          "UTF-8",
          "UTF-16LE",
          "UTF-16BE",
          "windows-1252",
          "windows-1258",
          "windows-1251",
          "windows-1256",
          "GB18030",
          "Big5",
          "EUC-KR",
          "Shift_JIS",
          "KOI8-R",
          "x-MacRoman",
          TWICE);

  private static final String WORDS_OF_SPANISH =
      "josé|maría|muñoz|peña|lópez|garcía|pérez|gonzález|martínez|rodríguez|hernández|niño|español|año";

  // With a capital at the beginning, or all of them: Arabic read so has them anywhere.
  private static final String WORDS_OF_RUSSIAN =
      "(?-iu:[А-ЯЁІЇЄҐ]?[а-яёіїєґ]{2,}|[А-ЯЁІЇЄҐ]{3,})(?!\\p{L})";

  // What columns of short lists are called, and what stands in them.
  private static final String WORDS_OF_CHINESE =
      "姓名|名字|全名|姓氏|电话|電話|手机|手機|语言|語言|地址|住址|城市|邮编|備註|备注" + "|中文|普通[话話]|国语|國語|广东话|廣東話|粤语|粵語|英[语文語]";

  /**
   * Words that only the right encoding brings out, in NFC.
   *
   * @param encoding of two that tell as much, the one that stands first here
   */
  private record Telling(String encoding, Pattern words) {}

  private static final List<Telling> WORDS =
      List.of(
          new Telling(
              "windows-1258",
              words(
                  "nguyễn|trần|lê|phạm|huỳnh|hoàng|võ|vũ|đặng|bùi|đỗ|hồ|ngô|dương|lý|thị|tiếng|việt|đình")),
          new Telling("windows-1252", words(WORDS_OF_SPANISH)),
          new Telling("x-MacRoman", words(WORDS_OF_SPANISH)),
          new Telling("windows-1251", words(WORDS_OF_RUSSIAN)),
          new Telling("KOI8-R", words(WORDS_OF_RUSSIAN)),
          new Telling("windows-1256", words("[ء-ي]{3,}")),
          new Telling(
              "GB18030", words(WORDS_OF_CHINESE + "|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗][\\u4e00-\\u9fff]{1,2}")),
          new Telling(
              "Big5", words(WORDS_OF_CHINESE + "|[王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅][\\u4e00-\\u9fff]{1,2}")),
          new Telling("EUC-KR", words("[김이박최정강조윤장임][가-힣]{1,3}")),
          new Telling("Shift_JIS", words("[ぁ-んァ-ン]{2,}|[田山川村中本藤井野木][\\u4e00-\\u9fff]?")));

  /** Those of one alphabet, between which only words tell. */
  private static final Set<String> LATIN = Set.of("windows-1252", "windows-1258", "x-MacRoman");

  private Encodings() {}

  /** An encoding, and whether there can be no doubt. */
  record Guess(String encoding, boolean sure) {}

  /** The encoding of a file that begins with these bytes. */
  static Guess find(byte[] head) {
    if (startsWith(head, 0xff, 0xfe)) {
      return new Guess("UTF-16LE", true);
    }
    if (startsWith(head, 0xfe, 0xff)) {
      return new Guess("UTF-16BE", true);
    }
    String wide = WideText.find(head);
    if (!wide.isEmpty()) {
      return new Guess(wide, true);
    }
    if (!isText(head)) {
      throw new Unreadable("not_a_table", Map.of("kind", "other"));
    }
    boolean marked = startsWith(head, 0xef, 0xbb, 0xbf);
    if (!marked && !isUtf8(head)) {
      return legacy(head);
    }
    return TwiceEncoded.isLikely(preview(head, "UTF-8"))
        ? new Guess(TWICE, false)
        : new Guess("UTF-8", true);
  }

  /** The likeliest encoding of bytes that are no UTF-8. */
  static Guess legacy(byte[] sample) {
    String best = "windows-1252";
    double bestScore = 0.5;
    for (Telling candidate : WORDS) {
      double score = score(sample, candidate.encoding(), candidate.words());
      if (score > bestScore) {
        best = candidate.encoding();
        bestScore = score;
      }
    }
    return new Guess(best, false);
  }

  /** Decodes strictly: a byte that cannot be is an error, not a question mark. */
  static CharsetDecoder decoder(String encoding) {
    return charset(encoding)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * The text of a beginning, as far as it can be read; a character cut off at its end is left out.
   */
  static String preview(byte[] head, String encoding) {
    CharsetDecoder decoder =
        charset(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer text = CharBuffer.allocate(head.length + 16);
    decoder.decode(ByteBuffer.wrap(head), text, false);
    String read = text.flip().toString();
    return read.startsWith("\ufeff") ? read.substring(1) : read;
  }

  private static boolean isUtf8(byte[] head) {
    CharsetDecoder decoder = decoder("UTF-8");
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false);
    return !result.isError();
  }

  /** How many telling words there are for each letter that is not ASCII. */
  private static double score(byte[] sample, String encoding, Pattern words) {
    String text;
    try {
      text = decoder(encoding).decode(ByteBuffer.wrap(sample)).toString();
    } catch (CharacterCodingException e) {
      return 0;
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    long strange = composed.chars().filter(c -> c > 0x7f).count();
    long told =
        words
            .matcher(composed)
            .results()
            .mapToLong(word -> word.group().chars().filter(c -> c > 0x7f).count())
            .sum();
    boolean wide = !LATIN.contains(encoding);
    // In an alphabet of its own every letter counts; between two Latin ones only the words tell.
    return strange == 0 ? 0 : wide ? (double) told / strange : 0.5 + (double) told / strange;
  }

  /** Not many control characters; a lone zero is an accident that many a file has. */
  private static boolean isText(byte[] head) {
    int zeros = 0;
    int controls = 0;
    for (byte b : head) {
      boolean usual = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == 0x1a;
      zeros += b == 0 ? 1 : 0;
      controls += b > 0 && b < ' ' && !usual ? 1 : 0;
    }
    return controls * 50L <= head.length && zeros * 10L <= head.length;
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** What each cell goes through after decoding. */
  static UnaryOperator<String> afterDecoding(String encoding) {
    return switch (encoding) {
      // It writes the tones of Vietnamese as marks of their own.
      case "windows-1258" -> cell -> Normalizer.normalize(cell, Normalizer.Form.NFC);
      case TWICE -> TwiceEncoded::repaired;
      default -> UnaryOperator.identity();
    };
  }

  /** The name of a character set that this machine knows and a person may ask for. */
  public static boolean isChoice(String encoding) {
    return CHOICES.contains(encoding);
  }

  private static Charset charset(String encoding) {
    return Charset.forName(encoding.equals(TWICE) ? "UTF-8" : encoding);
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{M}])(?:" + alternatives + ")",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
