package org.polyphony.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource returns after a form was taken in: 303 to the page that shows the result, so that
 * reloading sends nothing twice.
 *
 * @param path a path of ours with its query, {@code /lists/0192…}; any other address is refused
 * @param notice the message shown once on that page, or null
 * @param arguments the named arguments of the notice
 * @param session the session to begin ({@link Session#ended} to end one), or null to leave it
 * @param language the tag that this browser's pages are in from now on, or null to leave it
 */
public record SeeOther(
    String path,
    @Nullable String notice,
    Map<String, ?> arguments,
    @Nullable Session session,
    @Nullable String language) {

  /**
   * The session cookie to set.
   *
   * @param secret what {@link SignIns#bySession} will be asked with; empty to end the session
   * @param age how long the browser keeps it
   */
  public record Session(String secret, Duration age) {
    static final Session ended = new Session("", Duration.ZERO);

    /** Without the secret, since this may reach a log. */
    @Override
    public String toString() {
      return "Session[REDACTED]";
    }
  }

  public SeeOther {
    if (!isOurs(path)) {
      throw new IllegalArgumentException("Not a path of ours");
    }
    arguments = Map.copyOf(arguments);
  }

  /** To a path of ours. */
  public static SeeOther to(String path) {
    return new SeeOther(path, null, Map.of(), null, null);
  }

  /**
   * To where the visitor wanted to go before signing in.
   *
   * @param next what came in the query, unchecked
   * @param otherwise where to go when that is nothing, or not a path of ours
   */
  public static SeeOther next(@Nullable String next, String otherwise) {
    return to(next != null && isOurs(next) ? next : otherwise);
  }

  /**
   * With a notice.
   *
   * @param key the message
   * @param namesAndValues its arguments: name, value, name, value
   */
  public SeeOther with(String key, Object... namesAndValues) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      named.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SeeOther(path, key, named, session, language);
  }

  /**
   * And begins a session: sets the cookie, {@code HttpOnly; SameSite=Lax}, {@code Secure} behind
   * TLS.
   */
  public SeeOther signedIn(String secret, Duration age) {
    return new SeeOther(path, notice, arguments, new Session(secret, age), language);
  }

  /** And ends the session: takes the cookie away. */
  public SeeOther signedOut() {
    return new SeeOther(path, notice, arguments, Session.ended, language);
  }

  /**
   * And speaks that language in this browser from now on, as if it had been chosen by the switch.
   *
   * @param tag null to leave it as it is
   */
  public SeeOther speaking(@Nullable String tag) {
    return new SeeOther(path, notice, arguments, session, tag);
  }

  /**
   * A path on this host: one slash, no second one or backslash that a browser would take for a
   * host.
   */
  private static boolean isOurs(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 0x7f);
  }
}
