package org.polyphony.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who knocks, as far as one can see.
 *
 * @param address the IP address, of version 6 the first half: the rest a household's machines
 *     choose as they like
 * @param device what its owner will know the browser by: {@code Chrome, Android}
 */
record Visitor(String address, String device) {

  // The more telling name first: Edge says Chrome as well, and Chrome says Safari.
  private static final List<String> BROWSERS =
      List.of("Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari", "curl", "python");

  private static final List<String> SYSTEMS =
      List.of("CrOS", "Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux");

  static Visitor of(HttpServletRequest request) {
    return new Visitor(shortened(request.getRemoteAddr()), device(request.getHeader("User-Agent")));
  }

  private static String shortened(String address) {
    if (!address.contains(":") || address.startsWith("::")) {
      return address;
    }
    String[] groups = address.split(":");
    return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
  }

  static String device(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String browser = first(BROWSERS, userAgent);
    String system = first(SYSTEMS, userAgent);
    return (named(browser) + (browser.isEmpty() || system.isEmpty() ? "" : ", ") + named(system));
  }

  private static String first(List<String> names, String userAgent) {
    return names.stream().filter(userAgent::contains).findFirst().orElse("");
  }

  private static String named(String name) {
    return switch (name) {
      case "Edg" -> "Edge";
      case "OPR" -> "Opera";
      case "SamsungBrowser" -> "Samsung Internet";
      case "CrOS" -> "Chromebook";
      case "Macintosh" -> "Mac";
      default -> name;
    };
  }

  /** Without the address, since this may reach a log. */
  @Override
  public String toString() {
    return "Visitor[REDACTED]";
  }
}
