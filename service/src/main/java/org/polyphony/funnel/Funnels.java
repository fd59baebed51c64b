package org.polyphony.funnel;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.campaigns.Result;
import org.polyphony.web.Problem;
import org.polyphony.web.Viewer;

/** Counts how far people got on their way to an event, straight from what happened. */
final class Funnels {

  /** Somebody was spoken to. */
  private static final String[] REACHED =
      Stream.of(Result.values()).filter(Result::reached).map(Result::code).toArray(String[]::new);

  private final Jdbi jdbi;

  Funnels(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @throws Problem 404 where the viewer has no such event
   */
  Funnel of(Viewer viewer, UUID event) {
    return jdbi.inTransaction(
        handle -> {
          Dao dao = handle.attach(Dao.class);
          return Funnel.of(
              dao.invitation(event, viewer.organization()).orElseThrow(Problem::notFound),
              dao.cells(event, viewer.organization(), REACHED).stream()
                  .map(Counted::cell)
                  .toList());
        });
  }

  /** A row of the query. */
  record Counted(
      String language,
      String source,
      long people,
      long listed,
      long reached,
      long invited,
      long registered,
      long reminded,
      long came,
      long kept,
      long again) {
    Funnel.Cell cell() {
      return new Funnel.Cell(
          language,
          source,
          new Funnel.Stages(
              people, listed, reached, invited, registered, reminded, came, kept, again));
    }
  }

  /** The statements. */
  interface Dao {

    @SqlQuery(
        "SELECT event, name FROM events.known_events WHERE event = :event AND organization = :organization")
    Optional<Funnel.Invitation> invitation(
        @Bind("event") UUID event, @Bind("organization") UUID organization);

    // What somebody spoke at the door counts before what they said when they were asked, and that
    // before what a list knew. A language that was guessed is none.
    @SqlQuery(
        """
        WITH inviting AS (
          SELECT DISTINCT campaign FROM campaigns.occasions
          WHERE occasion = :event AND organization = :organization
        ), facts AS (
          SELECT m.contact, true AS listed, false AS reached, false AS invited, false AS registered,
                 false AS reminded, false AS came, CAST(NULL AS text) AS source, 'und' AS language
          FROM inviting i
          JOIN campaigns.lists_of_campaigns l ON l.campaign = i.campaign
          JOIN contacts.active_members m ON m.list = l.list
          UNION ALL
          SELECT a.contact, false, a.result = ANY (:reached), a.result = 'talked', false, false, false, NULL, 'und'
          FROM inviting i
          JOIN campaigns.attempted_people a ON a.campaign = i.campaign
          UNION ALL
          SELECT contact, false, false, status <> 'needs_action', status = 'accepted', false, false, source, language
          FROM events.known_registrations WHERE event = :event
          UNION ALL
          SELECT contact, false, false, false, false, true, false, NULL, 'und'
          FROM reminders.known_messages
          WHERE event = :event AND kind IN ('before', 'today') AND told_at IS NOT NULL
          UNION ALL
          SELECT contact, false, false, false, false, false, true, NULL, spoken
          FROM checkin.known_attendances WHERE event = :event
        ), persons AS (
          SELECT coalesce(m.person, f.contact) AS person, bool_or(f.listed) AS listed, bool_or(f.reached) AS reached,
                 bool_or(f.invited) AS invited, bool_or(f.registered) AS registered,
                 bool_or(f.reminded) AS reminded, bool_or(f.came) AS came, max(f.source) AS source,
                 coalesce(max(nullif(f.language, 'und')) FILTER (WHERE f.came), max(nullif(f.language, 'und'))) AS said
          FROM facts f
          LEFT JOIN contacts.merged_people m ON m.contact = f.contact
          GROUP BY 1
        ), told AS (
          SELECT p.*,
                 coalesce(p.said,
                          CASE WHEN s.spoken_source IN ('imported', 'observed', 'self_declared') THEN s.spoken END,
                          'und') AS language,
                 coalesce(p.source, CASE WHEN p.listed OR p.reached THEN 'list' ELSE 'door' END) AS way,
                 p.came AND EXISTS (
                   SELECT FROM checkin.known_attendances a
                   JOIN events.known_events e ON e.event = a.event
                   JOIN events.known_events h ON h.event = :event
                   WHERE a.person = p.person AND a.organization = :organization AND e.starts_at > h.starts_at) AS again
          FROM persons p
          LEFT JOIN contacts.languages_of_people s ON s.contact = p.person)
        SELECT language, way AS source, count(*) AS people, count(*) FILTER (WHERE listed) AS listed,
               count(*) FILTER (WHERE reached) AS reached, count(*) FILTER (WHERE invited) AS invited,
               count(*) FILTER (WHERE registered) AS registered,
               count(*) FILTER (WHERE registered AND reminded) AS reminded, count(*) FILTER (WHERE came) AS came,
               count(*) FILTER (WHERE registered AND came) AS kept, count(*) FILTER (WHERE again) AS again
        FROM told
        GROUP BY language, way
        ORDER BY language, way
        """)
    List<Counted> cells(
        @Bind("event") UUID event,
        @Bind("organization") UUID organization,
        @Bind("reached") String[] reached);
  }
}
