package org.polyphony.i18n.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.exchange.TranslationFile.Unit;
import org.polyphony.i18n.exchange.UnreadableFile.Reason;

/**
 * Reads XLIFF 2.0 and 2.1 as it streams by. What other tools add (modules, extensions, inline codes
 * with their original data, several segments for one text) is understood or passed over; a document
 * type is refused, so that there are no entities to resolve.
 */
public final class XliffReader {
  private static final int DEEPEST = 64;

  private final XMLStreamReader xml;
  private final List<Unit> units = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private String original = "";
  private int depth;

  private XliffReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads a file.
   *
   * @param file whole: the caller has seen to its size
   * @throws UnreadableFile where nothing of it can be used
   */
  public static TranslationFile read(byte[] file) throws UnreadableFile {
    XMLStreamReader xml = null;
    try {
      xml = factory().createXMLStreamReader(new ByteArrayInputStream(file));
      return new XliffReader(xml).document();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
      throw new UnreadableFile(Reason.BROKEN_XML, Math.max(1, line), Math.max(1, column), Map.of());
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  private TranslationFile document() throws XMLStreamException, UnreadableFile {
    String source = null;
    String target = null;
    boolean root = true;
    while (xml.hasNext()) {
      int event = next();
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (root) {
        requireXliff();
        source = attribute("srcLang");
        target = attribute("trgLang");
        root = false;
      } else if (is("file")) {
        String name = attribute("original");
        original = name == null ? original : name;
      } else if (is("unit")) {
        unit();
      } else if (!is("group")) {
        skip();
      }
    }
    return new TranslationFile(original, source, target, units);
  }

  private void requireXliff() throws UnreadableFile {
    String version = attribute("version");
    if (!xml.getLocalName().equals("xliff")) {
      throw unreadable(Reason.NOT_XLIFF, Map.of());
    }
    if (!XliffWriter.CORE.equals(xml.getNamespaceURI())
        || (!"2.0".equals(version) && !"2.1".equals(version))) {
      throw unreadable(Reason.XLIFF_VERSION, Map.of("version", version == null ? "" : version));
    }
  }

  private void unit() throws XMLStreamException, UnreadableFile {
    int line = xml.getLocation().getLineNumber();
    if (units.size() == TranslationFile.MOST_UNITS) {
      throw unreadable(Reason.TOO_MANY_UNITS, Map.of("most", TranslationFile.MOST_UNITS));
    }
    String key = attribute("id");
    XliffUnit unit = new XliffUnit(line, key == null ? "" : key);
    int outside = depth;
    while (depth >= outside) {
      int event = next();
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (core()) {
        case "notes", "originalData" -> {}
        case "note" -> {
          String id = attribute("id");
          String category = attribute("category");
          unit.note(id, category, text());
        }
        case "data" -> {
          String id = attribute("id");
          unit.data(id == null ? "" : id, plain(unit));
        }
        case "segment" -> unit.segment(attribute("state"));
        case "ignorable" -> unit.ignorable();
        case "source" -> unit.source(plain(unit));
        case "target" -> {
          String order = attribute("order");
          unit.target(plain(unit), order);
        }
        default -> skip();
      }
    }
    units.add(unit.finished(!keys.add(unit.key())));
  }

  /** Words with the codes among them put back as their original data says, up to the end. */
  private String plain(XliffUnit unit) throws XMLStreamException, UnreadableFile {
    StringBuilder words = new StringBuilder();
    List<String> closings = new ArrayList<>();
    int outside = depth;
    while (depth >= outside) {
      int event = next();
      if (isWords(event)) {
        words.append(xml.getText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String closing = "";
        switch (core()) {
          case "cp" -> words.append(unit.character(attribute("hex")));
          case "ph", "sc", "ec" -> words.append(code(unit, "dataRef"));
          case "pc" -> {
            words.append(code(unit, "dataRefStart"));
            closing = code(unit, "dataRefEnd");
          }
          case "mrk", "sm", "em" -> {}
          default -> unit.lose();
        }
        closings.add(closing);
      } else if (event == XMLStreamConstants.END_ELEMENT && !closings.isEmpty()) {
        words.append(closings.remove(closings.size() - 1));
      }
    }
    return words.toString();
  }

  /** What a code stands for: its original data, else what it shows where that is an argument. */
  private String code(XliffUnit unit, String reference) {
    String data = unit.data(attribute(reference));
    if (data != null) {
      return data;
    }
    for (String shown : List.of("disp", "equiv")) {
      String text = attribute(shown);
      if (text != null && text.startsWith("{") && text.endsWith("}")) {
        return text;
      }
    }
    unit.lose();
    return "";
  }

  private String text() throws XMLStreamException, UnreadableFile {
    StringBuilder words = new StringBuilder();
    int outside = depth;
    while (depth >= outside) {
      if (isWords(next())) {
        words.append(xml.getText());
      }
    }
    return words.toString();
  }

  private void skip() throws XMLStreamException, UnreadableFile {
    int outside = depth;
    while (depth >= outside) {
      next();
    }
  }

  private static boolean isWords(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** The next event; {@link #depth} is that of the element that is open after it. */
  private int next() throws XMLStreamException, UnreadableFile {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw unreadable(Reason.UNSAFE_XML, Map.of());
    }
    if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
      throw unreadable(Reason.BROKEN_XML, Map.of());
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  private boolean is(String name) {
    return core().equals(name);
  }

  /** The name of an element of XLIFF's core; empty for any other. */
  private String core() {
    return XliffWriter.CORE.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "";
  }

  private @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  private UnreadableFile unreadable(Reason reason, Map<String, Object> arguments) {
    return new UnreadableFile(
        reason,
        Math.max(1, xml.getLocation().getLineNumber()),
        Math.max(1, xml.getLocation().getColumnNumber()),
        arguments);
  }
}
