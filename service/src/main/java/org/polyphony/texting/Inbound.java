package org.polyphony.texting;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.consent.FollowUpKind;
import org.polyphony.consent.FollowUps;
import org.polyphony.consent.NewFollowUp;
import org.polyphony.contacts.Lines;
import org.polyphony.contacts.Phones;
import org.polyphony.events.NewRegistration;
import org.polyphony.events.RegistrationStatus;
import org.polyphony.events.Registrations;
import org.polyphony.i18n.sms.ReplyWords;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Journal;
import org.polyphony.telephony.InboundText;
import org.polyphony.web.Problem;

/** What somebody writes to us, and what comes of it at once. The same text told twice is one. */
final class Inbound {
  private final Lines lines;
  private final Stops stops;
  private final Answers answers;
  private final Registrations registrations;
  private final FollowUps followUps;
  private final Journal journal;
  private final Clock clock;

  Inbound(
      Lines lines,
      Stops stops,
      Answers answers,
      Registrations registrations,
      FollowUps followUps,
      Journal journal,
      Clock clock) {
    this.lines = lines;
    this.stops = stops;
    this.answers = answers;
    this.registrations = registrations;
    this.followUps = followUps;
    this.journal = journal;
    this.clock = clock;
  }

  /** Keeps it and does what it asks for. Nothing happens where nobody may use the number. */
  void keep(Handle handle, InboundText text) {
    UUID line = line(handle, text.from()).orElse(null);
    if (line == null) {
      return;
    }
    InboundDao dao = handle.attach(InboundDao.class);
    InboundDao.Talk thread =
        dao.thread(line).orElse(new InboundDao.Talk(null, null, null, null, "en"));
    int likely = ReplyWords.likeStop(text.body());
    String meaning = meaning(text, likely);
    UUID id = Ids.next();
    int kept =
        dao.insert(
            id,
            text.providerId(),
            line,
            thread.organization(),
            thread.contact(),
            thread.campaign(),
            thread.language(),
            text.to(),
            text.body(),
            text.pictures(),
            meaning,
            meaning.equals("like_stop") ? likely : 0,
            clock.instant());
    if (kept == 1) {
      act(handle, text, thread, line, meaning, id);
      UUID organization = thread.organization();
      if (organization != null) {
        journal.append(handle, organization, "text.received", id, Map.of("meaning", meaning));
      }
    }
  }

  private Optional<UUID> line(Handle handle, String tel) {
    Optional<UUID> known = lines.find(handle, tel);
    if (known.isPresent()) {
      return known;
    }
    try {
      return Phones.parse(tel).map(phone -> lines.of(handle, phone));
    } catch (Problem erased) {
      return Optional.empty();
    }
  }

  private static String meaning(InboundText text, int likely) {
    if (text.carrierOptOut()) {
      return "stop";
    }
    Optional<ReplyWords.Meaning> whole = ReplyWords.meaning(text.body());
    if (whole.isPresent()) {
      return whole.get().name().toLowerCase(Locale.ROOT);
    }
    if (likely > 0) {
      return "like_stop";
    }
    return asks(text.body()) ? "question" : "other";
  }

  /** With a question mark of one of the scripts. */
  private static boolean asks(String body) {
    return body.chars().anyMatch(c -> c == '?' || c == '¿' || c == '？' || c == '؟');
  }

  private void act(
      Handle handle, InboundText text, InboundDao.Talk thread, UUID line, String meaning, UUID id) {
    Answers.To to =
        new Answers.To(thread.organization(), thread.contact(), line, thread.language());
    switch (meaning) {
      case "stop" ->
          stops.stop(handle, to, "stop_word", text.body(), text.carrierOptOut(), null, id);
      case "start" -> stops.start(handle, to, id);
      case "help" -> answers.say(handle, Ids.next(), "receipt", to, "texting.reply.help", id);
      case "yes" -> {
        // To somebody who has stopped texts, yes is what starts them again, as carriers have it.
        if (!stops.start(handle, to, id)) {
          register(handle, thread, to, id);
        }
      }
      case "question" -> followUp(handle, thread, line);
      default -> {}
    }
  }

  private void register(Handle handle, InboundDao.Talk thread, Answers.To to, UUID id) {
    UUID event = thread.event();
    UUID contact = thread.contact();
    if (event == null || contact == null) {
      return;
    }
    RegistrationStatus status =
        registrations
            .record(
                handle,
                new NewRegistration(
                    event,
                    contact,
                    RegistrationStatus.ACCEPTED,
                    "text",
                    thread.language(),
                    Map.of(),
                    null,
                    null,
                    clock.instant()))
            .status();
    String key =
        status == RegistrationStatus.WAITING ? "texting.reply.waiting" : "texting.reply.registered";
    answers.say(handle, Ids.next(), "reply", to, key, id);
  }

  private void followUp(Handle handle, InboundDao.Talk thread, UUID line) {
    UUID organization = thread.organization();
    @Nullable UUID contact = thread.contact();
    if (organization == null) {
      return;
    }
    Instant now = clock.instant();
    followUps.open(
        handle,
        new NewFollowUp(
            organization,
            FollowUpKind.QUESTION,
            null,
            line,
            null,
            contact,
            thread.language(),
            now,
            null,
            null,
            null,
            now));
  }
}
