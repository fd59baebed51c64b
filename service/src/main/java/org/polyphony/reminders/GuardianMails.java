package org.polyphony.reminders;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.polyphony.cohorts.CohortsModule;
import org.polyphony.cohorts.Guardian;
import org.polyphony.cohorts.Guardians;
import org.polyphony.events.Event;
import org.polyphony.guests.Letters;
import org.polyphony.platform.SignedLinks;
import org.polyphony.platform.mail.NewMail;
import org.polyphony.platform.mail.Outbox;

/**
 * Asks the guardian of somebody under 18 who applies for a training, by mail, with the link that
 * only they have. Who left a number alone is for a coordinator, who finds the link on the page of
 * the applicant.
 */
final class GuardianMails {

  private final Guardians guardians;
  private final SignedLinks links;
  private final Messages messages;
  private final Letters letters;
  private final Outbox outbox;
  private final Clock clock;

  GuardianMails(
      CohortsModule cohorts, Messages messages, Letters letters, Outbox outbox, Clock clock) {
    this.guardians = cohorts.guardians();
    this.links = cohorts.links();
    this.messages = messages;
    this.letters = letters;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Asks one at one address once, unless they have answered or there is nothing left to ask. */
  void ask(Handle handle, UUID id) {
    Guardian guardian = guardians.find(handle, id).orElse(null);
    if (!messages.byMail()
        || guardian == null
        || guardian.email().isEmpty()
        || guardian.consented() != null) {
      return;
    }
    Addressee applicant =
        handle
            .attach(DeskDao.class)
            .addressees(guardian.event(), List.of(guardian.contact()))
            .stream()
            .findFirst()
            .orElse(null);
    if (applicant != null) {
      ask(handle, guardian, applicant);
    }
  }

  private void ask(Handle handle, Guardian guardian, Addressee applicant) {
    Messages.Occasion occasion = messages.occasion(handle, applicant.slug());
    if (occasion == null) {
      return;
    }
    Event event = occasion.event();
    if (!event.kind().isByApplication()
        || event.cancelledAt() != null
        || occasion.isPast(clock.instant())) {
      return;
    }
    Letters.Letter letter =
        letters.askGuardian(
            handle,
            event,
            applicant.guest(),
            guardian.name(),
            messages.root() + "/g/" + links.token(guardian.id()));
    outbox.enqueue(
        handle,
        key(guardian),
        new NewMail(
            event.organization(),
            applicant.contact(),
            guardian.email(),
            letter.organization(),
            letter.language(),
            letter.subject(),
            letter.text(),
            "",
            "",
            clock.instant(),
            occasion.endsAt()));
  }

  /** Another address is another mail; the address itself stays out of the key. */
  private static String key(Guardian guardian) {
    String asked = guardian.id() + " " + guardian.email().toLowerCase(Locale.ROOT);
    return "guardian:" + UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
  }
}
