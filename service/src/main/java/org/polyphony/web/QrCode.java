package org.polyphony.web;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code as the path of an SVG, one unit a module; {@code @template.web.qr} draws it.
 *
 * @param size units wide and high, the quiet zone of four modules on each side included (ISO/IEC
 *     18004, 6.3.8)
 * @param path the dark modules, for the attribute {@code d}
 */
public record QrCode(int size, String path) {

  private static final int QUIET = 4;

  /**
   * Encodes a text, at the error correction that survives a crease in a flier.
   *
   * @throws IllegalArgumentException where it is longer than a QR code holds, some 2,300 characters
   */
  public static QrCode of(String text) {
    io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          int begin = x;
          while (x + 1 < code.size && code.getModule(x + 1, y)) {
            x++;
          }
          int width = x + 1 - begin;
          path.append('M').append(begin + QUIET).append(',').append(y + QUIET);
          path.append('h').append(width).append("v1h-").append(width).append('z');
        }
      }
    }
    return new QrCode(code.size + 2 * QUIET, path.toString());
  }
}
