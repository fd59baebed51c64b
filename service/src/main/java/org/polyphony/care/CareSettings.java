package org.polyphony.care;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that callers can name to somebody in need, as they are read aloud. An empty one is
 * not named; one that is left out is the usual one.
 *
 * @param emergency police and ambulance
 * @param lifeline somebody who listens in a crisis, at any hour
 * @param hate California's line for victims of hate; its words say when it answers, so that another
 *     state leaves it empty
 * @param county food, housing and all else
 */
public record CareSettings(
    @JsonProperty("emergency") @Pattern(regexp = NUMBER) String emergency,
    @JsonProperty("lifeline") @Pattern(regexp = NUMBER) String lifeline,
    @JsonProperty("hate") @Pattern(regexp = NUMBER) String hate,
    @JsonProperty("county") @Pattern(regexp = NUMBER) String county) {

  private static final String NUMBER = "|[0-9][0-9 -]*[0-9]";

  public CareSettings(
      @Nullable String emergency,
      @Nullable String lifeline,
      @Nullable String hate,
      @Nullable String county) {
    this.emergency = emergency == null ? "911" : emergency;
    this.lifeline = lifeline == null ? "988" : lifeline;
    this.hate = hate == null ? "833-866-4283" : hate;
    this.county = county == null ? "211" : county;
  }

  /** Those of Sacramento. */
  public static CareSettings usual() {
    return new CareSettings(null, null, null, null);
  }
}
