package org.polyphony.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A request's body that may not go past its bound. */
final class BoundedBody extends FilterInputStream {
  private final long limit;
  private long read;

  BoundedBody(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  /** 413, with the bound. */
  static Problem tooLarge(long limit) {
    return new Problem(413, "too_large", Map.of("limit", limit / 1024));
  }

  /** The body itself, if this is one with a bound. */
  static InputStream whole(InputStream body) {
    return body instanceof BoundedBody bounded ? bounded.in : body;
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

  /** Closes nothing: a reader that gave up leaves a rest, and the connection breaks by it. */
  @Override
  public void close() throws IOException {
    UnreadBody.skip(in);
  }

  private void count(int more) {
    read += more;
    if (read > limit) {
      throw tooLarge(limit);
    }
  }
}
