package org.polyphony.tables;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what people upload for a table and is none, by its first bytes. */
final class FileKinds {

  private record Signature(String kind, byte[] bytes) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("spreadsheet", bytes(0xd0, 0xcf, 0x11, 0xe0)),
          new Signature("pdf", "%PDF".getBytes(StandardCharsets.US_ASCII)),
          new Signature("picture", bytes(0x89, 0x50, 0x4e, 0x47)),
          new Signature("picture", bytes(0xff, 0xd8, 0xff)),
          new Signature("picture", "GIF8".getBytes(StandardCharsets.US_ASCII)),
          new Signature("archive", bytes(0x1f, 0x8b)),
          new Signature("document", "{\\rtf".getBytes(StandardCharsets.US_ASCII)));

  private static final byte[] ZIPPED = bytes(0x50, 0x4b, 0x03, 0x04);

  private FileKinds() {}

  /** Whether it is a zipped file, as workbooks are. */
  static boolean isZipped(byte[] head) {
    return startsWith(head, ZIPPED);
  }

  /**
   * Refuses what is no table.
   *
   * @throws Unreadable {@code empty_file}, or {@code not_a_table} with its {@code kind}
   */
  static void check(byte[] head) {
    if (isBlank(head)) {
      throw new Unreadable("empty_file");
    }
    for (Signature signature : SIGNATURES) {
      if (startsWith(head, signature.bytes())) {
        throw new Unreadable("not_a_table", Map.of("kind", signature.kind()));
      }
    }
    String start =
        new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
      throw new Unreadable("not_a_table", Map.of("kind", "page"));
    }
    if (start.startsWith("{") || start.startsWith("[{")) {
      throw new Unreadable("not_a_table", Map.of("kind", "other"));
    }
  }

  private static boolean isBlank(byte[] head) {
    int from = head.length >= 3 && startsWith(head, bytes(0xef, 0xbb, 0xbf)) ? 3 : 0;
    for (int i = from; i < head.length; i++) {
      if (head[i] > ' ' || head[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, byte[] signature) {
    if (head.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if (head[i] != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
