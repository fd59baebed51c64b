package org.polyphony.accounts;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole addresses of paths, for links that are copied and QR codes that are scanned.
 *
 * @param configured how people reach this deployment, or null for wherever the request came to
 */
record PublicAddress(@Nullable URI configured) {

  /** Such as {@code https://calls.example.org/join/k7mp3xqd}. */
  String of(UriInfo request, String path) {
    URI base = configured == null ? request.getBaseUri() : configured;
    String root = base.toString();
    return (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
  }
}
