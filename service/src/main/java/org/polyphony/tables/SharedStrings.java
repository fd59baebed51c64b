package org.polyphony.tables;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a workbook, which its cells name by number. They have to be at hand all at once, so
 * they are packed as bytes: some four million short ones fit.
 */
final class SharedStrings {

  private static final int PIECE = 1 << 20;
  private static final int BYTES_AT_MOST = 96 << 20;
  private static final int TEXTS_AT_MOST = 8_000_000;

  private final List<byte[]> pieces = new ArrayList<>();
  private int[] ends = new int[1024];
  private int count;
  private int used;

  /**
   * @throws Unreadable {@code workbook_too_large} where there are more than fit
   */
  void read(InputStream part) throws XMLStreamException {
    XMLStreamReader xml = Xml.reader(part);
    while (Xml.toElement(xml)) {
      if (xml.getLocalName().equals("si")) {
        add(CellText.of(xml));
      }
    }
  }

  /** The text of a number; empty where there is none. */
  String get(int index) {
    if (index < 0 || index >= count) {
      return "";
    }
    int from = index == 0 ? 0 : ends[index - 1];
    byte[] bytes = new byte[ends[index] - from];
    for (int done = 0; done < bytes.length; ) {
      int at = from + done;
      int some = Math.min(bytes.length - done, PIECE - at % PIECE);
      System.arraycopy(pieces.get(at / PIECE), at % PIECE, bytes, done, some);
      done += some;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (count == TEXTS_AT_MOST || used > BYTES_AT_MOST - bytes.length) {
      throw new Unreadable("workbook_too_large");
    }
    for (int done = 0; done < bytes.length; ) {
      if (used / PIECE == pieces.size()) {
        pieces.add(new byte[PIECE]);
      }
      int some = Math.min(bytes.length - done, PIECE - used % PIECE);
      System.arraycopy(bytes, done, pieces.get(used / PIECE), used % PIECE, some);
      done += some;
      used += some;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = used;
  }
}
