package org.polyphony.platform.backup;

import java.time.Instant;
import java.util.List;
import org.polyphony.platform.Changelog;

/**
 * What a backup holds; the last entry of its file.
 *
 * @param format of the file; 1
 * @param version of Polyphony that made it
 * @param at when
 * @param postgresql the server's version, for whoever has to look into it
 * @param changes of the schema, in the order in which they were applied
 */
record BackupManifest(
    int format,
    String version,
    Instant at,
    String postgresql,
    List<Changelog.Change> changes,
    List<Table> tables,
    List<Sequence> sequences) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /**
   * @param columns those that are stored, without what PostgreSQL computes
   * @param sha256 of the entry's content, in lower-case hexadecimal
   */
  record Table(String schema, String name, List<String> columns, long rows, String sha256) {
    String entry() {
      return "tables/" + schema + "." + name + ".copy";
    }
  }

  /**
   * @param last the number given out last
   * @param called whether it was given out; otherwise it is the first to come
   */
  record Sequence(String schema, String name, long last, boolean called) {}

  /** How many rows all tables have. */
  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
