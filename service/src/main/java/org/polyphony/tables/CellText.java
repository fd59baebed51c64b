package org.polyphony.tables;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of an element with its runs, without the reading aid that East Asian text may carry. */
final class CellText {

  /** A character that XML cannot hold, as Office writes it (ECMA-376, part 1, 22.9.2.19). */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final String READING_AID = "rPh";

  private CellText() {}

  /**
   * From the beginning of the element to its end.
   *
   * @throws Unreadable {@code cell_too_large} where there is more of it than a cell can hold
   */
  static String of(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int aid = 0;
    // A value has its text right inside, a string in parts.
    boolean value = xml.getLocalName().equals("v");
    boolean spoken = value;
    while (depth > 0) {
      int event = Xml.next(xml);
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        aid = aid > 0 || xml.getLocalName().equals(READING_AID) ? aid + 1 : 0;
        spoken = value || (aid == 0 && xml.getLocalName().equals("t"));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        aid = Math.max(0, aid - 1);
        spoken = value;
      } else if (spoken && isText(event)) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (text.length() > 1 << 20) {
          throw Unreadable.cellTooLarge();
        }
      }
    }
    return unescaped(text.toString());
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(match.group(1), 16))))
        : text;
  }
}
