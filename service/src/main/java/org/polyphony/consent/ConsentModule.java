package org.polyphony.consent;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.polyphony.contacts.ContactsModule;
import org.polyphony.platform.Audit;
import org.polyphony.platform.Erasing;
import org.polyphony.platform.Holding;
import org.polyphony.platform.Journal;
import org.polyphony.web.Place;
import org.polyphony.web.Role;
import org.polyphony.web.Site;

/** What people allowed and refused, how often they were approached, and what they were promised. */
public final class ConsentModule {

  private final Suppressions suppressions;
  private final Touches touches;
  private final FollowUps followUps;
  private final Consents consents;
  private final ConsentIntake consentIntake;
  private final Clock clock;

  public ConsentModule(Clock clock) {
    suppressions = new Suppressions(clock);
    touches = new Touches(clock);
    followUps = new FollowUps(clock);
    consents = new Consents(new Audit(clock), clock);
    consentIntake = new ConsentIntake(clock);
    this.clock = clock;
  }

  /** Opt-outs. */
  public Suppressions suppressions() {
    return suppressions;
  }

  /** Every approach. */
  public Touches touches() {
    return touches;
  }

  /** Promises to get back to somebody. */
  public FollowUps followUps() {
    return followUps;
  }

  /**
   * How a person is forgotten here: the list of numbers that nobody may use takes the place of
   * their word.
   */
  public List<Erasing> erasing() {
    return List.of(
        new Erasing(
            "DELETE FROM consent.consents WHERE contact = ANY (:contacts) OR line = ANY (:lines)"),
        new Erasing(
            "DELETE FROM consent.suppressions WHERE contact = ANY (:contacts) OR line = ANY (:lines)"),
        new Erasing(
            """
            UPDATE consent.follow_ups SET state = 'dropped', ended_at = :at
            WHERE state = 'open' AND (contact = ANY (:contacts) OR line = ANY (:lines))
            """));
  }

  /** What people have allowed. */
  public Consents consents() {
    return consents;
  }

  /** What files say of it. */
  public ConsentIntake consentIntake() {
    return consentIntake;
  }

  /** Files of opt-outs. */
  public OptOutIntake optOutIntake(Jdbi jdbi, ContactsModule contacts, Journal journal) {
    return new OptOutIntake(jdbi, contacts.lines(), journal, clock);
  }

  /** What is kept here about one person. */
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "consent.held.opt_outs",
            """
            SELECT s.channel, l.tel, d.street, s.reason, s.evidence, s.created_at, s.lifted_at, s.lifted_reason
            FROM consent.suppressions s
            LEFT JOIN contacts.known_lines l ON l.line = s.line
            LEFT JOIN contacts.known_doors d ON d.door = s.door
            WHERE s.contact = :contact
              OR s.door = (SELECT p.door FROM contacts.people p WHERE p.contact = :contact)
              OR s.line IN (SELECT o.line FROM contacts.people_on_lines o WHERE o.contact = :contact)
            ORDER BY s.created_at
            """),
        new Holding(
            "consent.held.consents",
            """
            SELECT channel, given, purpose, source, evidence, wording, given_at, import_row, recorded_at, taken_back_at
            FROM consent.consents WHERE contact = :contact ORDER BY given_at
            """),
        new Holding(
            "consent.held.approaches",
            """
            SELECT t.channel, t.at, t.undone_at
            FROM consent.touched_people p
            JOIN consent.touches t ON t.id = p.touch
            WHERE p.contact = :contact
            ORDER BY t.at
            """),
        new Holding(
            "consent.held.follow_ups",
            """
            SELECT kind, language, due_at, state, created_at, ended_at
            FROM consent.follow_ups WHERE contact = :contact ORDER BY created_at
            """));
  }

  /** Adds the page, its place in the navigation, and the API. */
  public void register(Site site, Jdbi jdbi, ContactsModule contacts, Audit audit) {
    site.place(
        new Place(
            "consent.place", "/suppressions", Set.of(Role.COORDINATOR, Role.ADMINISTRATOR), 24));
    site.resource(
        new OptOutsResource(new OptOutDesk(jdbi, contacts.lines(), suppressions, audit, clock)));
    site.resource(
        new SuppressionsApiResource(
            new SuppressionDesk(jdbi, contacts.contacts(), suppressions, audit, clock)));
  }
}
