package org.polyphony.tables;

import java.util.Map;

/** Why a file cannot be read, as a stable code with its arguments; whoever shows it words it. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, Object> arguments;

  public Unreadable(String code) {
    this(code, Map.of());
  }

  public Unreadable(String code, Map<String, Object> arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = arguments;
  }

  static Unreadable tooManyColumns() {
    return new Unreadable("too_many_columns", Map.of("most", Tables.COLUMNS_AT_MOST));
  }

  /** Excel's own cells end at 32,767 characters. */
  static Unreadable cellTooLarge() {
    return new Unreadable("cell_too_large", Map.of("most", 32_767));
  }

  /** {@code cut_off}. */
  public String code() {
    return code;
  }

  /** By name; empty where there is nothing more to say. */
  public Map<String, Object> arguments() {
    return arguments;
  }
}
