package org.polyphony.consent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/**
 * Opt-outs, in one place for every channel and partner. Claims and sends ask the view {@code
 * consent.reachable_lines} in their own transaction.
 */
public final class Suppressions {

  private final Journal journal;
  private final Clock clock;

  Suppressions(Clock clock) {
    this.journal = new Journal(clock);
    this.clock = clock;
  }

  /** Keeps it, from the end of the caller's transaction on. Answers its id. */
  public UUID add(Handle handle, NewSuppression suppression) {
    UUID id = Ids.next();
    handle.attach(SuppressionsDao.class).insert(id, suppression.channel().code(), suppression);
    return id;
  }

  /**
   * Lifts one that was said to the viewer's organization: the person has changed their mind, or it
   * was written down by mistake. The journal gets {@code line.changed} for each number that may be
   * used again.
   *
   * @param reason in the coordinator's words, never empty
   * @throws Problem 404 where there is none of theirs
   */
  void lift(Handle handle, Viewer viewer, UUID id, String reason) {
    SuppressionsDao dao = handle.attach(SuppressionsDao.class);
    int lifted = dao.lift(viewer.organization(), id, viewer.user(), reason, clock.instant());
    if (lifted == 0) {
      throw Problem.notFound();
    }
    for (UUID line : dao.lines(id)) {
      journal.append(handle, viewer.organization(), "line.changed", line, Map.of());
    }
  }

  /**
   * Whoever has the number wants texts again, and says so by a text from it: what was said in the
   * same way no longer stands, to whichever partner it was said. What was said otherwise stays.
   *
   * @param how the reasons that it concerns
   * @param reason why, in a word: {@code start_word}
   * @return whether anything stood
   */
  public boolean liftOnLine(Handle handle, UUID line, List<String> how, String reason) {
    return handle.attach(SuppressionsDao.class).liftOnLine(line, how, reason, clock.instant()) > 0;
  }

  /**
   * All that concerns a person, what was lifted too, the newest first; at most 100. Of what another
   * partner was told only that it stands.
   */
  public List<Refusal> of(Handle handle, Viewer viewer, UUID contact) {
    return handle.attach(SuppressionsDao.class).of(viewer.organization(), contact);
  }

  /** Lifts what this attempt made, and nothing that stands for another reason. */
  public void takeBack(Handle handle, UUID attempt) {
    handle.attach(SuppressionsDao.class).liftThoseOf(attempt, clock.instant());
  }
}
