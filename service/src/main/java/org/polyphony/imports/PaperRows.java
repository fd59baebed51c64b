package org.polyphony.imports;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.polyphony.platform.Csv;

/** Rows typed in from paper, which go the way of every other file from then on. */
record PaperRows(List<List<String>> rows) {

  /** A day's typing, in bytes: a letter of some scripts is nine of them in a form. */
  static final long LARGEST_BODY = 4L << 20;

  /** How many there are on a fresh page. */
  static final int FRESH = 12;

  private static final List<String> NAMES =
      List.of("name", "phone", "language", "email", "texts", "notes");
  private static final List<String> HEADER =
      List.of("Name", "Phone", "Language", "Email", "Texts", "Notes");
  private static final List<String> FIELDS =
      List.of("full_name", "phone", "spoken", "email", "text_consent", Layout.FACT);

  PaperRows {
    rows = List.copyOf(rows);
  }

  /** As the form sends them, without those that are blank. */
  static PaperRows typed(MultivaluedMap<String, String> form) {
    List<List<String>> rows = new ArrayList<>();
    int count = form.getOrDefault(NAMES.get(0), List.of()).size();
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>();
      for (String name : NAMES) {
        List<String> column = form.getOrDefault(name, List.of());
        row.add(i < column.size() ? column.get(i).strip() : "");
      }
      if (!row.stream().allMatch(String::isEmpty)) {
        rows.add(row);
      }
    }
    return new PaperRows(rows);
  }

  /** How the file that they make is to be read. */
  static Wishes wishes() {
    return new Wishes("UTF-8", ",", true, FIELDS, null);
  }

  InputStream file() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv csv = new Csv(out)) {
      csv.row(HEADER);
      rows.forEach(csv::row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(out.toByteArray());
  }
}
