package org.polyphony.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the features below know of somebody who is to be erased. */
interface TracesDao {

  /** Whether somebody is on the phone with them, or about to be. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM queue.queued_people p
        JOIN queue.held_claims c ON c.entry = p.entry
        WHERE p.contact = ANY (:contacts) AND c.state = 'open' AND c.expires_at > platform.now())
      """)
  boolean isCalled(UUID[] contacts);

  /** How much of somebody is counted. */
  record Counted(int attempts, int registrations, int commitments) {}

  @SqlQuery(
      """
      SELECT (SELECT count(*) FROM campaigns.attempted_people WHERE contact = ANY (:contacts)) AS attempts,
             (SELECT count(*) FROM events.known_registrations WHERE contact = ANY (:contacts)) AS registrations,
             (SELECT count(*) FROM turnout.standing_commitments WHERE contact = ANY (:contacts)) AS commitments
      """)
  Counted counted(UUID[] contacts);

  /** Whom no list keeps any more, the last of theirs having ended before an instant. */
  @SqlQuery(
      """
      SELECT contact FROM contacts.outlived_people
      WHERE organization = :organization
      GROUP BY contact
      HAVING max(ended_at) < :before
      ORDER BY contact
      LIMIT :limit
      """)
  List<UUID> outlived(UUID organization, Instant before, int limit);

  /** Whether somebody has said no to anything, for themselves or on a line. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT FROM consent.silenced_people WHERE contact = ANY (:contacts))
          OR (SELECT count(*) FROM consent.reachable_lines WHERE line = :line AND channel IN ('phone', 'text')) < 2
      """)
  boolean hasRefused(UUID[] contacts, UUID line);

  /** Whether nobody may be reached on a line in any way. */
  @SqlQuery(
      """
      SELECT NOT EXISTS (SELECT FROM consent.reachable_lines WHERE line = :line)
      """)
  boolean isSilent(UUID line);
}
