package org.polyphony.texting;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code texting} of config.yml.
 *
 * @param prices of a segment by the calling code of the country, in dollars, {@code "1=0.0083
 *     52=0.0432"}; {@code *} is any other
 * @param approvalAbove so many texts go out on one person's word; more need a second person's
 * @param marginMinutes before the end of the hours at which no text is sent any more
 * @param monthlyCap so often somebody may be approached in 30 days, on all channels
 */
public record TextingSettings(
    @JsonProperty("prices") @Pattern(regexp = PRICES) String prices,
    @JsonProperty("approvalAbove") @Min(0) @Max(10_000_000) Integer approvalAbove,
    @JsonProperty("marginMinutes") @Min(0) @Max(120) Integer marginMinutes,
    @JsonProperty("monthlyCap") @Min(1) @Max(31) Integer monthlyCap) {

  private static final String PRICES =
      "([0-9]{1,4}|\\*)=[0-9]+(\\.[0-9]{1,6})?( ([0-9]{1,4}|\\*)=[0-9]+(\\.[0-9]{1,6})?)*";

  public TextingSettings(
      @Nullable String prices,
      @Nullable Integer approvalAbove,
      @Nullable Integer marginMinutes,
      @Nullable Integer monthlyCap) {
    this.prices = prices == null || prices.isBlank() ? "1=0.0123 *=0.1" : prices.strip();
    this.approvalAbove = approvalAbove == null ? 1_000 : approvalAbove;
    this.marginMinutes = marginMinutes == null ? 15 : marginMinutes;
    this.monthlyCap = monthlyCap == null ? 4 : monthlyCap;
  }

  /** What stands in config.yml as it is shipped. */
  public static TextingSettings usual() {
    return new TextingSettings(null, null, null, null);
  }
}
