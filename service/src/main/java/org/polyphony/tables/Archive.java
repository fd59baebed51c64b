package org.polyphony.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;

/**
 * The parts of a zipped file as they stream by, in the order in which they lie there. What swells
 * beyond measure on unpacking is refused before it fills anything.
 */
final class Archive {

  /** Unpacked, a workbook of a million rows and forty columns. */
  private static final long BYTES_AT_MOST = 4L << 30;

  /** Below this nobody is hurt, and a small file may well be of one letter. */
  private static final long HARMLESS = 32L << 20;

  /** Sheets of numbers shrink to a fiftieth, a bomb to a thousandth. */
  private static final long RATIO_AT_MOST = 200;

  private static final int PARTS_AT_MOST = 5_000;

  /** No piece of a part goes on longer than this without a tag: names have no bound in XML. */
  private static final int APART_AT_MOST = 8 << 20;

  private Archive() {}

  /** Takes a part and reads as much of it as it likes; false where it needs no further one. */
  interface PartTaker {
    boolean take(String name, InputStream part) throws IOException, XMLStreamException;
  }

  /**
   * @throws Unreadable {@code zip_bomb}, or {@code workbook_broken} where it cannot be unpacked or
   *     is no XML
   */
  static void walk(Content content, PartTaker taker) {
    try (Packed packed = new Packed(content.open());
        ZipInputStream zip = new ZipInputStream(packed)) {
      Unpacked unpacked = new Unpacked(zip, packed);
      int parts = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++parts > PARTS_AT_MOST) {
          throw new Unreadable("zip_bomb");
        }
        unpacked.apart = 0;
        unpacked.taken = true;
        if (!entry.isDirectory() && !taker.take(entry.getName(), unpacked)) {
          return;
        }
        // By hand, so that what nobody reads is counted too.
        unpacked.taken = false;
        unpacked.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw new Unreadable("workbook_broken");
    }
  }

  /** Counts the bytes of the file itself. */
  private static final class Packed extends FilterInputStream {
    private long count;

    Packed(InputStream file) {
      super(file);
    }

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
  }

  /** Counts what comes out of it. Closing it leaves the file open for the next part. */
  private static final class Unpacked extends FilterInputStream {
    private final Packed packed;
    private long count;
    private int apart;
    private boolean taken;

    Unpacked(ZipInputStream zip, Packed packed) {
      super(zip);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) {
        count += read;
        watch(target, offset, read);
        boolean swollen = count > HARMLESS && count > RATIO_AT_MOST * packed.count;
        boolean endless = taken && apart > APART_AT_MOST;
        if (count > BYTES_AT_MOST || swollen || endless) {
          throw new Unreadable("zip_bomb");
        }
      }
      return read;
    }

    private void watch(byte[] bytes, int offset, int length) {
      for (int i = offset + length - 1; i >= offset; i--) {
        if (bytes[i] == '<' || bytes[i] == '>') {
          apart = offset + length - 1 - i;
          return;
        }
      }
      apart += length;
    }

    @Override
    public void close() {
      // The next part comes from the same file.
    }
  }
}
