package org.polyphony.platform;

import org.jspecify.annotations.Nullable;

/**
 * Why the service, or one of its commands, does not start, in words for the person who started it.
 * The application prints {@link #getMessage()} without a stack trace and exits with 1.
 */
public final class CannotStart extends RuntimeException {

  private final String code;

  /**
   * @param code stable, in kebab case ({@code data-folder-in-use}), for documentation and tests
   * @param message one or two full sentences: what is wrong and what to do; no password in it
   */
  public CannotStart(String code, String message) {
    this(code, message, null);
  }

  /**
   * @param cause what was seen underneath, for the log; null where nothing was
   */
  public CannotStart(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code, in kebab case. */
  public String code() {
    return code;
  }
}
