package org.polyphony.texting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What a segment costs, by the country of the number. From the configuration, not the carrier. */
final class TextPrices {
  private static final int LONGEST_CODE = 4;
  private static final String ANY = "*";

  private final Map<String, Long> micros = new HashMap<>();

  /**
   * @param prices as {@link TextingSettings#prices()} has them
   */
  TextPrices(String prices) {
    for (String price : prices.split(" ")) {
      String[] parts = price.split("=", 2);
      micros.put(parts[0], new BigDecimal(parts[1]).movePointRight(6).longValueExact());
    }
  }

  /**
   * In millionths of a dollar.
   *
   * @param tel E.164
   */
  long ofSegment(String tel) {
    for (int length = Math.min(LONGEST_CODE, tel.length() - 1); length > 0; length--) {
      Long price = micros.get(tel.substring(1, 1 + length));
      if (price != null) {
        return price;
      }
    }
    return micros.getOrDefault(ANY, 0L);
  }

  /** In dollars, such as {@code 0.0123}. */
  static BigDecimal dollars(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros();
  }
}
