package org.polyphony.tables;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The lines of a file that have more than ASCII in them: by these an encoding is told. */
final class StrangeLines {

  private static final int ENOUGH = 64 * 1024;
  private static final int LONGEST = 4 * 1024;

  private StrangeLines() {}

  /** Some kilobytes of such lines, from the whole of the file. */
  static byte[] of(InputStream content) {
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean strange = false;
    try (InputStream bytes = new BufferedInputStream(content, 1 << 16)) {
      for (int b = bytes.read(); b >= 0 && found.size() < ENOUGH; b = bytes.read()) {
        strange |= b > 0x7f;
        line.write(b);
        if (b == '\n' || line.size() == LONGEST) {
          if (strange) {
            line.writeTo(found);
          }
          line.reset();
          strange = false;
        }
      }
      if (strange) {
        line.writeTo(found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.toByteArray();
  }
}
