package org.polyphony.tables;

/**
 * A cell without what nobody can see and what makes text look like something else: marks that turn
 * the direction of writing (Unicode Technical Report 36, 2.5), control characters, halves of
 * characters. The joiners of Persian and of Indian scripts stay.
 */
final class PlainText {

  private PlainText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text, i)) {
        return filtered(text, i);
      }
    }
    return text;
  }

  private static String filtered(String text, int from) {
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      if (isPlain(text, i)) {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isPlain(String text, int at) {
    char c = text.charAt(at);
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    if (c < 0x7f) {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    boolean control = c < 0xa0;
    boolean mark = c == 0x200b || c == 0x200e || c == 0x200f || c == 0x061c || c == 0xfeff;
    boolean override = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    boolean nothing = c >= 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    return !control && !mark && !override && !nothing;
  }
}
