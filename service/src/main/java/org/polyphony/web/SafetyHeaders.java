package org.polyphony.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** What every answer tells the browser not to do; pages and assets alike. */
final class SafetyHeaders implements Filter {
  private static final String ONLY_OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private static final Pattern DOOR = Pattern.compile("/events/[^/]+/door");

  private final boolean secure;

  /**
   * @param secure whether visitors always come by TLS
   */
  SafetyHeaders(boolean secure) {
    this.secure = secure;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse response = (HttpServletResponse) answer;
    response.setHeader("Content-Security-Policy", ONLY_OURS);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        (reads(request) ? "camera=(self)" : "camera=()")
            + ", geolocation=(self), microphone=(), payment=()");
    if (secure || request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, answer);
  }

  /** Only the door of an event reads codes. */
  private static boolean reads(ServletRequest request) {
    return request instanceof HttpServletRequest page
        && DOOR.matcher(page.getRequestURI()).matches();
  }
}
