package org.polyphony.tables;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of one sheet. */
final class SheetRows {

  /** Of a row, which is all that is kept at a time. */
  private static final int CHARACTERS_AT_MOST = 4 << 20;

  private final CellFormats formats;
  private final SharedStrings strings;

  SheetRows(CellFormats formats, SharedStrings strings) {
    this.formats = formats;
    this.strings = strings;
  }

  /** Takes a row; false where it needs no further one. */
  interface RowTaker {
    boolean take(TableRow row);
  }

  void read(InputStream part, RowTaker taker) throws XMLStreamException {
    XMLStreamReader xml = Xml.reader(part);
    long line = 0;
    while (Xml.toElement(xml)) {
      if (xml.getLocalName().equals("row")) {
        // Rows may say their number, and lie: each has to be greater than the one before.
        line = Math.max(line + 1, number(Xml.attribute(xml, "r")));
        TableRow row = new TableRow(line, cells(xml));
        if (!row.isBlank() && !taker.take(row)) {
          return;
        }
      }
    }
  }

  private List<String> cells(XMLStreamReader xml) throws XMLStreamException {
    List<String> cells = new ArrayList<>();
    int column = -1;
    int length = 0;
    for (int depth = 1; depth > 0; ) {
      int event = Xml.next(xml);
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT && !xml.getLocalName().equals("c")) {
        depth++;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        column = column(Xml.attribute(xml, "r"), column + 1);
        String text = PlainText.of(text(xml));
        length += text.length();
        if (length > CHARACTERS_AT_MOST) {
          throw Unreadable.cellTooLarge();
        }
        if (!text.isEmpty()) {
          put(cells, column, text);
        }
      }
    }
    return cells;
  }

  /** An empty cell far to the right has only a colour; one with something in it is too far. */
  private static void put(List<String> cells, int column, String text) {
    if (column >= Tables.COLUMNS_AT_MOST) {
      throw Unreadable.tooManyColumns();
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  /** What a cell shows, up to its end. */
  private String text(XMLStreamReader xml) throws XMLStreamException {
    String type = Xml.attribute(xml, "t");
    long style = number(Xml.attribute(xml, "s"));
    String written = "";
    for (int depth = 1; depth > 0; ) {
      int event = Xml.next(xml);
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("v") || xml.getLocalName().equals("is")) {
          written = CellText.of(xml);
        } else {
          depth++;
        }
      }
    }
    if (written.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> strings.get((int) Math.min(Integer.MAX_VALUE, number(written)));
      case "b" -> written.equals("1") ? "TRUE" : "FALSE";
      case "d" -> written.replace('T', ' ');
      case "", "n" -> formats.text((int) Math.min(1 << 20, style), written);
      default -> written;
    };
  }

  /** The number of a column from a name such as {@code AB12}; the next one where there is none. */
  private static int column(String name, int next) {
    int column = 0;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter < 'A' || letter > 'Z' || column > Tables.COLUMNS_AT_MOST) {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return column == 0 ? Math.min(next, Tables.COLUMNS_AT_MOST) : column - 1;
  }

  /** A whole number; -1 for anything else. */
  private static long number(String text) {
    String digits = text.strip();
    boolean whole = !digits.isEmpty() && digits.length() <= 9;
    return whole && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(digits)
        : -1;
  }
}
