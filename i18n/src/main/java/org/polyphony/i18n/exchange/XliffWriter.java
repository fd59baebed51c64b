package org.polyphony.i18n.exchange;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.polyphony.i18n.exchange.TranslationFile.Note;
import org.polyphony.i18n.exchange.TranslationFile.Progress;
import org.polyphony.i18n.exchange.TranslationFile.Unit;

/**
 * Writes XLIFF 2.1 (OASIS Standard, 13 February 2018): one unit of one segment for each text, whose
 * id is the text's key. Arguments stay in the text as ICU writes them; ADR 10 says why.
 */
public final class XliffWriter {
  static final String CORE = "urn:oasis:names:tc:xliff:document:2.0";
  static final String PRONUNCIATION = "pronunciation";

  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String ID = "id";

  private final XMLStreamWriter xml;

  private XliffWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Writes a file in UTF-8.
   *
   * @param file with both languages named
   */
  public static void write(TranslationFile file, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new XliffWriter(xml).document(file);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void document(TranslationFile file) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("xliff");
    xml.writeDefaultNamespace(CORE);
    xml.writeAttribute("version", "2.1");
    xml.writeAttribute("srcLang", String.valueOf(file.source()));
    xml.writeAttribute("trgLang", String.valueOf(file.target()));
    line(1);
    xml.writeStartElement("file");
    xml.writeAttribute(ID, "script");
    xml.writeAttribute("original", printable(file.original()));
    for (Unit unit : file.units()) {
      unit(unit);
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private void unit(Unit unit) throws XMLStreamException {
    line(2);
    xml.writeStartElement("unit");
    xml.writeAttribute(ID, unit.key());
    notes(unit);
    line(3);
    xml.writeStartElement("segment");
    xml.writeAttribute("state", unit.state().wire());
    // A text that is there and has to be looked at again is not the same as none at all.
    if (unit.state() == Progress.INITIAL && !unit.text().isEmpty()) {
      xml.writeAttribute("subState", "polyphony:stale");
    }
    words("source", String.valueOf(unit.source()));
    if (!unit.text().isEmpty()) {
      words("target", unit.text());
    }
    line(3);
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  private void notes(Unit unit) throws XMLStreamException {
    if (unit.notes().isEmpty() && unit.pronunciation().isEmpty()) {
      return;
    }
    line(3);
    xml.writeStartElement("notes");
    if (!unit.pronunciation().isEmpty()) {
      note("", PRONUNCIATION, "target", unit.pronunciation());
    }
    for (Note note : unit.notes()) {
      note(note.id(), note.category(), "", note.text());
    }
    line(3);
    xml.writeEndElement();
  }

  private void note(String id, String category, String of, String text) throws XMLStreamException {
    line(4);
    xml.writeStartElement("note");
    if (!id.isEmpty()) {
      xml.writeAttribute(ID, id);
    }
    if (!category.isEmpty()) {
      xml.writeAttribute("category", category);
    }
    if (!of.isEmpty()) {
      xml.writeAttribute("appliesTo", of);
    }
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  private void words(String element, String text) throws XMLStreamException {
    line(4);
    xml.writeStartElement(element);
    xml.writeAttribute("xml", XML, "space", "preserve");
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isXml(text, i)) {
        xml.writeCharacters(text.substring(from, i));
        xml.writeEmptyElement("cp");
        xml.writeAttribute("hex", "%04X".formatted((int) text.charAt(i)));
        from = i + 1;
      }
    }
    xml.writeCharacters(text.substring(from));
    xml.writeEndElement();
  }

  /** Whether XML 1.0 has this character; half a surrogate pair is none. */
  private static boolean isXml(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n';
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      kept.append(isXml(text, i) ? text.charAt(i) : ' ');
    }
    return kept.toString();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
