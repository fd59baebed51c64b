package org.polyphony.consent;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Ids;

/**
 * What the rows of a file say about texts, kept as what people have said with the file and the row
 * as its evidence. It counts from {@link #done} on, and no more from {@link #undo} on.
 */
public final class ConsentIntake {

  private final Clock clock;

  ConsentIntake(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whose file it is.
   *
   * @param evidence its name
   * @param author who brought it in; null for the service itself
   */
  public record Source(UUID importId, UUID organization, String evidence, @Nullable UUID author) {}

  /**
   * A row about a number of somebody.
   *
   * @param row of the file
   * @param given whether it is a yes
   * @param wording as it stands there
   * @param ofAnyNumber whether it says nothing new where the same is known of any number of theirs
   */
  public record Said(
      long row, UUID contact, UUID line, boolean given, String wording, boolean ofAnyNumber) {}

  /** Before the first of them: what an earlier try left behind goes. */
  public void begin(Handle handle, Source source) {
    ConsentsDao dao = handle.attach(ConsentsDao.class);
    if (dao.beginIntake(source.importId(), source.organization(), clock.instant()) == 0) {
      dao.forgetThoseOf(source.importId());
    }
  }

  /** Takes some rows; a few thousand at a time. */
  public void add(Handle handle, Source source, List<Said> rows) {
    handle
        .attach(ConsentsDao.class)
        .bringIn(
            source.organization(),
            source.importId(),
            source.evidence(),
            source.author(),
            clock.instant(),
            rows.stream().map(row -> Ids.next()).toArray(UUID[]::new),
            rows.stream().map(Said::contact).toArray(UUID[]::new),
            rows.stream().map(Said::line).toArray(UUID[]::new),
            rows.stream().map(Said::row).toArray(Long[]::new),
            rows.stream().map(Said::given).toArray(Boolean[]::new),
            rows.stream().map(Said::wording).toArray(String[]::new),
            rows.stream().map(Said::ofAnyNumber).toArray(Boolean[]::new));
  }

  /** In the transaction that ends the import; nothing happens where it brought none. */
  public void done(Handle handle, UUID importId) {
    ConsentsDao dao = handle.attach(ConsentsDao.class);
    if (dao.intakeDone(importId, clock.instant()) > 0) {
      dao.countWhatIsNew(importId);
    }
  }

  /**
   * In the transaction that takes the import back. What another file has said too stands by that
   * one from then on.
   */
  public void undo(Handle handle, UUID importId) {
    ConsentsDao dao = handle.attach(ConsentsDao.class);
    if (dao.intakeUndone(importId, clock.instant()) > 0) {
      dao.countTheNext(importId);
    }
  }
}
