package org.polyphony.tables;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Tells UTF-16 without a mark by what every table has: line breaks, digits, delimiters. */
final class WideText {

  private static final String OF_TABLES = "\r\n\t,;|\" 0123456789";

  /** So much of a table is such characters, whatever its language. */
  private static final double SHARE = 0.03;

  private WideText() {}

  /** {@code UTF-16LE}, {@code UTF-16BE}, or empty where it is neither. */
  static String find(byte[] head) {
    double little = share(head, 0);
    double big = share(head, 1);
    if (little > SHARE && little > 4 * big && breaks(head, 0) && decodes(head, "UTF-16LE")) {
      return "UTF-16LE";
    }
    boolean other = big > SHARE && big > 4 * little && breaks(head, 1);
    return other && decodes(head, "UTF-16BE") ? "UTF-16BE" : "";
  }

  /** How many pairs of bytes are a character of tables with a zero beside it. */
  private static double share(byte[] head, int at) {
    int count = 0;
    for (int i = 0; i + 1 < head.length; i += 2) {
      boolean telling = head[i + 1 - at] == 0 && OF_TABLES.indexOf(head[i + at]) >= 0;
      count += telling ? 1 : 0;
    }
    return count / Math.max(1.0, head.length / 2.0);
  }

  /** Whether lines end in pairs of bytes: a text with stray zeros has ordinary line breaks. */
  private static boolean breaks(byte[] head, int at) {
    int all = 0;
    int wide = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == '\n' || head[i] == '\r') {
        all++;
        int other = i + 1 - 2 * at;
        boolean paired = i % 2 == at && other >= 0 && other < head.length && head[other] == 0;
        wide += paired ? 1 : 0;
      }
    }
    return wide > 0 && 2 * wide >= all;
  }

  private static boolean decodes(byte[] head, String encoding) {
    CharBuffer text = CharBuffer.allocate(head.length);
    return !Charset.forName(encoding)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(head), text, false)
        .isError();
  }
}
