package org.polyphony.texting;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.FollowUps;
import org.polyphony.i18n.Languages;
import org.polyphony.i18n.Messages;

/** What goes back to somebody who has written: at once, in their language, each once. */
final class Answers {
  private final Messages messages;
  private final TextPrices prices;
  private final FollowUps followUps;
  private final Clock clock;

  Answers(Messages messages, TextPrices prices, FollowUps followUps, Clock clock) {
    this.messages = messages;
    this.prices = prices;
    this.followUps = followUps;
    this.clock = clock;
  }

  /** To whom, and in which language. */
  record To(@Nullable UUID organization, @Nullable UUID contact, UUID line, String language) {}

  /**
   * Puts one of our own sentences in the queue.
   *
   * @param id of the text; the same id twice is one text
   * @param kind {@code receipt} for what goes out although the line is stopped, else {@code reply}
   * @param key of the sentence, whose one argument is the organization's name
   */
  void say(Handle handle, UUID id, String kind, To to, String key, @Nullable UUID answered) {
    String name =
        handle.attach(InboundDao.class).organization(to.organization()).orElse("Polyphony");
    String tag = Languages.standard().bundleFor(to.language());
    write(
        handle,
        id,
        kind,
        to,
        messages.forLocale(tag).text(key, Map.of("organization", name)),
        answered);
  }

  /**
   * Puts what a person answers in the queue; with it nothing that was asked from there is open any
   * more. Answers whether it was not there before.
   */
  boolean reply(Handle handle, UUID id, To to, String body, UUID answered) {
    boolean written = write(handle, id, "reply", to, body, answered);
    UUID organization = to.organization();
    if (written && organization != null) {
      followUps.endQuestions(handle, organization, to.line());
    }
    return written;
  }

  /** Puts a text in the queue. Answers whether it was not there before. */
  private boolean write(
      Handle handle, UUID id, String kind, To to, String body, @Nullable UUID answered) {
    InboundDao dao = handle.attach(InboundDao.class);
    TextCount count = TextCount.of(body, true);
    return dao.answer(
            id,
            to.organization(),
            kind,
            to.contact(),
            to.line(),
            to.language(),
            count.text(),
            count.encoding(),
            count.segments(),
            count.segments() * prices.ofSegment(dao.tel(to.line())),
            clock.instant(),
            answered)
        == 1;
  }
}
