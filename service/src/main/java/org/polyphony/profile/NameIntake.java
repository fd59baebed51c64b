package org.polyphony.profile;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.contacts.Names;
import org.polyphony.platform.Ids;

/**
 * Names in their own script that files bring. One that somebody has taken away from a person does
 * not come back by a file.
 */
public final class NameIntake {

  private final Jdbi jdbi;
  private final Clock clock;

  NameIntake(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Whose file it is.
   *
   * @param author who brought it in; null for the service itself
   */
  public record Source(UUID importId, UUID organization, @Nullable UUID author) {}

  /** What a row says somebody is called; a row may say several. */
  public record Named(long row, UUID contact, String name) {}

  /** Before the people of an import are written: what an earlier try left behind goes. */
  public void begin(UUID importId) {
    jdbi.useTransaction(handle -> undo(handle, importId));
  }

  /** Those of some rows of which nothing was known; a few thousand at a time. */
  public List<Named> news(Handle handle, List<Named> rows) {
    return handle.attach(NamesDao.class).unknown(contacts(rows), names(rows)).stream()
        .map(rows::get)
        .toList();
  }

  /** Takes some rows, as {@link #news}. */
  public void add(Handle handle, Source source, List<Named> rows) {
    NamesDao dao = handle.attach(NamesDao.class);
    dao.bringIn(
        source.organization(),
        source.importId(),
        source.author(),
        clock.instant(),
        rows.stream().map(row -> Ids.next()).toArray(UUID[]::new),
        contacts(rows),
        names(rows),
        rows.stream().map(row -> Names.folded(row.name())).toArray(String[]::new));
    dao.say(source.importId(), clock.instant(), contacts(rows), names(rows));
  }

  /** In the transaction that takes the import back. What another file says too stays. */
  public void undo(Handle handle, UUID importId) {
    NamesDao dao = handle.attach(NamesDao.class);
    dao.unsay(importId);
    dao.handOver(importId);
    dao.takeOut(importId);
  }

  private static UUID[] contacts(List<Named> rows) {
    return rows.stream().map(Named::contact).toArray(UUID[]::new);
  }

  private static String[] names(List<Named> rows) {
    return rows.stream().map(Named::name).toArray(String[]::new);
  }
}
