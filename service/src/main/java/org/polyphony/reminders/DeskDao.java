package org.polyphony.reminders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What staff read of messages, and say of them. */
interface DeskDao {

  /**
   * How many there are of a kind.
   *
   * @param mailed that a mail server has taken
   * @param queued that wait to be mailed
   * @param byHand that somebody has told by hand
   * @param open that are to be told by hand, those that could not be mailed among them
   */
  record Figures(String kind, long mailed, long queued, long byHand, long open) {}

  /** Something to tell by hand. */
  record Open(UUID id, UUID contact, String kind, String occasion) {}

  // What was not wanted, or comes too late, nobody tells by hand either.
  String TO_TELL =
      """
      m.told_at IS NULL
        AND (m.way = 'hand'
             OR k.state = 'unknown'
             OR k.state = 'failed' AND k.reason NOT IN ('stopped', 'forgotten', 'withdrawn', 'too_late'))
      """;

  @SqlQuery(
      """
      SELECT m.kind, count(*) FILTER (WHERE k.state = 'sent') AS mailed,
             count(*) FILTER (WHERE k.state IN ('queued', 'sending')) AS queued,
             count(*) FILTER (WHERE m.told_at IS NOT NULL) AS by_hand,
             count(*) FILTER (WHERE
      """
          + TO_TELL
          + """
             ) AS open
      FROM reminders.messages m
      LEFT JOIN platform.known_mails k ON k.key = 'reminders:' || m.id
      WHERE m.event = :event
      GROUP BY m.kind
      ORDER BY array_position(
        ARRAY['confirmed', 'waiting', 'moved_up', 'applied', 'taken_in', 'turned_down', 'gone', 'changed', 'cancelled',
              'before', 'today', 'thanks', 'missed'],
        m.kind)
      """)
  List<Figures> figures(UUID event);

  /** The newest of each person, as long as it tells something; the oldest of these first. */
  @SqlQuery(
      """
      SELECT id, contact, kind, occasion FROM (
        SELECT DISTINCT ON (m.contact) m.id, m.contact, m.kind, m.occasion,
      """
          + TO_TELL
          + """
               AS open
        FROM reminders.messages m
        JOIN contacts.people p ON p.contact = m.contact
        LEFT JOIN platform.known_mails k ON k.key = 'reminders:' || m.id
        WHERE m.event = :event
          AND NOT EXISTS (
            SELECT FROM consent.silenced_people s WHERE s.contact = m.contact AND s.channel = 'all')
        ORDER BY m.contact, m.id DESC) newest
      WHERE open AND kind = ANY (:kinds)
      ORDER BY id
      LIMIT :atMost
      """)
  List<Open> open(UUID event, List<String> kinds, int atMost);

  @SqlQuery("SELECT contact FROM reminders.messages WHERE id = :id AND event = :event")
  Optional<UUID> contact(UUID id, UUID event);

  /** Whoever was told the newest was told what came before. */
  @SqlUpdate(
      """
      UPDATE reminders.messages m SET told_at = :now, told_by = :author
      WHERE m.event = :event AND m.contact = :contact AND m.id <= :id AND m.told_at IS NULL
        AND (m.way = 'hand' OR EXISTS (
          SELECT FROM platform.known_mails k WHERE k.key = 'reminders:' || m.id AND k.state IN ('unknown', 'failed')))
      """)
  int told(UUID event, UUID contact, UUID id, UUID author, Instant now);

  @SqlQuery(
      MessagesDao.ADDRESSEE
          + " AND r.event = :event AND f.contact = ANY (:contacts) ORDER BY r.registration")
  List<Addressee> addressees(UUID event, List<UUID> contacts);

  @SqlQuery(MessagesDao.WALKED_IN + " AND f.contact = ANY (:contacts) ORDER BY a.attendance")
  List<Addressee> walkedIn(UUID event, List<UUID> contacts);
}
