package org.polyphony.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Ids;
import org.polyphony.platform.TestClock;
import org.polyphony.platform.TestDatabase;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/** A campaign with people to call, in the middle of a Wednesday in Sacramento. */
public final class PhoneBank {

  public static final String PACIFIC = "America/Los_Angeles";

  private static final AtomicInteger numbers = new AtomicInteger();

  public final UUID organization = Ids.next();
  public final UUID campaign = Ids.next();
  final UUID list = Ids.next();
  public final TestClock clock = TestClock.at("2026-06-10T19:00:00Z");
  public final Jdbi jdbi;
  final DaysOff daysOff = new DaysOff(new PublicHolidays(QueueSettings.usual()), clock);
  final LaneClock lanes = new LaneClock(daysOff, clock);
  final Feeder feeder = new Feeder(lanes, clock);
  public final Settling settling = new Settling(feeder, lanes, clock);
  public final CallQueue queue;
  public final Steering steering;
  final OwnLines ownLines;

  private final UUID script = Ids.next();

  public PhoneBank(TestDatabase database) {
    jdbi = database.jdbi();
    Servings servings = new Servings((handle, version) -> List.of("en", "hmn", "vi", "es"));
    queue =
        new CallQueue(
            jdbi, servings, new Shortages(jdbi, servings, clock), lanes, new Audit(clock), clock);
    steering = new Steering(jdbi, lanes, daysOff, new Audit(clock), clock);
    ownLines = new OwnLines(jdbi, servings, feeder, lanes, new Audit(clock), clock);
    UUID version = Ids.next();
    sql(
        "INSERT INTO contacts.lists (id, organization, name, created_at) VALUES (?, ?, 'List', ?)",
        list,
        organization,
        now());
    sql(
        "INSERT INTO scripts.scripts (id, organization, name, created_at) VALUES (?, ?, 'Script', ?)",
        script,
        organization,
        now());
    sql(
        "INSERT INTO scripts.versions (id, script, number, state, steps, created_at) VALUES (?, ?, 1, 'published', '[]', ?)",
        version,
        script,
        now());
    addCampaign(campaign, version);
  }

  private void addCampaign(UUID id, UUID version) {
    sql(
        """
        INSERT INTO campaigns.campaigns (id, organization, name, channel, goal, purpose, state, script_version, languages,
          created_at, updated_at)
        VALUES (?, ?, 'Campaign', 'phone', 'attendance', 'any', 'open', ?,
                '{hmn,vi,es,en,uk,und}', ?, ?)
        """,
        id,
        organization,
        version,
        now(),
        now());
    sql("INSERT INTO campaigns.campaign_lists (campaign, list) VALUES (?, ?)", id, list);
  }

  /** Another campaign over the same list. */
  UUID secondCampaign() {
    UUID id = Ids.next();
    UUID version =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM scripts.versions WHERE script = :script")
                    .bind("script", script)
                    .mapTo(UUID.class)
                    .one());
    addCampaign(id, version);
    return id;
  }

  /** Somebody on the list with one line of their own. */
  public Person person(String spoken) {
    return person(spoken, "self_declared", PACIFIC, line(PACIFIC));
  }

  public Person personIn(String spoken, String zone) {
    return person(spoken, "self_declared", zone, line(zone));
  }

  public Person person(String spoken, String source, String zone, UUID... lines) {
    UUID contact = Ids.next();
    sql(
        """
        INSERT INTO contacts.contacts (id, organization, full_name, name_folded, spoken, spoken_source, created_at, updated_at)
        VALUES (?, ?, 'Person', 'person', ?, ?, ?, ?)
        """,
        contact,
        organization,
        spoken,
        source,
        now(),
        now());
    for (int rank = 0; rank < lines.length; rank++) {
      sql(
          "INSERT INTO contacts.contact_lines (contact, line, rank) VALUES (?, ?, ?)",
          contact,
          lines[rank],
          rank);
    }
    sql("INSERT INTO contacts.list_members (list, contact) VALUES (?, ?)", list, contact);
    return new Person(contact, List.of(lines));
  }

  /** A number of this zone that nobody has yet. */
  public UUID line(String... zones) {
    UUID line = Ids.next();
    sql(
        "INSERT INTO contacts.lines (id, tel, time_zones, created_at) VALUES (?, ?, ?, ?)",
        line,
        "+1916%07d".formatted(numbers.incrementAndGet()),
        zones,
        now());
    return line;
  }

  /** An import under way that brings somebody in. */
  void intake(UUID intake, Person person) {
    sql(
        "INSERT INTO contacts.intakes (import, organization, list, started_at) VALUES (?, ?, ?, ?)",
        intake,
        organization,
        list,
        now());
    sql("UPDATE contacts.list_members SET import = ? WHERE contact = ?", intake, person.contact());
  }

  public record Person(UUID contact, List<UUID> lines) {
    public UUID line() {
      return lines.get(0);
    }
  }

  public Viewer caller(String... speaks) {
    Set<String> tags = new LinkedHashSet<>(List.of(speaks));
    return new Viewer(
        Ids.next(), organization, "Caller", Set.of(Role.ORGANIZER), tags, tags, "en", null, false);
  }

  /** Something is learnt of somebody, here and now. */
  void learn(Person person, String spoken) {
    sql(
        "UPDATE contacts.contacts SET spoken = ?, spoken_source = 'observed', updated_at = ? WHERE id = ?",
        spoken,
        now(),
        person.contact());
  }

  public void feed() {
    jdbi.useTransaction(handle -> feeder.feed(handle, campaign));
  }

  /** What the jobs do, in one go. */
  public void tick() {
    jdbi.useTransaction(lanes::tick);
    queue.sweep();
    jdbi.useHandle(
        handle -> {
          handle.attach(LanesDao.class).recount(null);
          handle.attach(LanesDao.class).advanceHeads();
        });
  }

  public Claimed claim(Viewer caller) {
    Offer offer = queue.claim(caller, campaign);
    if (offer instanceof Claimed claimed) {
      return claimed;
    }
    throw new AssertionError(offer);
  }

  NothingToCall nothing(Viewer caller) {
    Offer offer = queue.claim(caller, campaign);
    if (offer instanceof NothingToCall nothing) {
      return nothing;
    }
    throw new AssertionError(offer);
  }

  public void settle(Claimed claim, Settlement settlement) {
    jdbi.useTransaction(
        handle ->
            settling.settle(handle, settling.hold(handle, claim.id()).orElseThrow(), settlement));
  }

  public void stop(UUID line) {
    sql(
        "INSERT INTO consent.suppressions (id, channel, line, reason, created_at) VALUES (?, 'all', ?, 'stop', ?)",
        Ids.next(),
        line,
        now());
  }

  void doNotCall(UUID contact) {
    sql(
        "INSERT INTO consent.suppressions (id, channel, contact, reason, created_at) VALUES (?, 'phone', ?, 'asked', ?)",
        Ids.next(),
        contact,
        now());
  }

  public UUID promise(String kind, UUID line, String language, Instant due, UUID forUser) {
    UUID id = Ids.next();
    sql(
        """
        INSERT INTO consent.follow_ups (id, organization, kind, campaign, line, language, due_at, for_user, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        organization,
        kind,
        campaign,
        line,
        language,
        due.atOffset(ZoneOffset.UTC),
        forUser,
        now());
    return id;
  }

  void touch(UUID line, Duration ago) {
    sql(
        "INSERT INTO consent.touches (id, organization, channel, line, at) VALUES (?, ?, 'text', ?, ?)",
        Ids.next(),
        organization,
        line,
        clock.instant().minus(ago).atOffset(ZoneOffset.UTC));
  }

  /** An approach to a person on a line or door other than the one they are called on. */
  UUID touchElsewhere(Person person, String channel, Duration ago) {
    UUID touch = Ids.next();
    Object at = clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    sql(
        "INSERT INTO consent.touches (id, organization, channel, line, at) VALUES (?, ?, ?, ?, ?)",
        touch,
        organization,
        channel,
        line(PACIFIC),
        at);
    sql(
        "INSERT INTO consent.touched_people (touch, contact, at) VALUES (?, ?, ?)",
        touch,
        person.contact(),
        at);
    return touch;
  }

  public void state(String state) {
    sql("UPDATE campaigns.campaigns SET state = ? WHERE id = ?", state, campaign);
  }

  /** How the entry of a line stands: "resting no_answer". */
  public String entry(UUID line) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT concat_ws(' ', state, reason) FROM queue.entries WHERE campaign = :campaign AND line = :line")
                .bind("campaign", campaign)
                .bind("line", line)
                .mapTo(String.class)
                .findOne()
                .orElse("none"));
  }

  public void sql(String statement, Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(statement, arguments));
  }

  private Object now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
