package org.polyphony.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook of Office Open XML (ECMA-376), read as its parts stream by: once for its sheets, and
 * for each reading once for its texts and once for the rows, since texts may lie behind the rows
 * that name them.
 */
final class Workbook {

  private static final String RELATIONS = "_rels/.rels";
  private static final int SHEETS_AT_MOST = 500;

  /** What is wrong with one sheet and says nothing of the others. */
  private static final Set<String> TOO_MUCH = Set.of("too_many_columns", "cell_too_large");

  private final Content content;
  private final String path;
  private final Map<String, String> related = new LinkedHashMap<>();
  private final Map<String, String> sheets = new LinkedHashMap<>();

  /** The parts to read before any row: the texts, and the formats of numbers. */
  private final Set<String> aside = new HashSet<>();

  private String styles = "";
  private boolean since1904;

  /**
   * Finds its sheets.
   *
   * @throws Unreadable {@code not_a_table} where it is another kind of zipped file, {@code
   *     workbook_broken}, {@code workbook_unsafe} or {@code zip_bomb}
   */
  Workbook(Content content) {
    this.content = content;
    this.path = findWorkbook(content);
    String relations = folder(path) + "_rels/" + path.substring(folder(path).length()) + ".rels";
    Map<String, String> found = new LinkedHashMap<>();
    boolean[] seen = new boolean[2];
    Archive.walk(
        content,
        (name, part) -> {
          if (name.equals(path)) {
            found.putAll(readSheets(part));
            seen[0] = true;
          } else if (name.equals(relations)) {
            readRelations(part);
            seen[1] = true;
          }
          return !(seen[0] && seen[1]);
        });
    found.forEach(
        (sheet, id) -> {
          String part = related.get(id);
          if (part != null) {
            sheets.put(sheet, part);
          }
        });
    if (sheets.isEmpty()) {
      throw new Unreadable("workbook_broken");
    }
  }

  /** The names of its sheets, from left to right; hidden ones only where there are no others. */
  List<String> sheets() {
    return List.copyOf(sheets.keySet());
  }

  /**
   * How a sheet begins, and how long it is.
   *
   * @param rows the first that are not blank; never empty
   * @param length how many there are, as far as they were counted
   */
  record Beginning(String sheet, List<TableRow> rows, int length) {}

  /**
   * Some of its sheets, in that order, without those that are empty. What is too wide or too large
   * to be read is left out where there is another.
   *
   * @param most so many of the first rows
   * @param counted so far rows are counted
   */
  List<Beginning> beginnings(List<String> names, int most, int counted) {
    Map<String, Beginning> found = new HashMap<>();
    List<Unreadable> faults = new ArrayList<>();
    Map<String, String> wanted = new HashMap<>();
    names.forEach(name -> wanted.put(part(name), name));
    SheetRows reader = reader();
    Archive.walk(
        content,
        (path, part) -> {
          String name = wanted.remove(path);
          if (name != null) {
            try {
              found.put(name, beginning(name, reader, part, most, counted));
            } catch (Unreadable e) {
              if (!TOO_MUCH.contains(e.code())) {
                throw e;
              }
              faults.add(e);
            }
          }
          return !wanted.isEmpty();
        });
    List<Beginning> filled =
        names.stream()
            .flatMap(name -> Stream.ofNullable(found.get(name)))
            .filter(each -> !each.rows().isEmpty())
            .toList();
    if (filled.isEmpty() && !faults.isEmpty()) {
      throw faults.get(0);
    }
    if (!wanted.isEmpty() && filled.isEmpty()) {
      throw new Unreadable("workbook_broken");
    }
    return filled;
  }

  private static Beginning beginning(
      String name, SheetRows reader, InputStream part, int most, int counted)
      throws XMLStreamException {
    List<TableRow> rows = new ArrayList<>();
    int[] length = {0};
    reader.read(
        part,
        row -> {
          if (rows.size() < most) {
            rows.add(row);
          }
          return ++length[0] < counted;
        });
    return new Beginning(name, rows, length[0]);
  }

  /**
   * Every row of a sheet that is not blank.
   *
   * @throws Unreadable {@code no_such_sheet}, or as the constructor
   */
  void read(String sheet, Consumer<TableRow> taker) {
    String wanted = part(sheet);
    SheetRows reader = reader();
    boolean[] found = {false};
    Archive.walk(
        content,
        (name, part) -> {
          if (name.equals(wanted)) {
            found[0] = true;
            reader.read(
                part,
                row -> {
                  taker.accept(row);
                  return true;
                });
          }
          return !found[0];
        });
    if (!found[0]) {
      throw new Unreadable("workbook_broken");
    }
  }

  private String part(String sheet) {
    String part = sheets.get(sheet);
    if (part == null) {
      throw new Unreadable("no_such_sheet");
    }
    return part;
  }

  /** With the texts and the formats that cells name, which are read first. */
  private SheetRows reader() {
    CellFormats formats = new CellFormats(since1904);
    SharedStrings strings = new SharedStrings();
    Set<String> missing = new HashSet<>(aside);
    if (!missing.isEmpty()) {
      Archive.walk(
          content,
          (name, part) -> {
            if (missing.remove(name)) {
              if (name.equals(styles)) {
                formats.read(part);
              } else {
                strings.read(part);
              }
            }
            return !missing.isEmpty();
          });
    }
    if (!missing.isEmpty()) {
      throw new Unreadable("workbook_broken");
    }
    return new SheetRows(formats, strings);
  }

  private static String findWorkbook(Content content) {
    String[] path = {""};
    boolean[] other = {false};
    Archive.walk(
        content,
        (name, part) -> {
          other[0] |= name.equals("content.xml") || name.equals("Index/Document.iwa");
          if (name.equals(RELATIONS)) {
            XMLStreamReader xml = Xml.reader(part);
            while (Xml.toElement(xml)) {
              if (Xml.attribute(xml, "Type").endsWith("/officeDocument")) {
                path[0] = resolved("", Xml.attribute(xml, "Target"));
              }
            }
          }
          return path[0].isEmpty();
        });
    boolean binary = path[0].endsWith(".bin");
    String kind = other[0] || binary ? "spreadsheet" : "archive";
    if (path[0].isEmpty() || other[0] || binary) {
      throw new Unreadable("not_a_table", Map.of("kind", kind));
    }
    if (path[0].endsWith("document.xml") || path[0].endsWith("presentation.xml")) {
      throw new Unreadable("not_a_table", Map.of("kind", "document"));
    }
    return path[0];
  }

  /** Name by relation, hidden ones only where there are no others. */
  private Map<String, String> readSheets(InputStream part) throws XMLStreamException {
    Map<String, String> shown = new LinkedHashMap<>();
    Map<String, String> hidden = new LinkedHashMap<>();
    XMLStreamReader xml = Xml.reader(part);
    while (Xml.toElement(xml) && shown.size() + hidden.size() < SHEETS_AT_MOST) {
      if (xml.getLocalName().equals("workbookPr")) {
        String counted = Xml.attribute(xml, "date1904");
        since1904 = counted.equals("1") || counted.equals("true");
      } else if (xml.getLocalName().equals("sheet")) {
        boolean open =
            Xml.attribute(xml, "state").isEmpty() || Xml.attribute(xml, "state").equals("visible");
        String name = PlainText.of(Xml.attribute(xml, "name"));
        (open ? shown : hidden).put(name, Xml.attribute(xml, "id"));
      }
    }
    return shown.isEmpty() ? hidden : shown;
  }

  private void readRelations(InputStream part) throws XMLStreamException, IOException {
    XMLStreamReader xml = Xml.reader(part);
    while (Xml.toElement(xml)) {
      String type = Xml.attribute(xml, "Type");
      // What lies elsewhere is never fetched.
      if (Xml.attribute(xml, "TargetMode").equals("External")) {
        continue;
      }
      String target = resolved(folder(path), Xml.attribute(xml, "Target"));
      if (type.endsWith("/worksheet") && related.size() < SHEETS_AT_MOST) {
        related.put(Xml.attribute(xml, "Id"), target);
      } else if (type.endsWith("/sharedStrings")) {
        aside.add(target);
      } else if (type.endsWith("/styles")) {
        aside.add(target);
        styles = target;
      }
    }
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** A target is from the root, or from the folder of the part that names it. */
  private static String resolved(String folder, String target) {
    String from = target.startsWith("/") ? target.substring(1) : folder + target;
    return from.startsWith("./") ? from.substring(2) : from;
  }
}
