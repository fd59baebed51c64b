package org.polyphony.telephony.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Ids;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.InboundText;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Progress;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.Sending;
import org.polyphony.telephony.TextLine;
import org.polyphony.telephony.TextNews;

/**
 * The carrier that reaches nobody. It takes texts, tells what came of them and lets some people
 * write back, by {@link SandboxNumber}. Like a true one it does not notice that it was asked twice.
 */
public final class Sandbox implements TextLine {
  private static final String SENDER = "+19165550199";
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int AT_ONCE = 100;

  private final Jdbi jdbi;
  private final Clock clock;
  private final TextNews news;

  /**
   * @param news who is told what came of the texts
   */
  public Sandbox(Jdbi jdbi, Clock clock, TextNews news) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.news = news;
  }

  /** The numbers that do something of their own, E.164. */
  public static List<String> numbers() {
    return SandboxNumber.all();
  }

  @Override
  public String carrier() {
    return "sandbox";
  }

  @Override
  public List<String> senders() {
    return List.of(SENDER);
  }

  @Override
  public int longestWait() {
    return 5;
  }

  @Override
  public Sending send(OutgoingText text) {
    SandboxNumber number = SandboxNumber.of(text.recipient());
    return switch (number) {
      case OPTED_OUT -> new Sending.NotTaken(number.fault(), null);
      case TOO_FAST_ONCE ->
          jdbi.inTransaction(
              handle ->
                  handle.attach(SandboxDao.class).refuse(text.message(), clock.instant()) == 1
                      ? new Sending.NotTaken(20429, AGAIN_AFTER)
                      : take(handle, text, number));
      case TIMES_OUT -> {
        jdbi.useTransaction(handle -> take(handle, text, number));
        yield new Sending.Unknown();
      }
      default -> jdbi.inTransaction(handle -> take(handle, text, number));
    };
  }

  private Sending take(Handle handle, OutgoingText text, SandboxNumber number) {
    SandboxDao dao = handle.attach(SandboxDao.class);
    String providerId = "SB" + UUID.randomUUID().toString().replace("-", "");
    Instant now = clock.instant();
    dao.take(providerId, text, now);
    // Of a text whose answer was lost nothing is told: only the list has it.
    if (number != SandboxNumber.TIMES_OUT) {
      for (SandboxNumber.News told : number.news()) {
        dao.tellLater(
            Ids.next(),
            now.plus(told.after()),
            providerId,
            told.progress().code(),
            told.fault(),
            null);
      }
    }
    String reply = number.reply();
    if (reply != null) {
      dao.tellLater(Ids.next(), now.plus(SandboxNumber.replyAfter()), providerId, null, 0, reply);
    }
    return new Sending.Taken(providerId);
  }

  @Override
  public Optional<List<CarrierText>> taken(String recipient, Instant since) {
    return Optional.of(
        jdbi.withExtension(SandboxDao.class, dao -> dao.taken(recipient, since)).stream()
            .map(
                text ->
                    new CarrierText(
                        text.providerId(),
                        text.recipient(),
                        text.body(),
                        text.takenAt(),
                        progress(text.progress()),
                        text.fault()))
            .toList());
  }

  /** Tells all that is due; what is told stands together with what the listener makes of it. */
  public void tellWhatIsDue() {
    while (jdbi.inTransaction(this::tellSome) == AT_ONCE) {}
  }

  private int tellSome(Handle handle) {
    SandboxDao dao = handle.attach(SandboxDao.class);
    Instant now = clock.instant();
    List<SandboxDao.Due> due = dao.due(now, AT_ONCE);
    for (SandboxDao.Due one : due) {
      tell(handle, dao, one);
    }
    dao.told(due.stream().map(SandboxDao.Due::id).toList(), now);
    return due.size();
  }

  private void tell(Handle handle, SandboxDao dao, SandboxDao.Due due) {
    String reply = due.reply();
    String progress = due.progress();
    if (reply != null) {
      news.inbound(
          handle,
          new InboundText(
              "IN" + due.id(),
              due.recipient(),
              due.sender(),
              reply,
              0,
              reply.equals(SandboxNumber.SAYS_STOP.reply())));
    } else if (progress != null) {
      dao.progress(due.providerId(), progress, due.fault());
      news.receipt(
          handle, new Receipt(due.providerId(), due.message(), progress(progress), due.fault()));
    }
  }

  private static Progress progress(String code) {
    return Progress.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
