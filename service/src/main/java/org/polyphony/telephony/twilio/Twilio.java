package org.polyphony.telephony.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.CarrierText;
import org.polyphony.telephony.OutgoingText;
import org.polyphony.telephony.Sending;
import org.polyphony.telephony.TextLine;
import org.polyphony.telephony.TextNews;
import org.polyphony.telephony.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text line at Twilio. */
public final class Twilio implements TextLine {
  private static final Logger LOG = LoggerFactory.getLogger(Twilio.class);

  private static final String SERVICE = "MG";
  private static final int LISTED_AT_MOST = 100;

  /** Where no connection comes about, or Twilio says too many without saying when. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);

  /** Until somebody has seen to the account. */
  private static final Duration LONG_PAUSE = Duration.ofMinutes(5);

  private static final int TOO_MANY = 20429;
  private static final int QUEUE_FULL = 21611;
  private static final int NOT_AUTHENTICATED = 20003;

  private final TwilioAccount account;
  private final TwilioRestClient client;
  private final TwilioWebhooks webhooks;

  /**
   * @param news who is told what comes in
   */
  public Twilio(TwilioAccount account, Jdbi jdbi, TextNews news) {
    this.account = account;
    client =
        new TwilioRestClient.Builder(account.sid(), account.token())
            .accountSid(account.sid())
            .httpClient(new OneRequest(account.base(), account.waitAtMost()))
            .build();
    webhooks = new TwilioWebhooks(account, jdbi, news);
  }

  /** What Twilio tells us by calling. */
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public String carrier() {
    return "twilio";
  }

  @Override
  public List<String> senders() {
    return account.senders();
  }

  @Override
  public int longestWait() {
    return (int) account.waitAtMost().plusSeconds(10).toSeconds();
  }

  @Override
  public Sending send(OutgoingText text) {
    try {
      String sid = creator(text).create(client).getSid();
      return sid == null || sid.isBlank() ? new Sending.Unknown() : new Sending.Taken(sid);
    } catch (NotReached e) {
      return new Sending.NotTaken(0, SHORT_PAUSE);
    } catch (Answered e) {
      return refused(e);
    } catch (CutOff | TwilioException e) {
      // An answer of 2xx that cannot be read: it may well have been taken.
      LOG.warn("Text {}: nobody knows whether Twilio has it", text.message());
      return new Sending.Unknown();
    }
  }

  /** Our id goes along in the address that Twilio reports to, so that a lost answer is found. */
  private MessageCreator creator(OutgoingText text) {
    PhoneNumber recipient = new PhoneNumber(text.recipient());
    MessageCreator creator =
        text.sender().startsWith(SERVICE)
            ? Message.creator(recipient, text.sender(), text.body())
            : Message.creator(recipient, new PhoneNumber(text.sender()), text.body());
    return creator.setStatusCallback(
        URI.create(
            TwilioWebhooks.base(account)
                + TwilioWebhooks.STATUS
                + "?"
                + TwilioWebhooks.MESSAGE
                + "="
                + text.message()));
  }

  /** Only what Twilio itself has refused was surely not taken. */
  private static Sending refused(Answered answer) {
    int status = answer.status();
    if (status == 429 || answer.code() == TOO_MANY || answer.code() == QUEUE_FULL) {
      int fault = answer.code() == 0 ? TOO_MANY : answer.code();
      return new Sending.NotTaken(fault, pause(answer.retryAfter(), SHORT_PAUSE));
    }
    if (status == 401 || status == 403 && answer.code() == 0) {
      return new Sending.NotTaken(NOT_AUTHENTICATED, LONG_PAUSE);
    }
    if (status / 100 == 4 && status != 408) {
      return new Sending.NotTaken(answer.code(), null);
    }
    return new Sending.Unknown();
  }

  private static Duration pause(@Nullable Duration asked, Duration usual) {
    return asked == null ? usual : asked;
  }

  @Override
  public Optional<List<CarrierText>> taken(String recipient, Instant since) {
    try {
      List<CarrierText> found = new ArrayList<>();
      for (Message message :
          Message.reader()
              .setTo(new PhoneNumber(recipient))
              .pageSize(LISTED_AT_MOST)
              .limit(LISTED_AT_MOST)
              .read(client)) {
        ZonedDateTime at = message.getDateCreated();
        if (at != null && !at.toInstant().isBefore(since) && outbound(message)) {
          found.add(text(recipient, message, at.toInstant()));
        }
      }
      return Optional.of(found);
    } catch (NotReached | Answered | CutOff | TwilioException e) {
      return Optional.empty();
    }
  }

  private static boolean outbound(Message message) {
    return message.getDirection() != Message.Direction.INBOUND;
  }

  private static CarrierText text(String recipient, Message message, Instant at) {
    String body = message.getBody();
    Integer fault = message.getErrorCode();
    return new CarrierText(
        message.getSid(),
        recipient,
        body == null ? "" : body,
        at,
        Statuses.progress(String.valueOf(message.getStatus())),
        fault == null ? 0 : fault);
  }
}
