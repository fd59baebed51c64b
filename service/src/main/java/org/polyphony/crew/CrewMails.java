package org.polyphony.crew;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.i18n.MessageBundle;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.mail.NewMail;
import org.polyphony.platform.mail.Outbox;

/**
 * Mails people of partners what they have taken, with the link that only they have, and a day
 * before when it begins. Who left no e-mail address is for the page of reminders.
 */
final class CrewMails {

  static final Duration EVERY = Duration.ofMinutes(10);

  private static final Duration AHEAD = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final CrewReminders reminders;
  private final CrewLinks links;
  private final Messages messages;
  private final @Nullable URI publicUrl;
  private final Clock clock;

  /**
   * @param publicUrl where links in mails lead; null where nobody has said, then nothing is mailed
   */
  CrewMails(
      Jdbi jdbi,
      Outbox outbox,
      CrewReminders reminders,
      CrewLinks links,
      Messages messages,
      @Nullable URI publicUrl,
      Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.reminders = reminders;
    this.links = links;
    this.messages = messages;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** Tells somebody what they have taken, in the transaction in which they do. */
  void confirm(Handle handle, UUID volunteer) {
    Volunteer known = handle.attach(InvitationsDao.class).volunteer(volunteer).orElse(null);
    if (known == null || known.email().isEmpty()) {
      return;
    }
    CrewDao dao = handle.attach(CrewDao.class);
    Occasion occasion = dao.anyOccasion(known.event()).orElseThrow();
    MessageBundle bundle = messages.forLocale(known.language()).in(occasion.timeZone());
    StringBuilder text = new StringBuilder();
    text.append(
            bundle.text("crew.mail.taken", Map.of("name", known.name(), "event", occasion.name())))
        .append('\n');
    for (Crew.Place place :
        Crews.of(handle, occasion).placesOf(person -> person.isVolunteer(volunteer))) {
      text.append("- ")
          .append(
              bundle.text(
                  "crew.mail.shift",
                  Map.of(
                      "role",
                      place.role().name(bundle),
                      "day",
                      bundle.formats().fullDate(place.shift().startsAt()),
                      "from",
                      bundle.formats().time(place.shift().startsAt()),
                      "until",
                      bundle.formats().time(place.shift().endsAt()))))
          .append('\n');
    }
    text.append('\n')
        .append(bundle.text("crew.mail.link", "link", address(links.volunteer(volunteer))))
        .append('\n');
    enqueue(
        handle,
        "crew:volunteer:" + volunteer,
        occasion.organization(),
        known.email(),
        known.language(),
        occasion.name(),
        text.toString(),
        occasion.endsAt());
  }

  /** Reminds those whose shift begins within a day. */
  void remind() {
    if (publicUrl == null || !outbox.isOn()) {
      return;
    }
    for (CrewReminders.Due due : jdbi.withHandle(handle -> reminders.dueByMail(handle, AHEAD))) {
      jdbi.useTransaction(
          handle -> {
            enqueue(
                handle,
                "crew:reminder:" + due.signup(),
                due.organization(),
                due.email(),
                due.language(),
                due.eventName(),
                reminders.text(due, due.language(), address(reminders.path(due))) + "\n",
                due.startsAt());
            reminders.reminded(handle, due.signup());
          });
    }
  }

  private void enqueue(
      Handle handle,
      String key,
      UUID organization,
      String to,
      String language,
      String event,
      String text,
      Instant notAfter) {
    if (publicUrl == null) {
      return;
    }
    MessageBundle bundle = messages.forLocale(language).in(ZoneId.of("UTC"));
    outbox.enqueue(
        handle,
        key,
        new NewMail(
            organization,
            null,
            to,
            handle.attach(CrewDao.class).organization(organization).orElse(""),
            bundle.tag(),
            bundle.text("crew.mail.subject", "event", event),
            text,
            "",
            "",
            clock.instant(),
            notAfter));
  }

  private String address(String path) {
    return String.valueOf(publicUrl).replaceFirst("/$", "") + path;
  }
}
