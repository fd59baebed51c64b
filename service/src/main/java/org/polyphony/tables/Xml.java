package org.polyphony.tables;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from strangers. The parts of a workbook have no document type (ECMA-376, part 2,
 * 6.2.5), so one that has is refused: there are no entities to resolve. Everything else has bounds.
 */
final class Xml {

  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  static XMLStreamReader reader(InputStream part) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(part);
  }

  /**
   * Goes to the beginning of the next element; false at the end.
   *
   * @throws Unreadable {@code workbook_unsafe} where there is a document type
   */
  static boolean toElement(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      int event = next(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next event, where there is one.
   *
   * @throws Unreadable {@code workbook_unsafe} as above; {@code cell_too_large} where a text goes
   *     on and on
   */
  static int next(XMLStreamReader reader) throws XMLStreamException {
    int event = nextEvent(reader);
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new Unreadable("workbook_unsafe");
    }
    return event;
  }

  private static int nextEvent(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      // Woodstox has no class of its own for it.
      if (e.getMessage() != null && e.getMessage().startsWith("Text size limit")) {
        throw Unreadable.cellTooLarge();
      }
      throw e;
    }
  }

  /** An attribute by its local name; empty where it is not there. */
  static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // A fault is told where it is found, not later by whoever asks for the text.
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 64);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 64 * 1024);
    // A cell of Excel's has 32,767 characters at most.
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1 << 20);
    return factory;
  }
}
