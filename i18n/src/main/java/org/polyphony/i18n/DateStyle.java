package org.polyphony.i18n;

import org.jspecify.annotations.Nullable;

/** What the named styles of date and time arguments stand for. */
final class DateStyle {

  private DateStyle() {}

  /** The skeleton of a style; null when it is a pattern. */
  static @Nullable String skeleton(String type, @Nullable String style) {
    String named = style == null ? "medium" : style;
    if (named.startsWith("::")) {
      return named.substring(2).strip();
    }
    return type.equals("date") ? date(named) : time(named);
  }

  private static @Nullable String date(String style) {
    return switch (style) {
      case "short" -> "yMd";
      case "medium" -> "yMMMd";
      case "long" -> "yMMMMd";
      case "full" -> "yMMMMEEEEd";
      default -> null;
    };
  }

  private static @Nullable String time(String style) {
    return switch (style) {
      case "short", "medium" -> "jm";
      case "long" -> "jmz";
      case "full" -> "jmzzzz";
      default -> null;
    };
  }
}
