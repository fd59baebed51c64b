package org.polyphony.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.imports.ImportTarget.Note;

/** Writes down which rows were turned away or want a look, a few hundred at a time. */
final class Notebook implements AutoCloseable {

  private static final int PIECE = 500;

  private final Jdbi jdbi;
  private final UUID id;
  private final List<ImportsDao.Noted> gathered = new ArrayList<>();
  private long rejected;

  Notebook(Jdbi jdbi, UUID id) {
    this.jdbi = jdbi;
    this.id = id;
  }

  /**
   * @param cells the row as it came; not kept where it holds what nobody may use
   */
  void add(Note note, List<String> cells) {
    if (note.kind() == Note.Kind.REJECTED) {
      rejected++;
    }
    gathered.add(
        new ImportsDao.Noted(
            note.line(),
            note.kind().name().toLowerCase(Locale.ROOT),
            note.field(),
            note.reason(),
            withoutZeros(note.value()),
            OffLimits.isReason(note.reason())
                ? List.of()
                : cells.stream().map(Notebook::withoutZeros).toList()));
    if (gathered.size() == PIECE) {
      close();
    }
  }

  long rejected() {
    return rejected;
  }

  /** Writes what is left. */
  @Override
  public void close() {
    if (!gathered.isEmpty()) {
      jdbi.useTransaction(handle -> handle.attach(ImportsDao.class).note(id, gathered));
      gathered.clear();
    }
  }

  /** PostgreSQL knows no such character in a text. */
  private static String withoutZeros(String text) {
    return text.replace('\0', ' ');
  }
}
