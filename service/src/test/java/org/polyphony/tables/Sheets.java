package org.polyphony.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as Excel writes them, and as nobody should. */
public final class Sheets {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private String properties = "";

  /** A sheet of texts, which it shares with the others. */
  public Sheets sheet(String name, List<List<String>> rows) {
    StringBuilder data = new StringBuilder();
    for (List<String> row : rows) {
      data.append("<row>");
      for (String cell : row) {
        texts.add(cell);
        data.append("<c t=\"s\"><v>").append(texts.size() - 1).append("</v></c>");
      }
      data.append("</row>");
    }
    return rows(name, data.toString());
  }

  /** A sheet with its rows in XML. */
  public Sheets rows(String name, String rows) {
    names.add(name);
    return part(
        "xl/worksheets/sheet" + names.size() + ".xml",
        HEAD + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  /** Days counted as the first Macintosh did. */
  Sheets since1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** A part as it is; instead of the usual one where there is one of this name. */
  public Sheets part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  public Content content() {
    byte[] file = bytes();
    return () -> new ByteArrayInputStream(file);
  }

  /** The texts lie behind the rows that name them, as with Excel. */
  public byte[] bytes() {
    StringBuilder sheets = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    for (int i = 1; i <= names.size(); i++) {
      sheets.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(names.get(i - 1), i, i));
      relations.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    relations.append(relation("t", "sharedStrings", "sharedStrings.xml"));
    relations.append(relation("s", "styles", "styles.xml"));
    StringBuilder strings = new StringBuilder();
    for (String text : texts) {
      strings.append("<si><t xml:space=\"preserve\">").append(escaped(text)).append("</t></si>");
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("_rels/.rels", related(relation("w", "officeDocument", "xl/workbook.xml")));
    all.put("xl/workbook.xml", workbook(sheets.toString()));
    all.put("xl/_rels/workbook.xml.rels", related(relations.toString()));
    all.put(
        "xl/styles.xml",
        HEAD
            + "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd;@\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
    all.putAll(parts);
    all.putIfAbsent("xl/sharedStrings.xml", HEAD + "<sst>" + strings + "</sst>");
    return zipped(all);
  }

  private String workbook(String sheets) {
    return HEAD
        + "<workbook xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(OFFICE, properties, sheets);
  }

  private static String related(String relations) {
    return HEAD + "<Relationships>" + relations + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static byte[] zipped(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
