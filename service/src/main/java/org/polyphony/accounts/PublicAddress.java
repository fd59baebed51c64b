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

  /** Whether an address means this machine alone, so that no phone in the room can open it. */
  static boolean isOnlyHere(String address) {
    String host = URI.create(address).getHost();
    return host != null
        && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
  }
}
