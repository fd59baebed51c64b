package org.polyphony.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A request's body that may not go past its bound. */
final class BoundedBody extends FilterInputStream {
  private static final String PROPERTY = BoundedBody.class.getName();

  private final long limit;
  private long read;
  private boolean over;

  private BoundedBody(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  /** Bounds the body of a request; what is left of it in the end is for {@link #skipLeft}. */
  static void bound(ContainerRequestContext request, long limit) {
    BoundedBody body = new BoundedBody(request.getEntityStream(), limit);
    request.setEntityStream(body);
    request.setProperty(PROPERTY, body);
  }

  /**
   * Reads what is left of a request's body. Jersey is not asked for a body that was read to its
   * end: it would throw, with a message that it words anew, and that with every request.
   */
  static void skipLeft(ContainerRequestContext request) throws IOException {
    if (request.getProperty(PROPERTY) instanceof BoundedBody body) {
      body.close();
    } else {
      UnreadBody.skip(request.getEntityStream());
    }
  }

  /** 413, with the bound. */
  static Problem tooLarge(long limit) {
    return new Problem(413, "too_large", Map.of("limit", limit / 1024));
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      count(1);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = super.read(bytes, offset, length);
    if (some > 0) {
      count(some);
    }
    return some;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Skips the rest and closes nothing: the connection would break by what a reader leaves. */
  @Override
  public void close() throws IOException {
    if (!over) {
      over = true;
      UnreadBody.skip(in);
    }
  }

  private void count(int more) {
    read += more;
    if (read > limit) {
      throw tooLarge(limit);
    }
  }
}
