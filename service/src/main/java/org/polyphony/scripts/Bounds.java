package org.polyphony.scripts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers an answer lies; both are allowed.
 *
 * @param least at most {@code most}, else no answer is right
 */
public record Bounds(int least, int most) {

  /** Where a script says nothing: a count of people, of years, of meetings. */
  public static final Bounds USUAL = new Bounds(0, 999);

  @JsonCreator
  static Bounds read(
      @JsonProperty("least") @Nullable Integer least,
      @JsonProperty("most") @Nullable Integer most) {
    return new Bounds(least == null ? USUAL.least() : least, most == null ? USUAL.most() : most);
  }

  boolean contains(int number) {
    return least <= number && number <= most;
  }
}
