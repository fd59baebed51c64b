package org.polyphony.texting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.Channel;
import org.polyphony.consent.NewTouch;
import org.polyphony.consent.Touches;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Sending;
import org.polyphony.telephony.TextLine;

/**
 * Sends what is due, each text once. Several senders on several instances share the queue.
 *
 * <p>A batch is taken up in one transaction, so that a crash finds it {@code asking} and never
 * queued; then, in a second one, the lines are held, it is looked again whether each may have a
 * text, and the carrier is asked while they are held. A stop that is committed before wins; one
 * that comes later waits until the answer is there.
 */
final class Sender {
  private static final int BATCH_AT_MOST = 50;
  private static final int BATCHES_A_SECOND = 4;
  private static final int TRIES_AT_MOST = 30;

  /** How far ahead of its turn a batch is taken up. */
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final TextLine line;
  private final int perSecond;
  private final Touches touches;
  private final LineFaults faults;
  private final TextingSettings settings;
  private final ExecutorService asking;
  private final Clock clock;

  Sender(
      Jdbi jdbi,
      TextLine line,
      int perSecond,
      Touches touches,
      LineFaults faults,
      TextingSettings settings,
      ExecutorService asking,
      Clock clock) {
    this.jdbi = jdbi;
    this.line = line;
    this.perSecond = perSecond;
    this.touches = touches;
    this.faults = faults;
    this.settings = settings;
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * Texts that are taken up, and nobody has asked for yet.
   *
   * @param turn before which they may not go out
   */
  record Batch(String sender, List<UUID> messages, Instant turn) {}

  /** Says from what texts go out, and how fast. */
  void begin() {
    for (String sender : line.senders()) {
      jdbi.useExtension(SendingDao.class, dao -> dao.know(sender, perSecond, clock.instant()));
    }
  }

  /** Takes up what is due for a sender; an empty batch where nothing is, or it is not its turn. */
  Batch takeUp(String sender) {
    return jdbi.inTransaction(
        handle -> {
          SendingDao dao = handle.attach(SendingDao.class);
          Instant now = clock.instant();
          Instant held = dao.holdSender(sender);
          Instant turn = held.isAfter(now) ? held : now;
          if (turn.isAfter(now.plus(AHEAD))) {
            return new Batch(sender, List.of(), turn);
          }
          int most = Math.min(BATCH_AT_MOST, Math.max(1, perSecond / BATCHES_A_SECOND));
          List<UUID> taken = new ArrayList<>(dao.takeUpAnswers(sender, now, most));
          for (SendingDao.Lane lane :
              taken.size() < most ? dao.dueLanes(now) : List.<SendingDao.Lane>of()) {
            Instant late = lane.lateAt();
            if (late != null && !late.isAfter(now)) {
              dao.cancelLate(lane.id(), now);
            } else if (taken.size() < most
                && hours(lane).isOpen(now, TextHours.zones(lane.zones()))) {
              taken.addAll(dao.takeUp(lane.id(), sender, now, most - taken.size()));
            }
          }
          if (!taken.isEmpty()) {
            dao.nextAt(sender, turn.plusNanos(taken.size() * 1_000_000_000L / perSecond));
          }
          return new Batch(sender, List.copyOf(taken), turn);
        });
  }

  private TextHours hours(SendingDao.Lane lane) {
    return new TextHours(
        lane.hoursStart(), lane.hoursEnd(), Duration.ofMinutes(settings.marginMinutes()));
  }

  /** Asks the carrier for each text of a batch that may still go out. */
  void send(Batch batch) {
    if (batch.messages().isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          SendingDao dao = handle.attach(SendingDao.class);
          dao.knowLines(batch.messages());
          dao.holdLines(batch.messages());
          List<SendingDao.Ready> ready = dao.hold(batch.messages());
          Map<UUID, String> verdicts = verdicts(dao, ready);
          verdicts.forEach(dao::hold);
          List<SendingDao.Ready> going =
              ready.stream().filter(text -> !verdicts.containsKey(text.id())).toList();
          List<Future<Sending>> asked = new ArrayList<>();
          for (SendingDao.Ready text : going) {
            OutgoingText out = new OutgoingText(text.id(), batch.sender(), text.tel(), text.body());
            asked.add(asking.submit(() -> line.send(out)));
          }
          for (int i = 0; i < going.size(); i++) {
            keep(handle, dao, batch.sender(), going.get(i), answer(asked.get(i)));
          }
        });
  }

  private Map<UUID, String> verdicts(SendingDao dao, List<SendingDao.Ready> ready) {
    Instant now = clock.instant();
    UUID[] ids = ready.stream().map(SendingDao.Ready::id).toArray(UUID[]::new);
    String[] began =
        ready.stream()
            .map(text -> TextHours.dayBegan(now, TextHours.zones(text.zones())).toString())
            .toArray(String[]::new);
    Map<UUID, String> verdicts = new HashMap<>();
    dao.verdicts(ids, began, settings.monthlyCap(), now)
        .forEach(verdict -> verdicts.put(verdict.id(), verdict.why()));
    // Two texts to one line in one batch see each other only here.
    Map<UUID, UUID> first = new HashMap<>();
    for (SendingDao.Ready text : ready) {
      if (text.kind().equals("outreach")
          && !verdicts.containsKey(text.id())
          && first.putIfAbsent(text.line(), text.id()) != null) {
        verdicts.put(text.id(), "cap");
      }
    }
    return verdicts;
  }

  private static Sending answer(Future<Sending> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      return new Sending.Unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sending.Unknown();
    }
  }

  private void keep(
      Handle handle, SendingDao dao, String sender, SendingDao.Ready text, Sending answer) {
    Instant now = clock.instant();
    if (answer instanceof Sending.Taken taken) {
      dao.sent(text.id(), taken.providerId(), now);
      touch(handle, text, now);
    } else if (answer instanceof Sending.Unknown) {
      dao.unknown(text.id());
      touch(handle, text, now);
    } else if (answer instanceof Sending.NotTaken refused) {
      Duration again = refused.again();
      if (again != null && text.tries() < TRIES_AT_MOST) {
        dao.again(text.id(), refused.fault(), now.plus(again));
        dao.pause(sender, now.plus(again));
      } else {
        dao.failed(text.id(), refused.fault(), now);
        faults.learn(handle, text.line(), text.organization(), refused.fault());
      }
    }
  }

  private void touch(Handle handle, SendingDao.Ready text, Instant now) {
    UUID organization = text.organization();
    if (organization == null || !text.kind().equals("outreach")) {
      return;
    }
    UUID contact = text.contact();
    touches.record(
        handle,
        new NewTouch(
            organization,
            Channel.TEXT,
            text.line(),
            null,
            text.campaign(),
            null,
            contact == null ? Set.of() : Set.of(contact),
            now));
  }

  /** What somebody was asking for who is gone is unknown from now on. */
  int giveUp() {
    Instant before = clock.instant().minusSeconds(line.longestWait() + 5L);
    return jdbi.withExtension(SendingDao.class, dao -> dao.giveUp(before));
  }
}
