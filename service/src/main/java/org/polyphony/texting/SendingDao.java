package org.polyphony.texting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What a sender asks and writes. */
interface SendingDao {

  @SqlUpdate(
      """
      INSERT INTO texting.senders (address, per_second, next_at) VALUES (:address, :perSecond, :now)
      ON CONFLICT (address) DO UPDATE SET per_second = :perSecond
      """)
  void know(String address, int perSecond, Instant now);

  /** Only one sender at a time takes up texts for one number. */
  @SqlQuery("SELECT next_at FROM texting.senders WHERE address = :address FOR UPDATE")
  Instant holdSender(String address);

  @SqlUpdate("UPDATE texting.senders SET next_at = :at WHERE address = :address")
  void nextAt(String address, Instant at);

  /** Nothing goes out from there before: the carrier has said so. */
  @SqlUpdate(
      "UPDATE texting.senders SET next_at = greatest(next_at, :until) WHERE address = :address")
  void pause(String address, Instant until);

  /** A part of a sending that is open, due and not empty. */
  record Lane(
      UUID id,
      String zones,
      Instant dueAt,
      @Nullable Instant lateAt,
      LocalTime hoursStart,
      LocalTime hoursEnd) {}

  @SqlQuery(
      """
      SELECT l.id, l.zones, l.due_at, l.late_at, c.hours_start, c.hours_end
      FROM texting.lanes l
      JOIN texting.campaigns c ON c.id = l.campaign
      WHERE c.state = 'open' AND l.due_at <= :now
        AND EXISTS (SELECT FROM texting.messages m WHERE m.lane = l.id AND m.state = 'queued')
      ORDER BY l.due_at, l.id
      LIMIT 500
      """)
  List<Lane> dueLanes(Instant now);

  @SqlQuery(
      """
      UPDATE texting.messages SET state = 'asking', sender = :sender, asked_at = :now, tries = tries + 1
      WHERE id IN (
        SELECT id FROM texting.messages
        WHERE lane = :lane AND state = 'queued' AND not_before <= :now
        ORDER BY not_before, id
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      RETURNING id
      """)
  List<UUID> takeUp(UUID lane, String sender, Instant now, int limit);

  /** As {@link #takeUp}, of what goes out at once. */
  @SqlQuery(
      """
      UPDATE texting.messages SET state = 'asking', sender = :sender, asked_at = :now, tries = tries + 1
      WHERE id IN (
        SELECT id FROM texting.messages
        WHERE lane IS NULL AND state = 'queued' AND not_before <= :now
        ORDER BY not_before, id
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      RETURNING id
      """)
  List<UUID> takeUpAnswers(String sender, Instant now, int limit);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'cancelled', held_for = 'late', ended_at = :now
      WHERE id IN (
        SELECT id FROM texting.messages WHERE lane = :lane AND state = 'queued' LIMIT 10000 FOR UPDATE SKIP LOCKED)
      """)
  int cancelLate(UUID lane, Instant now);

  @SqlUpdate(
      """
      INSERT INTO texting.lines (line)
      SELECT DISTINCT m.line FROM texting.messages m WHERE m.id = ANY (:messages) ORDER BY m.line
      ON CONFLICT (line) DO NOTHING
      """)
  void knowLines(List<UUID> messages);

  /** In one order, so that two senders never wait for each other. */
  @SqlQuery(
      """
      SELECT line FROM texting.lines
      WHERE line IN (SELECT m.line FROM texting.messages m WHERE m.id = ANY (:messages))
      ORDER BY line
      FOR UPDATE
      """)
  List<UUID> holdLines(List<UUID> messages);

  /** A text that is about to go out. */
  record Ready(
      UUID id,
      @Nullable UUID organization,
      @Nullable UUID campaign,
      @Nullable UUID contact,
      UUID line,
      String kind,
      String tel,
      String zones,
      String body,
      int tries) {

    /** Without number and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Ready[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT m.id, m.organization, m.campaign, m.contact, m.line, m.kind, l.tel,
             array_to_string(l.time_zones, ',') AS zones, m.body, m.tries
      FROM texting.messages m
      JOIN contacts.known_lines l ON l.line = m.line
      WHERE m.id = ANY (:messages) AND m.state = 'asking'
      ORDER BY m.id
      FOR UPDATE OF m
      """)
  List<Ready> hold(List<UUID> messages);

  /** Why a text does not go out after all. */
  record Verdict(UUID id, String why) {}

  /**
   * Asked in a statement of its own once the lines are held: what was committed before is seen.
   *
   * @param began when the day began where each of them is
   */
  @SqlQuery(
      """
      SELECT id, why
      FROM (
        SELECT m.id, CASE
          WHEN m.kind = 'receipt' THEN NULL
          WHEN NOT EXISTS (
            SELECT FROM consent.reachable_lines r WHERE r.line = m.line AND r.channel = 'text') THEN 'suppressed'
          WHEN EXISTS (
            SELECT FROM consent.silenced_people s
            WHERE s.contact = m.contact AND s.channel IN ('all', 'text')) THEN 'suppressed'
          WHEN EXISTS (
            SELECT FROM texting.inbound i
            WHERE i.line = m.line AND i.meaning = 'like_stop' AND i.decision IS NULL) THEN 'like_stop'
          WHEN m.kind = 'reply' THEN NULL
          WHEN EXISTS (SELECT FROM texting.lines f WHERE f.line = m.line AND f.fault <> 0) THEN 'cannot_text'
          WHEN NOT EXISTS (
            SELECT FROM consent.standing_consents s
            WHERE s.line = m.line AND s.contact = m.contact AND s.channel = 'text'
              AND s.organization = m.organization) THEN 'no_consent'
          WHEN m.kind = 'outreach' AND EXISTS (
            SELECT FROM consent.line_touches t
            WHERE t.line = m.line AND t.channel = 'text' AND t.at >= CAST(b.began AS timestamptz)) THEN 'cap'
          WHEN m.kind = 'outreach' AND :cap <= (
            SELECT count(*) FROM consent.person_touches t
            WHERE t.contact = m.contact AND t.at > CAST(:now AS timestamptz) - interval '30 days') THEN 'cap'
          END AS why
        FROM texting.messages m
        JOIN unnest(:messages, :began) AS b (id, began) ON b.id = m.id
        WHERE m.state = 'asking') judged
      WHERE why IS NOT NULL
      """)
  List<Verdict> verdicts(UUID[] messages, String[] began, int cap, Instant now);

  @SqlUpdate(
      "UPDATE texting.messages SET state = 'held', held_for = :why WHERE id = :id AND state = 'asking'")
  void hold(UUID id, String why);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'sent', provider_id = :providerId, ended_at = :now
      WHERE id = :id AND state = 'asking'
      """)
  void sent(UUID id, String providerId, Instant now);

  @SqlUpdate("UPDATE texting.messages SET state = 'unknown' WHERE id = :id AND state = 'asking'")
  void unknown(UUID id);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'failed', fault = :fault, ended_at = :now
      WHERE id = :id AND state = 'asking'
      """)
  void failed(UUID id, int fault, Instant now);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'queued', fault = :fault, not_before = :again
      WHERE id = :id AND state = 'asking'
      """)
  void again(UUID id, int fault, Instant again);

  /** Whoever asked is gone: nobody holds the row, and no answer can come any more. */
  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'unknown'
      WHERE id IN (
        SELECT id FROM texting.messages WHERE state = 'asking' AND asked_at < :before
        LIMIT 1000 FOR UPDATE SKIP LOCKED)
      """)
  int giveUp(Instant before);
}
