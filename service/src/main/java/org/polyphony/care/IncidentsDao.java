package org.polyphony.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface IncidentsDao {

  /** What a repeated report is held against. */
  record Kept(UUID id, @Nullable UUID claim, String kind, String account, boolean callBack) {}

  String INCIDENT =
      """
      SELECT i.id, i.kind, i.state, i.at, i.campaign, k.name AS campaign_name, i.contact, c.full_name AS name, l.tel,
             i.language, u.name AS author_name, i.account, i.call_back, t.name AS taken_by_name, i.closed_at,
             i.erased_at IS NOT NULL AS erased
      FROM care.incidents i
      JOIN campaigns.known_campaigns k ON k.campaign = i.campaign
      JOIN accounts.known_users u ON u.user_id = i.author
      LEFT JOIN accounts.known_users t ON t.user_id = i.taken_by
      LEFT JOIN contacts.people c ON c.contact = i.contact
      LEFT JOIN contacts.known_lines l ON l.line = i.line
      """;

  @SqlUpdate(
      """
      INSERT INTO care.incidents (id, organization, author, key, campaign, claim, line, contact, language, kind, account,
        call_back, state, at)
      SELECT :id, k.organization, :author, :key, :campaign, :claim, :line, :contact, :language, :kindCode, :account,
             :callBack, 'waiting', :now
      FROM campaigns.known_campaigns k WHERE k.campaign = :campaign
      ON CONFLICT ON CONSTRAINT incidents_key_unique DO NOTHING
      """)
  int insert(
      @Bind("id") UUID id,
      @BindMethods NewIncident incident,
      @Bind("kindCode") String kind,
      @Bind("now") Instant now);

  /** Nothing where the claim has a report, or a flag, already. */
  @SqlUpdate(
      """
      INSERT INTO care.incidents (id, organization, author, key, campaign, claim, line, contact, language, kind, account,
        call_back, state, at)
      SELECT :id, k.organization, :author, :key, :campaign, :claim, :line, :contact, :language, 'flagged', '', false,
             'waiting', :now
      FROM campaigns.known_campaigns k
      WHERE k.campaign = :campaign AND NOT EXISTS (SELECT FROM care.incidents i WHERE i.claim = :claim)
      ON CONFLICT DO NOTHING
      """)
  void flag(@Bind("id") UUID id, @BindMethods NewIncident incident, @Bind("now") Instant now);

  /** One that was taken up stays: somebody looks at it. */
  @SqlUpdate(
      "DELETE FROM care.incidents WHERE claim = :claim AND kind = 'flagged' AND state = 'waiting'")
  void unflag(@Bind("claim") UUID claim);

  /** Puts a report in the place of the flag of its claim; whoever looks after it keeps it. */
  @SqlQuery(
      """
      UPDATE care.incidents
      SET key = :key, kind = :kindCode, contact = coalesce(:contact, contact), language = :language,
          account = :account, call_back = :callBack, closed_at = NULL,
          state = CASE WHEN state = 'closed' THEN 'waiting' ELSE state END,
          taken_by = CASE WHEN state = 'closed' THEN NULL ELSE taken_by END
      WHERE claim = :claim AND author = :author AND kind = 'flagged'
      RETURNING id
      """)
  Optional<UUID> report(@BindMethods NewIncident incident, @Bind("kindCode") String kind);

  @SqlQuery(
      "SELECT id, claim, kind, account, call_back FROM care.incidents WHERE author = :author AND key = :key")
  Optional<Kept> kept(@Bind("author") UUID author, @Bind("key") UUID key);

  /** The open ones first, the newest first in each. */
  @SqlQuery(
      INCIDENT
          + """
            WHERE i.organization = :organization AND (i.closed_at IS NULL OR i.closed_at > :closedSince)
            ORDER BY i.closed_at IS NOT NULL, i.state = 'taken', i.at DESC LIMIT :limit
            """)
  List<Incident> of(
      @Bind("organization") UUID organization,
      @Bind("closedSince") Instant closedSince,
      @Bind("limit") int limit);

  @SqlQuery(INCIDENT + "WHERE i.organization = :organization AND i.id = :id")
  Optional<Incident> find(@Bind("organization") UUID organization, @Bind("id") UUID id);

  @SqlUpdate(
      """
      UPDATE care.incidents
      SET state = :to, taken_by = CASE WHEN :to = 'waiting' THEN NULL ELSE :by END,
          closed_at = CASE WHEN :to = 'closed' THEN CAST(:now AS timestamptz) END
      WHERE organization = :organization AND id = :id AND state = :from
      """)
  int move(
      @Bind("organization") UUID organization,
      @Bind("id") UUID id,
      @Bind("from") String from,
      @Bind("to") String to,
      @Bind("by") UUID by,
      @Bind("now") Instant now);

  @SqlQuery(
      "SELECT resource, state, at FROM care.referrals WHERE incident = :incident ORDER BY resource")
  List<Referral> referrals(@Bind("incident") UUID incident);

  @SqlBatch(
      """
      INSERT INTO care.referrals (incident, resource, state, at, updated_by)
      VALUES (:incident, :resource, :state, :now, :by)
      ON CONFLICT ON CONSTRAINT referrals_pk DO UPDATE
        SET state = excluded.state, at = excluded.at, updated_by = excluded.updated_by
      """)
  void refer(
      @Bind("incident") UUID incident,
      @Bind("resource") List<String> resources,
      @Bind("state") String state,
      @Bind("now") Instant now,
      @Bind("by") UUID by);

  /** What was told, and about whom, of those that were closed long ago. */
  @SqlUpdate(
      """
      UPDATE care.incidents SET account = '', contact = NULL, line = NULL, claim = NULL, erased_at = :now
      WHERE closed_at < :closedBefore AND erased_at IS NULL
      """)
  int erase(@Bind("closedBefore") Instant closedBefore, @Bind("now") Instant now);

  @SqlQuery("SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  String timeZone(@Bind("organization") UUID organization);

  @SqlQuery("SELECT count(*) FROM care.team WHERE organization = :organization")
  int teamSize(@Bind("organization") UUID organization);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM care.team WHERE organization = :organization AND user_id = :user)")
  boolean isInTeam(@Bind("organization") UUID organization, @Bind("user") UUID user);

  /** Somebody who may look after people. */
  record Member(UUID user, String name) {}

  @SqlQuery(
      """
      SELECT t.user_id AS user, u.name
      FROM care.team t JOIN accounts.known_users u ON u.user_id = t.user_id
      WHERE t.organization = :organization AND u.disabled_at IS NULL
      ORDER BY u.name, t.user_id
      """)
  List<Member> team(@Bind("organization") UUID organization);

  /** Who could join the team: those who can sign in and are not in it, 200 at most. */
  @SqlQuery(
      """
      SELECT u.user_id AS user, u.name
      FROM accounts.known_users u
      WHERE u.organization = :organization AND u.disabled_at IS NULL AND NOT u.minor
        AND NOT EXISTS (SELECT FROM care.team t WHERE t.user_id = u.user_id)
      ORDER BY u.name, u.user_id LIMIT 200
      """)
  List<Member> others(@Bind("organization") UUID organization);

  @SqlUpdate(
      """
      INSERT INTO care.team (user_id, organization, added_by, added_at)
      SELECT u.user_id, u.organization, :by, :now FROM accounts.known_users u
      WHERE u.user_id = :user AND u.organization = :organization AND u.disabled_at IS NULL AND NOT u.minor
      ON CONFLICT ON CONSTRAINT team_pk DO NOTHING
      """)
  int add(
      @Bind("organization") UUID organization,
      @Bind("user") UUID user,
      @Bind("by") UUID by,
      @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM care.team WHERE organization = :organization AND user_id = :user")
  int remove(@Bind("organization") UUID organization, @Bind("user") UUID user);
}
