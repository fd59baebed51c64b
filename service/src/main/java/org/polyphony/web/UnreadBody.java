package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a refused request still sends. Otherwise the connection is closed while the client
 * writes: its system may throw our answer away, and a client that had kept the connection loses its
 * next request on it.
 */
final class UnreadBody implements ContainerResponseFilter {
  /** Past this the connection breaks: nobody may make us read for ever. */
  private static final int BYTES_AT_MOST = 4 << 20;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getHeaderString("Expect") != null) {
      return; // the client sends nothing until it is asked to
    }
    try {
      BoundedBody.skipLeft(request);
    } catch (IOException | IllegalStateException e) {
      return; // the client went away, or what closed the body has skipped its rest
    }
  }

  /** Reads what is left of a body, within reason. */
  static void skip(InputStream body) throws IOException {
    if (body.read() < 0) {
      return;
    }
    byte[] some = new byte[8192];
    int left = BYTES_AT_MOST;
    while (left > 0) {
      int read = body.read(some, 0, Math.min(some.length, left));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }
}
