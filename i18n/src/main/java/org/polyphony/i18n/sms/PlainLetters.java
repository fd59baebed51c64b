package org.polyphony.i18n.sms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signs that look much like a letter of {@link SmsEncoding#GSM_7} and make a whole message twice as
 * dear: quotation marks, dashes and spaces as word processors set them. Letters with marks are not
 * among them: they are how a language is written.
 */
final class PlainLetters {
  private static final Map<Integer, String> PLAIN = new HashMap<>();

  static {
    plain("'", "\u2018\u2019\u201A\u201B\u2032\u2035\u02BB\u02BC\u02B9\u00B4`\u2039\u203A");
    plain("\"", "\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB");
    plain("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00B7");
    plain("...", "\u2026");
    plain("/", "\u2044\u2215");
    plain("*", "\u2217");
    plain(":", "\u2236");
    plain("~", "\u223C");
    plain(
        " ",
        "\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");
    plain("\n", "\u2028\u2029");
    plain("", "\u00AD\u200B\u2060\uFEFF");
  }

  private PlainLetters() {}

  /** What can stand for a character; empty where nothing can. */
  static Optional<String> of(int codePoint) {
    return Optional.ofNullable(PLAIN.get(codePoint));
  }

  private static void plain(String plain, String signs) {
    signs.codePoints().forEach(sign -> PLAIN.put(sign, plain));
  }
}
