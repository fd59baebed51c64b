package org.polyphony.guests;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole addresses of paths, for links that are kept and codes that are scanned.
 *
 * @param configured how people reach this deployment, or null for wherever the request came to
 */
public record WholeAddress(@Nullable URI configured) {

  /** Such as {@code https://calls.example.org/e/listening-session-2}. */
  public String of(UriInfo request, String path) {
    String root = (configured == null ? request.getBaseUri() : configured).toString();
    return (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
  }
}
