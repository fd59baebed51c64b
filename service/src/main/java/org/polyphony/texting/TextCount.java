package org.polyphony.texting;

import java.util.List;
import org.polyphony.i18n.sms.SmsText;

/**
 * A text as it goes out, and what it takes.
 *
 * @param encoding {@code gsm-7} or {@code ucs-2}
 * @param units that are counted
 * @param segments that are billed
 * @param obstacles letters for which it cannot be sent the cheaper way
 */
record TextCount(
    String text, String encoding, int units, int segments, List<SmsText.Obstacle> obstacles) {

  /**
   * Of a text with its values in place.
   *
   * @param smart plain quotation marks, dashes and spaces where that makes it cheaper
   */
  static TextCount of(String text, boolean smart) {
    SmsText counted = smart ? SmsText.smart(text) : SmsText.of(text);
    return new TextCount(
        counted.text(),
        counted.encoding().code(),
        counted.units(),
        counted.segments(),
        counted.obstacles());
  }
}
