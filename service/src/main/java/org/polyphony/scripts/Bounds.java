package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers an answer lies; both are allowed.
 *
 * @param least at most {@code most}, else no answer is right
 * @param decimals how many digits may stand behind the point, from 0 (a whole number) to {@value
 *     #MOST_DECIMALS}
 */
public record Bounds(int least, int most, int decimals) {

  /** Digits behind the point, at most. */
  public static final int MOST_DECIMALS = 3;

  /** Where a script says nothing: a count of people, of years, of meetings. */
  public static final Bounds USUAL = new Bounds(0, 999);

  /** Of whole numbers. */
  public Bounds(int least, int most) {
    this(least, most, 0);
  }

  @JsonCreator
  static Bounds read(
      @JsonProperty("least") @Nullable Integer least,
      @JsonProperty("most") @Nullable Integer most,
      @JsonProperty("decimals") @Nullable Integer decimals) {
    return new Bounds(
        least == null ? USUAL.least() : least,
        most == null ? USUAL.most() : most,
        decimals == null ? 0 : decimals);
  }

  /** Whether any number can be right. */
  boolean hasAny() {
    return least <= most && decimals >= 0 && decimals <= MOST_DECIMALS;
  }

  /** Whether a number lies between them and has no more digits behind the point than it may. */
  boolean contains(BigDecimal number) {
    return BigDecimal.valueOf(least).compareTo(number) <= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0
        && isExact(number);
  }

  /** Whether a number has no more digits behind the point than it may. */
  boolean isExact(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= decimals;
  }
}
