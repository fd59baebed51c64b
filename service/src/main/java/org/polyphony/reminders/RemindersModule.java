package org.polyphony.reminders;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.polyphony.cohorts.CohortsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.guests.GuestsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.CannotStart;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.JournalConsumer;
import org.polyphony.platform.mail.Outbox;
import org.polyphony.web.Site;

/** What guests of events are told, in the language in which each of them reads. */
public final class RemindersModule {

  private final Messages messages;
  private final Reminding reminding;
  private final Confirmations confirmations;
  private final Desk desk;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   * @throws CannotStart where mail is on and nobody has said where links in mails lead
   */
  public RemindersModule(
      Jdbi jdbi,
      EventsModule events,
      GuestsModule guests,
      CohortsModule cohorts,
      Outbox outbox,
      @Nullable URI publicUrl,
      Journal journal,
      Audit audit,
      Clock clock) {
    if (outbox.isOn() && publicUrl == null) {
      throw new CannotStart(
          "mail-without-address",
          "There is a mail server, and mails have links, but nobody has said where they lead. Set"
              + " POLYPHONY_PUBLIC_URL, such as https://calls.example.org.");
    }
    this.publicUrl = publicUrl;
    messages = new Messages(events.events(), guests.letters(), outbox, publicUrl, journal, clock);
    reminding = new Reminding(jdbi, messages, clock);
    confirmations =
        new Confirmations(
            messages, new GuardianMails(cohorts, messages, guests.letters(), outbox, clock), clock);
    desk = new Desk(jdbi, events.events(), guests.letters(), messages, audit, clock);
    events.events().tell(reminding);
    outbox.ask(RemindersModule::mayBeMailed);
  }

  /** The statement that is asked before each mail. */
  interface Dao {
    @SqlQuery(
        """
        SELECT NOT EXISTS (
          SELECT FROM consent.silenced_people WHERE contact = :contact AND channel IN ('all', 'email'))
        """)
    boolean mayBeMailed(UUID contact);
  }

  private static boolean mayBeMailed(Handle handle, UUID contact) {
    return handle.attach(Dao.class).mayBeMailed(contact);
  }

  /** Tells how registrations stand. */
  public JournalConsumer listener() {
    return confirmations;
  }

  /** Tells what is due: for tests. */
  void run() {
    reminding.run();
  }

  Desk desk() {
    return desk;
  }

  /** How a person is forgotten here: that something was told stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE reminders.messages SET language = 'und', told_by = NULL
            WHERE contact = ANY (:contacts) AND (language <> 'und' OR told_by IS NOT NULL)
            """));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "reminders.held.messages",
            """
            SELECT e.name, m.kind, m.language, m.way, m.made_at, m.told_at
            FROM reminders.messages m
            JOIN events.known_events e ON e.event = m.event
            WHERE m.contact = :contact
            ORDER BY m.made_at
            """));
  }

  /** Adds the page and the API, and looks for what is due. */
  public void register(Site site, Jobs jobs) {
    site.resource(new MessagesResource(desk, publicUrl));
    site.resource(new RemindersApiResource(desk, publicUrl));
    jobs.recurring("reminders.due", Schedules.fixedDelay(Reminding.EVERY), reminding::run);
  }
}
