package org.polyphony.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the queue.
 *
 * @param holidays the country, and after a hyphen its region, on whose public holidays nobody is
 *     called unless a coordinator says so: {@code us-ca}; {@code none} for no such days
 */
public record QueueSettings(
    @JsonProperty("holidays") @Pattern(regexp = "none|[a-z]{2}(-[a-z0-9]{1,4})*") String holidays) {

  public QueueSettings(@Nullable String holidays) {
    this.holidays = holidays == null || holidays.isBlank() ? "us" : holidays;
  }

  /** Nobody is called on federal holidays of the United States. */
  public static QueueSettings usual() {
    return new QueueSettings(null);
  }
}
