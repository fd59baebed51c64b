package org.polyphony.imports;

import java.util.Map;

/** Why a file cannot be read; the message {@code imports.problem.<code>} words it. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, Object> arguments;

  Unreadable(String code) {
    this(code, Map.of());
  }

  Unreadable(String code, Map<String, Object> arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = arguments;
  }

  String code() {
    return code;
  }

  Map<String, Object> arguments() {
    return arguments;
  }
}
