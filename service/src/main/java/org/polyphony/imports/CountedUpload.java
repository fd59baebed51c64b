package org.polyphony.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.polyphony.platform.Uploads;
import org.polyphony.tables.Content;

/** A file that tells how much of it has gone by, of whichever time it is read. */
final class CountedUpload implements Content {

  private final Uploads uploads;
  private final UUID upload;
  private long count;

  CountedUpload(Uploads uploads, UUID upload) {
    this.uploads = uploads;
    this.upload = upload;
  }

  /**
   * From 0 to 1.
   *
   * @param bytes of the whole file
   */
  double share(long bytes) {
    return Math.min(1.0, (double) count / bytes);
  }

  @Override
  public InputStream open() {
    count = 0;
    return new FilterInputStream(uploads.open(upload)) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count += Math.max(0, read);
        return read;
      }
    };
  }
}
