package org.polyphony.checkin;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.polyphony.audiences.Criterion;
import org.polyphony.audiences.Option;
import org.polyphony.audiences.SimpleCriterion;
import org.polyphony.audiences.Values;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.events.EventsModule;
import org.polyphony.i18n.Messages;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Jobs;
import org.polyphony.platform.Journal;
import org.polyphony.platform.SigningKeys;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** The door of an event: who came, and what became of those who were asked. */
public final class CheckinModule {

  /** How often those who did not come are looked for. */
  private static final Duration LOOK = Duration.ofMinutes(10);

  // Whoever's entry was merged into the person's came as that person.
  private static final String CAME =
      """
      EXISTS (
        SELECT FROM checkin.attendances a
        WHERE a.undone_at IS NULL AND a.event = ANY (CAST(:values AS uuid[]))
          AND a.contact = ANY (ARRAY(
            SELECT p.contact
            UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = p.contact)))
      """;

  // Only of what is over: nobody has stayed away from what is still to come.
  private static final String STAYED_AWAY =
      """
      EXISTS (
        SELECT FROM events.known_registrations r
        JOIN events.known_events e ON e.event = r.event AND e.ends_at <= :now AND e.cancelled_at IS NULL
        WHERE r.contact = p.contact AND r.status = 'accepted' AND r.event = ANY (CAST(:values AS uuid[]))
          AND NOT EXISTS (
            SELECT FROM checkin.attendances a
            WHERE a.undone_at IS NULL AND a.event = r.event
              AND a.contact = ANY (ARRAY(
                SELECT p.contact
                UNION ALL SELECT m.contact FROM contacts.merged_people m WHERE m.person = p.contact))))
      """;

  private final EventsModule events;
  private final Attendances attendances;
  private final Absences absences;
  private final DoorDesk desk;
  private final Helpers helpers;
  private final Sheets sheets;
  private final Hours hours;
  private final @Nullable URI publicUrl;

  /**
   * @param publicUrl how people reach this deployment; null for wherever a request comes to
   */
  public CheckinModule(
      Jdbi jdbi,
      ContactsModule contacts,
      EventsModule events,
      Messages messages,
      SigningKeys keys,
      Journal journal,
      Audit audit,
      Clock clock,
      @Nullable URI publicUrl) {
    this.events = events;
    this.publicUrl = publicUrl;
    attendances = new Attendances(contacts, events.newcomers(contacts, messages), journal, clock);
    absences = new Absences(jdbi, contacts.timeline(), clock);
    desk = new DoorDesk(jdbi, attendances, new DoorPasses(keys, clock), audit, clock);
    helpers = new Helpers(jdbi, audit, clock);
    sheets = new Sheets(desk, attendances, audit, clock);
    hours = new Hours(jdbi, audit);
  }

  /** Who came. */
  public Attendances attendances() {
    return attendances;
  }

  /** By which people can be chosen. */
  public List<Criterion> criteria() {
    return List.of(
        of("came", "checkin.criterion.came", CAME),
        of("stayed_away", "checkin.criterion.stayed-away", STAYED_AWAY));
  }

  private Criterion of(String key, String label, String sql) {
    return SimpleCriterion.choices(
        key,
        label,
        (handle, viewer) ->
            events.events().of(handle, viewer).stream()
                .map(event -> Option.named(event.id().toString(), event.name()))
                .toList(),
        Values::isId,
        sql);
  }

  /** How a person is forgotten here: that somebody came stays. */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            """
            UPDATE checkin.attendances SET spoken = 'und', registration = NULL
            WHERE contact = ANY (:contacts) AND (spoken <> 'und' OR registration IS NOT NULL)
            """),
        new Erasing("DELETE FROM checkin.absences WHERE contact = ANY (:contacts)"),
        new Erasing("DELETE FROM checkin.sheet_lines WHERE contact = ANY (:contacts)"));
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "checkin.held.attendance",
            """
            SELECT e.name, a.day, a.at, a.party, a.spoken, a.undone_at
            FROM checkin.attendances a
            JOIN events.known_events e ON e.event = a.event
            WHERE a.contact = :contact
            ORDER BY a.at
            """),
        new Holding(
            "checkin.held.absences",
            """
            SELECT e.name, e.starts_at, n.noted_at
            FROM checkin.absences n
            JOIN events.known_events e ON e.event = n.event
            WHERE n.contact = :contact
            ORDER BY e.starts_at
            """),
        new Holding(
            "checkin.held.sheets",
            """
            SELECT e.name, s.number
            FROM checkin.sheet_lines s
            JOIN events.known_events e ON e.event = s.event
            WHERE s.contact = :contact
            ORDER BY e.starts_at
            """));
  }

  /** Adds pages and API, and has those noted who did not come. */
  public void register(Site site, Jobs jobs) {
    site.place(new Place("checkin.place", "/doors", Set.of(Role.ORGANIZER), 14));
    site.resource(new DoorsResource(desk));
    site.resource(new DoorResource(desk));
    site.resource(new DoorApiResource(desk));
    site.resource(new AttendanceApiResource(desk));
    site.resource(new HelpersResource(helpers, publicUrl));
    site.resource(new SheetResource(sheets));
    site.resource(new HoursResource(hours));
    jobs.recurring("checkin.absences", Schedules.fixedDelay(LOOK), absences::note);
  }
}
