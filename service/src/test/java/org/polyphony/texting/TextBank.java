package org.polyphony.texting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.consent.ConsentModule;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.CrankedJobs;
import org.polyphony.platform.Ids;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.privacy.PrivacyModule;
import org.polyphony.privacy.PrivacySettings;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** People with telephones, at noon in Sacramento, and all that sends and receives texts. */
final class TextBank {
  static final String PACIFIC = "America/Los_Angeles";
  static final String EASTERN = "America/New_York";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");
  final UUID organization = Ids.next();
  final UUID list = Ids.next();
  final UUID event = Ids.next();
  final Viewer coordinator = coordinator("en", "hmn", "vi", "es");
  final Jdbi jdbi;
  final StandIn carrier;
  final TextingSettings settings;
  final TextCampaigns campaigns;
  final Preparation preparation;
  final Receipts receipts;
  final Unknowns unknowns;
  final Inbound inbound;
  final Inbox inbox;
  final Sender sender;
  private final TestDatabase database;
  private final ConsentModule consent;
  private final LineFaults faults;
  private final ExecutorService asking = Executors.newFixedThreadPool(20);
  private final CrankedJobs jobs;

  TextBank(TestDatabase database) {
    this(database, TextingSettings.usual(), 40);
  }

  TextBank(TestDatabase database, TextingSettings settings, int perSecond) {
    this.database = database;
    this.settings = settings;
    jdbi = database.jdbi();
    carrier = new StandIn(jdbi, clock);
    Audit audit = new Audit(clock);
    Journal journal = new Journal(clock);
    consent = new ConsentModule(clock);
    PrivacyModule privacy =
        new PrivacyModule(jdbi, PrivacySettings.ofEnvironment(), new byte[32], audit, clock);
    ContactsModule contacts =
        new ContactsModule(database.database(), privacy, journal, audit, clock);
    EventsModule events = new EventsModule(jdbi, audit, clock);
    faults = new LineFaults(consent.suppressions(), clock);
    preparation = new Preparation(jdbi, settings, journal, clock);
    Jobs queued = new Jobs(database.database(), clock);
    campaigns =
        new TextCampaigns(
            jdbi,
            settings,
            queued.oneTime(
                "texting.prepare",
                TextCampaigns.Piece.class,
                piece -> preparation.prepare(piece.campaign())),
            audit,
            clock);
    jobs = new CrankedJobs(database.database(), queued, clock);
    receipts = new Receipts(faults, clock);
    unknowns = new Unknowns(jdbi, carrier, receipts, clock);
    Answers answers =
        new Answers(
            Messages.load(TextBank.class.getClassLoader()),
            new TextPrices(settings.prices()),
            consent.followUps(),
            clock);
    Stops stops = new Stops(consent.suppressions(), answers, clock);
    inbound =
        new Inbound(
            contacts.lines(),
            stops,
            answers,
            events.registrations(),
            consent.followUps(),
            journal,
            clock);
    inbox = new Inbox(jdbi, stops, answers, audit, clock);
    sender = anotherSender(perSecond);
    sender.begin();
    sql(
        "INSERT INTO accounts.organizations (id, name, locale, time_zone, created_at) VALUES (?, 'HIP', 'en', ?, ?)",
        organization,
        PACIFIC,
        now());
    sql(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'List', ?)",
        list,
        organization,
        now());
    sql(
        "INSERT INTO events.events (id, organization, slug, kind, name, starts_at, ends_at, time_zone, place, created_at)"
            + " VALUES (?, ?, ?, 'session', 'Listening session', '2026-06-13T01:00:00Z', '2026-06-13T03:00:00Z', ?,"
            + " 'Hagginwood', ?)",
        event,
        organization,
        "session-" + event,
        PACIFIC,
        now());
  }

  /** Without what earlier tests have sent and left behind; before the first bank of a test. */
  static void empty(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "TRUNCATE texting.messages, texting.lanes, texting.templates, texting.inbound, texting.senders,"
                        + " texting.campaigns, texting.lines, consent.consents, consent.suppressions,"
                        + " consent.touched_people, consent.touches CASCADE"));
  }

  /** One more instance's sender over the same queue. */
  Sender anotherSender(int perSecond) {
    return new Sender(jdbi, carrier, perSecond, consent.touches(), faults, settings, asking, clock);
  }

  Viewer coordinator(String... reads) {
    return new Viewer(
        Ids.next(),
        organization,
        "Chue Lor",
        Set.of(Role.COORDINATOR),
        Set.of(reads),
        Set.of(reads),
        null,
        null,
        false);
  }

  /** Somebody of the list who may be sent texts. */
  record Person(UUID contact, UUID line, String tel) {}

  Person person(String given, String written) {
    return person(given, written, PACIFIC, true);
  }

  Person person(String given, String written, String zone, boolean agreed) {
    UUID line = Ids.next();
    String tel = "+1916%07d".formatted(2_000_000 + NUMBERS.incrementAndGet());
    sql(
        "INSERT INTO contacts.lines (id, tel, time_zones, created_at) VALUES (?, ?, ARRAY[?], ?)",
        line,
        tel,
        zone,
        now());
    UUID contact = behind(given, written, line);
    if (agreed) {
      agree(contact, line);
    }
    return new Person(contact, line, tel);
  }

  /** One more person behind a line, on the list. */
  UUID behind(String given, String written, UUID line) {
    UUID contact = Ids.next();
    sql(
        "INSERT INTO contacts.contacts (id, organization, full_name, given_name, family_name, name_folded, written,"
            + " created_at, updated_at) VALUES (?, ?, ?, ?, 'Vang', 'x', ?, ?, ?)",
        contact,
        organization,
        given + " Vang",
        given,
        written,
        now(),
        now());
    sql("INSERT INTO contacts.contact_lines (contact, line) VALUES (?, ?)", contact, line);
    sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
    return contact;
  }

  void agree(UUID contact, UUID line) {
    sql(
        "INSERT INTO consent.consents (id, line, contact, organization, channel, purpose, source, given, given_at,"
            + " recorded_at) VALUES (?, ?, ?, ?, 'text', 'any', 'form', true, ?, ?)",
        Ids.next(),
        line,
        contact,
        organization,
        now(),
        now());
  }

  /** A sending to the list, with the words in these languages, all of them reviewed. */
  UUID campaign(String... tagsAndTexts) {
    return campaigns.create(coordinator, made("list", list, null, bodies(tagsAndTexts)));
  }

  static Map<String, String> bodies(String... tagsAndTexts) {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (int i = 0; i < tagsAndTexts.length; i += 2) {
      bodies.put(tagsAndTexts[i], tagsAndTexts[i + 1]);
    }
    return bodies;
  }

  static NewTextCampaign made(String audience, UUID list, UUID event, Map<String, String> bodies) {
    return new NewTextCampaign(
        Ids.next(),
        "Come",
        audience,
        list,
        event,
        bodies,
        "en",
        List.copyOf(bodies.keySet()),
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  static NewTextCampaign at(NewTextCampaign made, LocalDateTime local) {
    return new NewTextCampaign(
        made.key(),
        made.name(),
        made.audience(),
        made.list(),
        made.event(),
        made.bodies(),
        made.source(),
        made.reviewed(),
        local,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  /** Opens it and lets the job prepare it. */
  void open(UUID campaign) {
    campaigns.open(coordinator, campaign, null);
    jobs.crank();
  }

  /** One batch after the other, until nothing is due. */
  void sendAll() {
    for (int i = 0; i < 10_000; i++) {
      Sender.Batch batch = sender.takeUp(StandIn.SENDER);
      if (batch.messages().isEmpty()) {
        return;
      }
      sender.send(batch);
      clock.advance(java.time.Duration.ofSeconds(2));
    }
    throw new IllegalStateException("The queue does not end");
  }

  Map<String, Long> states(UUID campaign) {
    Map<String, Long> states = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT state || coalesce(':' || held_for, '') AS s, count(*) AS n FROM texting.messages"
                        + " WHERE campaign = :campaign GROUP BY 1")
                .bind("campaign", campaign)
                .map((rs, context) -> Map.entry(rs.getString("s"), rs.getLong("n")))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue())));
    return states;
  }

  <T> T one(Class<T> type, String query, Object... values) {
    return jdbi.withHandle(handle -> handle.select(query, values).mapTo(type).one());
  }

  void sql(String statement, Object... values) {
    jdbi.useHandle(handle -> handle.execute(statement, values));
  }

  Instant now() {
    return clock.instant();
  }
}
