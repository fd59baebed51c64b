package org.polyphony.texting;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewSuppression;
import org.polyphony.consent.Suppressions;
import org.polyphony.platform.Ids;

/** No more texts to a line, and texts again. */
final class Stops {
  /** Ways in which a line says so by itself, and which it can take back by itself. */
  private static final List<String> BY_TEXT = List.of("stop_word", "stop_sentence", "carrier");

  private final Suppressions suppressions;
  private final Answers answers;
  private final Clock clock;

  Stops(Suppressions suppressions, Answers answers, Clock clock) {
    this.suppressions = suppressions;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Holds the line, so that a text that is being asked for is out before and none goes out after;
   * keeps the stop for every partner; takes what is queued out; confirms once.
   *
   * @param reason {@code stop_word} or {@code stop_sentence}
   * @param evidence the words
   * @param silent whether the carrier itself confirms, and lets nothing of ours through
   */
  void stop(
      Handle handle,
      Answers.To to,
      String reason,
      String evidence,
      boolean silent,
      @Nullable UUID author,
      UUID inbound) {
    InboundDao dao = handle.attach(InboundDao.class);
    dao.knowLine(to.line());
    dao.holdLine(to.line());
    if (dao.isReachable(to.line())) {
      suppressions.add(
          handle,
          new NewSuppression(
              Channel.TEXT,
              to.line(),
              null,
              null,
              to.organization(),
              reason,
              evidence,
              null,
              author,
              clock.instant()));
      if (!silent) {
        answers.say(handle, Ids.next(), "receipt", to, "texting.reply.stopped", inbound);
      }
    }
    dao.stopQueued(to.line());
  }

  /** Texts again, where the line itself had stopped them by text. Answers whether it had. */
  boolean start(Handle handle, Answers.To to, UUID inbound) {
    InboundDao dao = handle.attach(InboundDao.class);
    dao.knowLine(to.line());
    dao.holdLine(to.line());
    boolean lifted = suppressions.liftOnLine(handle, to.line(), BY_TEXT, "start_word");
    if (lifted) {
      answers.say(handle, Ids.next(), "reply", to, "texting.reply.started", inbound);
    }
    return lifted;
  }
}
