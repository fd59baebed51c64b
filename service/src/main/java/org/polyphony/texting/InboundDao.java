package org.polyphony.texting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Texts that came in, and what is answered. */
interface InboundDao {

  /** The last text that went to a line: who is meant by an answer. */
  record Talk(
      @Nullable UUID organization,
      @Nullable UUID contact,
      @Nullable UUID campaign,
      @Nullable UUID event,
      String language) {}

  @SqlQuery(
      """
      SELECT m.organization, m.contact, m.campaign, c.event, m.language
      FROM texting.messages m
      LEFT JOIN texting.campaigns c ON c.id = m.campaign
      WHERE m.line = :line AND m.state IN ('asking', 'sent', 'delivered', 'unknown', 'failed')
      ORDER BY m.kind IN ('outreach', 'reminder') DESC, m.asked_at DESC
      LIMIT 1
      """)
  Optional<Talk> thread(UUID line);

  @SqlUpdate(
      """
      INSERT INTO texting.inbound
        (id, provider_id, line, organization, contact, campaign, language, sender, body, pictures, meaning, likely, at)
      VALUES (:id, :providerId, :line, :organization, :contact, :campaign, :language, :sender, :body, :pictures,
              :meaning, :likely, :now)
      ON CONFLICT (provider_id) DO NOTHING
      """)
  int insert(
      UUID id,
      String providerId,
      UUID line,
      @Nullable UUID organization,
      @Nullable UUID contact,
      @Nullable UUID campaign,
      String language,
      String sender,
      String body,
      int pictures,
      String meaning,
      int likely,
      Instant now);

  @SqlUpdate("INSERT INTO texting.lines (line) VALUES (:line) ON CONFLICT (line) DO NOTHING")
  void knowLine(UUID line);

  /** From here on nobody sends to it, until the transaction ends. */
  @SqlQuery("SELECT line FROM texting.lines WHERE line = :line FOR UPDATE")
  UUID holdLine(UUID line);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM consent.reachable_lines WHERE line = :line AND channel = 'text')")
  boolean isReachable(UUID line);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'held', held_for = 'suppressed'
      WHERE line = :line AND state IN ('prepared', 'queued') AND kind <> 'receipt'
      """)
  int stopQueued(UUID line);

  @SqlUpdate(
      """
      UPDATE texting.messages SET state = 'queued', held_for = NULL
      WHERE line = :line AND state = 'held' AND held_for = 'like_stop'
      """)
  int goOn(UUID line);

  @SqlUpdate(
      """
      INSERT INTO texting.messages
        (id, organization, kind, contact, line, language, body, encoding, segments, price_micros, state, not_before,
         answers, created_at)
      VALUES (:id, :organization, :kind, :contact, :line, :language, :body, :encoding, :segments, :micros, 'queued',
              :now, :answers, :now)
      ON CONFLICT (id) DO NOTHING
      """)
  int answer(
      UUID id,
      @Nullable UUID organization,
      String kind,
      @Nullable UUID contact,
      UUID line,
      String language,
      String body,
      String encoding,
      int segments,
      long micros,
      Instant now,
      @Nullable UUID answers);

  @SqlQuery("SELECT tel FROM contacts.known_lines WHERE line = :line")
  String tel(UUID line);

  @SqlQuery(
      "SELECT name FROM accounts.known_organizations WHERE organization = CAST(:organization AS uuid)")
  Optional<String> organization(@Nullable UUID organization);

  /** A text that came in, as staff see it. */
  record Arrived(
      UUID id,
      UUID line,
      @Nullable UUID contact,
      @Nullable UUID organization,
      String name,
      String language,
      String body,
      int pictures,
      String meaning,
      int likely,
      Instant at,
      @Nullable String decision) {

    /** Without name and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Arrived[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT i.id, i.line, i.contact, i.organization, coalesce(p.full_name, '') AS name, i.language, i.body, i.pictures,
             i.meaning, i.likely, i.at, i.decision
      FROM texting.inbound i
      LEFT JOIN contacts.people p ON p.contact = i.contact
      WHERE i.organization = :organization AND (CAST(:after AS uuid) IS NULL OR i.id < :after)
      ORDER BY i.id DESC
      LIMIT :limit
      """)
  List<Arrived> arrived(UUID organization, @Nullable UUID after, int limit);

  @SqlQuery(
      """
      SELECT i.id, i.line, i.contact, i.organization, coalesce(p.full_name, '') AS name, i.language, i.body, i.pictures,
             i.meaning, i.likely, i.at, i.decision
      FROM texting.inbound i
      LEFT JOIN contacts.people p ON p.contact = i.contact
      WHERE i.organization = :organization AND i.meaning = 'like_stop' AND i.decision IS NULL
      ORDER BY i.likely DESC, i.id
      LIMIT :limit
      """)
  List<Arrived> undecided(UUID organization, int limit);

  @SqlQuery(
      """
      SELECT i.id, i.line, i.contact, i.organization, '' AS name, i.language, i.body, i.pictures, i.meaning, i.likely,
             i.at, i.decision
      FROM texting.inbound i
      WHERE i.id = :id AND i.organization = :organization
      FOR UPDATE OF i
      """)
  Optional<Arrived> hold(UUID organization, UUID id);

  @SqlUpdate(
      """
      UPDATE texting.inbound
      SET decision = :decision, decided_by = :user, decided_at = :now, read_at = coalesce(read_at, :now)
      WHERE id = :id AND decision IS NULL
      """)
  int decide(UUID id, String decision, UUID user, Instant now);

  /** Whether another sentence of the same line waits for somebody. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM texting.inbound WHERE line = :line AND meaning = 'like_stop' AND decision IS NULL)
      """)
  boolean waits(UUID line);

  /** A text of a thread, in or out. */
  record Said(UUID id, boolean ours, String body, String language, String state, Instant at) {

    /** Without the text, since this may reach a log. */
    @Override
    public String toString() {
      return "Said[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT id, ours, body, language, state, at
      FROM (
        SELECT id, true AS ours, body, language, state, coalesce(asked_at, created_at) AS at
        FROM texting.messages WHERE line = :line AND organization = :organization AND state <> 'held'
        UNION ALL
        SELECT id, false, body, language, meaning, at
        FROM texting.inbound WHERE line = :line AND organization = :organization) said
      ORDER BY at DESC, id DESC
      LIMIT 200
      """)
  List<Said> said(UUID organization, UUID line);

  /**
   * What was said with a line, by its last text that came in.
   *
   * @param id of that text
   * @param unread how many that want somebody nobody has looked at
   */
  record Conversation(
      UUID id,
      UUID line,
      @Nullable UUID contact,
      String name,
      String tel,
      String language,
      String body,
      String meaning,
      Instant at,
      long unread) {

    /** Without name, number and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Conversation[" + line + "]";
    }
  }

  @SqlQuery(
      """
      WITH last AS (
        SELECT DISTINCT ON (line) id, line, contact, language, body, meaning, at
        FROM texting.inbound
        WHERE organization = :organization
        ORDER BY line, id DESC)
      SELECT l.id, l.line, l.contact, coalesce(p.full_name, '') AS name, k.tel, l.language, l.body, l.meaning, l.at,
             (SELECT count(*) FROM texting.inbound u
              WHERE u.line = l.line AND u.organization = :organization AND u.read_at IS NULL
                AND u.meaning IN ('like_stop', 'question', 'other')) AS unread
      FROM last l
      JOIN contacts.known_lines k ON k.line = l.line
      LEFT JOIN contacts.people p ON p.contact = l.contact
      WHERE l.language = ANY (:languages) AND (CAST(:after AS uuid) IS NULL OR l.id < :after)
      ORDER BY l.id DESC
      LIMIT :limit
      """)
  List<Conversation> threads(
      UUID organization, String[] languages, @Nullable UUID after, int limit);

  @SqlQuery(
      """
      SELECT i.id, i.line, i.contact, coalesce(p.full_name, '') AS name, k.tel, i.language, i.body, i.meaning, i.at,
             0 AS unread
      FROM texting.inbound i
      JOIN contacts.known_lines k ON k.line = i.line
      LEFT JOIN contacts.people p ON p.contact = i.contact
      WHERE i.line = :line AND i.organization = :organization
      ORDER BY i.id DESC
      LIMIT 1
      """)
  Optional<Conversation> last(UUID organization, UUID line);

  /** A language that people have written in. */
  record Tongue(String language, long threads, long unread) {}

  @SqlQuery(
      """
      SELECT language, count(DISTINCT line) AS threads,
             count(*) FILTER (WHERE read_at IS NULL AND meaning IN ('like_stop', 'question', 'other')) AS unread
      FROM texting.inbound
      WHERE organization = :organization
      GROUP BY language
      ORDER BY language
      """)
  List<Tongue> tongues(UUID organization);

  @SqlUpdate(
      """
      UPDATE texting.inbound SET read_at = :now
      WHERE line = :line AND organization = :organization AND read_at IS NULL
      """)
  void read(UUID organization, UUID line, Instant now);
}
