package org.polyphony.tables;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text that somebody has read as Windows-1252 when it was UTF-8, and saved as UTF-8 again: {@code
 * NguyÃªn} for Nguyên. Read back the same way, each cell for itself, so that one that came through
 * unharmed stays as it is.
 */
final class TwiceEncoded {

  /** As an encoding that a person can choose. */
  static final String NAME = "UTF-8-twice";

  private static final Map<Character, Byte> BYTES = bytes();

  private TwiceEncoded() {}

  /** Whether most of what is not ASCII makes sense only when read back. */
  static boolean isLikely(String text) {
    long strange = 0;
    long repaired = 0;
    for (String line : text.split("[\r\n]+", -1)) {
      if (line.chars().anyMatch(c -> c > 0x7f)) {
        strange++;
        repaired += repaired(line).equals(line) ? 0 : 1;
      }
    }
    return repaired > 0 && repaired * 2 > strange;
  }

  /** The text as it was, or unchanged where it cannot have been written twice. */
  static String repaired(String text) {
    if (text.chars().allMatch(c -> c <= 0x7f)) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Byte b = c <= 0x7f ? Byte.valueOf((byte) c) : BYTES.get(c);
      if (b == null) {
        return text;
      }
      bytes.put(b);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  /** Windows-1252, and for the five bytes that it leaves open what Latin-1 has there. */
  private static Map<Character, Byte> bytes() {
    Charset windows = Charset.forName("windows-1252");
    Map<Character, Byte> bytes = new HashMap<>();
    for (int b = 0x80; b <= 0xff; b++) {
      bytes.put((char) b, (byte) b);
    }
    for (int b = 0x80; b <= 0x9f; b++) {
      char read = windows.decode(ByteBuffer.wrap(new byte[] {(byte) b})).charAt(0);
      if (read != '\ufffd') {
        bytes.put(read, (byte) b);
      }
    }
    return bytes;
  }
}
