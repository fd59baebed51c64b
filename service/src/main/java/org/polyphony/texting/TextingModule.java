package org.polyphony.texting;

import com.codahale.metrics.MetricRegistry;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.telephony.InboundText;
import org.polyphony.telephony.Receipt;
import org.polyphony.telephony.TelephonyModule;
import org.polyphony.telephony.TextLine;
import org.polyphony.telephony.TextNews;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** Text messages: sent once each, at the right hour; and what people write back. */
public final class TextingModule {
  private static final int ASKS_AT_ONCE = 50;

  private final Jdbi jdbi;
  private final TelephonyModule telephony;
  private final TextingSettings settings;
  private final Journal journal;
  private final Audit audit;
  private final Clock clock;
  private final Answers answers;
  private final Stops stops;
  private final Sender sender;
  private final Receipts receipts;
  private final Inbound inbound;
  private final ExecutorService asking;

  public TextingModule(
      Jdbi jdbi,
      TelephonyModule telephony,
      ContactsModule contacts,
      ConsentModule consent,
      EventsModule events,
      Messages messages,
      TextingSettings settings,
      Journal journal,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.telephony = telephony;
    this.settings = settings;
    this.journal = journal;
    this.audit = audit;
    this.clock = clock;
    answers = new Answers(messages, new TextPrices(settings.prices()), consent.followUps(), clock);
    stops = new Stops(consent.suppressions(), answers, clock);
    LineFaults faults = new LineFaults(consent.suppressions(), clock);
    asking =
        Executors.newFixedThreadPool(
            Math.min(ASKS_AT_ONCE, Math.max(4, telephony.perSecond())),
            work -> {
              Thread thread = new Thread(work, "asking the carrier");
              thread.setDaemon(true);
              return thread;
            });
    sender =
        new Sender(
            jdbi,
            telephony.line(),
            telephony.perSecond(),
            consent.touches(),
            faults,
            settings,
            asking,
            clock);
    receipts = new Receipts(faults, clock);
    inbound =
        new Inbound(
            contacts.lines(),
            stops,
            answers,
            events.registrations(),
            consent.followUps(),
            journal,
            clock);
    telephony.listen(new News());
  }

  /** What the carrier tells. */
  private final class News implements TextNews {
    @Override
    public void receipt(Handle handle, Receipt receipt) {
      receipts.keep(handle, receipt);
    }

    @Override
    public void inbound(Handle handle, InboundText text) {
      inbound.keep(handle, text);
    }
  }

  /** How a person is forgotten here: with every word that went to and fro. */
  public static List<Erasing> erasing() {
    return List.of(
        new Erasing(
            "DELETE FROM texting.messages WHERE contact = ANY (:contacts) OR line = ANY (:lines)"),
        new Erasing(
            "DELETE FROM texting.inbound WHERE contact = ANY (:contacts) OR line = ANY (:lines)"),
        new Erasing("DELETE FROM texting.lines WHERE line = ANY (:lines)"));
  }

  /** What is kept here about one person. */
  public static List<Holding> holdings() {
    return List.of(
        new Holding(
            "texting.held.sent",
            """
            SELECT kind, language, body, state, held_for, missing, asked_at, ended_at, created_at
            FROM texting.messages WHERE contact = :contact ORDER BY created_at, id
            """),
        new Holding(
            "texting.held.received",
            """
            SELECT language, body, meaning, at, decision, decided_at
            FROM texting.inbound WHERE contact = :contact ORDER BY at, id
            """));
  }

  /**
   * Adds the pages and the API, what the carrier calls, the jobs, and the sender that runs with the
   * service.
   */
  public void register(Site site, Jobs jobs, MetricRegistry metrics) {
    TextLine line = telephony.line();
    Preparation preparation = new Preparation(jdbi, settings, journal, clock);
    Jobs.Kind<TextCampaigns.Piece> preparing =
        jobs.oneTime(
            "texting.prepare",
            TextCampaigns.Piece.class,
            piece -> preparation.prepare(piece.campaign()));
    Unknowns unknowns = new Unknowns(jdbi, line, receipts, clock);
    jobs.recurring(
        "texting.unknown",
        Schedules.fixedDelay(Duration.ofSeconds(15)),
        () -> {
          sender.giveUp();
          unknowns.look();
        });
    telephony.register(jobs);
    TextCampaigns campaigns = new TextCampaigns(jdbi, settings, preparing, audit, clock);
    TextDesk desk = new TextDesk(jdbi, campaigns, settings, audit, clock);
    Inbox inbox = new Inbox(jdbi, stops, answers, audit, clock);
    site.resource(new MessagesResource(campaigns, desk, inbox));
    site.resource(new InboxResource(inbox, desk));
    site.place(
        new Place(
            "texting.place",
            "/messages",
            Set.of(Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR),
            32));
    site.resource(new TextCampaignsApiResource(campaigns));
    site.resource(new TextsApiResource(new TextPreviews(new TextPrices(settings.prices()))));
    site.resource(new InboxApiResource(inbox));
    site.resource(new WebhooksResource(telephony.webhooks(), metrics));
    site.managed(new SenderLoop(sender, line.senders(), asking, clock));
  }
}
