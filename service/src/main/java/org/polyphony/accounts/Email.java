package org.polyphony.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses, which are names to sign in with here: none is ever written to. */
final class Email {

  // Whether it exists only the post can say; this catches a name or a number typed into the wrong
  // field.
  private static final Pattern SHAPE = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)*");
  private static final int LENGTH_AT_MOST = 254;

  private Email() {}

  static boolean isOne(String text) {
    return text.length() <= LENGTH_AT_MOST && SHAPE.matcher(text).matches();
  }

  /** Without the blanks that a phone's keyboard adds; null for nothing. */
  static @Nullable String asWritten(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** For comparing: case does not count, whatever RFC 5321 says of the part before the @. */
  static @Nullable String folded(@Nullable String text) {
    String written = asWritten(text);
    return written == null
        ? null
        : Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
