package org.polyphony.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param secret never printed
 * @param retiredAt since when it no longer signs; null for the one that does
 */
record SigningKey(int id, byte[] secret, @Nullable Instant retiredAt) {

  @Override
  public String toString() {
    return "key " + id + " [REDACTED]";
  }
}
