package org.polyphony.texting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Audit;
import org.polyphony.web.FieldProblem;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** What people have written, for those who answer. */
final class Inbox {
  private static final int LONGEST_REPLY = 1_600;

  private final Jdbi jdbi;
  private final Stops stops;
  private final Answers answers;
  private final Audit audit;
  private final Clock clock;

  Inbox(Jdbi jdbi, Stops stops, Answers answers, Audit audit, Clock clock) {
    this.jdbi = jdbi;
    this.stops = stops;
    this.answers = answers;
    this.audit = audit;
    this.clock = clock;
  }

  /** The newest first. */
  List<InboundDao.Arrived> arrived(Viewer viewer, @Nullable UUID after, int limit) {
    return jdbi.withExtension(
        InboundDao.class, dao -> dao.arrived(viewer.organization(), after, limit));
  }

  /** Sentences that may be a stop, of which nobody has said whether they are; the likely first. */
  List<InboundDao.Arrived> undecided(Viewer viewer, int limit) {
    return jdbi.withExtension(InboundDao.class, dao -> dao.undecided(viewer.organization(), limit));
  }

  /**
   * Those who have written to us, whoever wrote last first.
   *
   * @param languages of their last text, by tag
   */
  List<InboundDao.Conversation> threads(
      Viewer viewer, Set<String> languages, @Nullable UUID after, int limit) {
    return jdbi.withExtension(
        InboundDao.class,
        dao -> dao.threads(viewer.organization(), languages.toArray(new String[0]), after, limit));
  }

  /** The languages that people have written in. */
  List<InboundDao.Tongue> tongues(Viewer viewer) {
    return jdbi.withExtension(InboundDao.class, dao -> dao.tongues(viewer.organization()));
  }

  /**
   * Who writes on a line, by their last text.
   *
   * @throws Problem 404 where nobody has written to the viewer's organization from it
   */
  InboundDao.Conversation who(Viewer viewer, UUID line) {
    return jdbi.withExtension(InboundDao.class, dao -> dao.last(viewer.organization(), line))
        .orElseThrow(Problem::notFound);
  }

  /** Whether a line wants texts at all. */
  boolean isReachable(UUID line) {
    return jdbi.withExtension(InboundDao.class, dao -> dao.isReachable(line));
  }

  /**
   * What was said with a line, the newest first; at most 200. The read is audited, and what came in
   * is no longer unread.
   *
   * @throws Problem 404 where the viewer's organization has said nothing with it
   */
  List<InboundDao.Said> thread(Viewer viewer, UUID line) {
    return jdbi.inTransaction(
        handle -> {
          List<InboundDao.Said> said =
              handle.attach(InboundDao.class).said(viewer.organization(), line);
          if (said.isEmpty()) {
            throw Problem.notFound();
          }
          handle.attach(InboundDao.class).read(viewer.organization(), line, clock.instant());
          note(handle, viewer, "texts.read", line);
          return said;
        });
  }

  /**
   * Somebody has read a sentence and says whether it is a stop.
   *
   * @param stop whether no more texts are wanted; else what was held goes out
   * @throws Problem 404 where there is none of theirs, 409 {@code already_decided}
   */
  void decide(Viewer viewer, UUID id, boolean stop) {
    jdbi.useTransaction(
        handle -> {
          InboundDao dao = handle.attach(InboundDao.class);
          InboundDao.Arrived text =
              dao.hold(viewer.organization(), id)
                  .filter(one -> one.meaning().equals("like_stop"))
                  .orElseThrow(Problem::notFound);
          if (dao.decide(id, stop ? "stop" : "go_on", viewer.user(), clock.instant()) == 0) {
            throw Problem.conflict("already_decided");
          }
          if (stop) {
            stops.stop(handle, to(text), "stop_sentence", text.body(), false, viewer.user(), id);
          } else if (!dao.waits(text.line())) {
            dao.goOn(text.line());
          }
          note(handle, viewer, stop ? "texts.stopped" : "texts.let_go_on", id);
        });
  }

  /**
   * A person writes back.
   *
   * @param key of the client's, which is the text's id: sent twice it is one
   * @throws Problem 404 where there is no such text of theirs
   */
  void reply(Viewer viewer, UUID inbound, UUID key, String body) {
    if (body.isBlank()) {
      throw Problem.invalid(FieldProblem.required("body"));
    }
    if (body.length() > LONGEST_REPLY) {
      throw Problem.invalid(FieldProblem.tooLong("body", LONGEST_REPLY));
    }
    jdbi.useTransaction(
        handle -> {
          InboundDao.Arrived text =
              handle
                  .attach(InboundDao.class)
                  .hold(viewer.organization(), inbound)
                  .orElseThrow(Problem::notFound);
          if (answers.reply(handle, key, to(text), body.strip(), inbound)) {
            note(handle, viewer, "texts.replied", inbound);
          }
        });
  }

  private static Answers.To to(InboundDao.Arrived text) {
    return new Answers.To(text.organization(), text.contact(), text.line(), text.language());
  }

  private void note(Handle handle, Viewer viewer, String action, UUID id) {
    audit.append(handle, viewer.user(), viewer.organization(), action, "text", id, Map.of());
  }
}
