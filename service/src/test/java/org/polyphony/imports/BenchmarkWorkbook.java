package org.polyphony.imports;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A CSV file without quotes as a workbook, row by row: texts shared and behind the rows, as Excel
 * has them.
 */
final class BenchmarkWorkbook {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Texts that stand in one row alone are not kept to be found again: a telephone number. */
  private static final int SHARED_AT_MOST = 20_000;

  private BenchmarkWorkbook() {}

  static void write(Path csv, Path workbook) throws IOException {
    Path texts = Files.createTempFile(workbook.getParent(), "texts", ".xml");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(workbook));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      zip.setLevel(Deflater.BEST_SPEED);
      part(zip, out, "_rels/.rels", related("w", "officeDocument", "xl/workbook.xml"));
      part(
          zip,
          out,
          "xl/workbook.xml",
          HEAD
              + "<workbook xmlns:r=\"%s\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                  .formatted(OFFICE));
      part(
          zip,
          out,
          "xl/_rels/workbook.xml.rels",
          related("r1", "worksheet", "worksheets/sheet1.xml")
              .replace(
                  "</Relationships>",
                  relation("t", "sharedStrings", "sharedStrings.xml") + "</Relationships>"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      rows(csv, out, texts);
      out.flush();
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      Files.copy(texts, zip);
      zip.closeEntry();
    } finally {
      Files.delete(texts);
    }
  }

  private static void rows(Path csv, Writer out, Path texts) throws IOException {
    Map<String, Integer> shared = new HashMap<>();
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(csv);
        Writer strings = Files.newBufferedWriter(texts)) {
      out.write(HEAD + "<worksheet><sheetData>");
      strings.write(HEAD + "<sst>");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write("<row>");
        for (String cell : line.split(",", -1)) {
          Integer index = shared.get(cell);
          if (index == null) {
            index = count++;
            strings.write("<si><t>" + cell + "</t></si>");
            if (shared.size() < SHARED_AT_MOST && !cell.matches("\\d+")) {
              shared.put(cell, index);
            }
          }
          out.write("<c t=\"s\"><v>" + index + "</v></c>");
        }
        out.write("</row>");
      }
      strings.write("</sst>");
      out.write("</sheetData></worksheet>");
    }
  }

  private static void part(ZipOutputStream zip, Writer out, String name, String content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.flush();
    zip.closeEntry();
  }

  private static String related(String id, String type, String target) {
    return HEAD + "<Relationships>" + relation(id, type, target) + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }
}
