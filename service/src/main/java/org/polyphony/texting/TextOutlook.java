package org.polyphony.texting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What would go out, before anything does.
 *
 * @param samples one for each language, that of the first text first
 * @param texts that would go out
 * @param segments of all of them
 * @param price of them, in dollars, by the configured prices
 * @param languages how many of them, by tag
 * @param held how many people get none, by why
 * @param looked at so many people
 * @param more whether there are more people than were looked at
 * @param overBudget whether it costs more than it may
 */
record TextOutlook(
    List<Sample> samples,
    long texts,
    long segments,
    BigDecimal price,
    Map<String, Long> languages,
    Map<String, Long> held,
    int looked,
    boolean more,
    boolean overBudget) {

  /**
   * A text for somebody.
   *
   * @param real whether it is somebody of the audience; else a made-up name
   */
  record Sample(String tag, boolean real, TextPreviews.Previewed preview) {

    /** Without the text, since this may reach a log. */
    @Override
    public String toString() {
      return "Sample[" + tag + "]";
    }
  }
}
