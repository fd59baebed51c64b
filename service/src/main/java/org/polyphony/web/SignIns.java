package org.polyphony.web;

import java.util.Optional;

/**
 * The port through which accounts says who is asking. Its answers are looked up afresh at each
 * request.
 */
public interface SignIns {

  /** The cookie that holds a session's secret. */
  String COOKIE = "polyphony_session";

  /** The user of a live session, or empty where it is unknown, expired or ended. */
  Optional<Viewer> bySession(String cookieValue);

  /** The name of the organization that the viewer belongs to; by itself nobody knows it. */
  default Optional<String> organizationOf(Viewer viewer) {
    return Optional.empty();
  }

  /** Keeps the language that a user chose for the interface; by itself it keeps nothing. */
  default void prefer(Viewer viewer, String locale) {}

  /** The user of a live API token, or empty. */
  Optional<Viewer> byBearer(String token);
}
