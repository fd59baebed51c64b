package org.polyphony.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The block {@code imports:} of config.yml.
 *
 * @param megabytesAtMost how large a file may be
 */
public record ImportsSettings(@Min(1) @Max(ImportsSettings.MOST) int megabytesAtMost) {

  static final int MOST = 4096;

  /** The largest file that can be allowed, in bytes, with what a form sends beside it. */
  public static final long LARGEST_BODY = (MOST + 1L) << 20;

  private static final int USUAL = 512;

  /** Fills in what config.yml leaves out. */
  public ImportsSettings {
    if (megabytesAtMost == 0) {
      megabytesAtMost = USUAL;
    }
  }

  /** As if config.yml had no such block. */
  public static ImportsSettings usual() {
    return new ImportsSettings(0);
  }

  long bytesAtMost() {
    return (long) megabytesAtMost << 20;
  }
}
