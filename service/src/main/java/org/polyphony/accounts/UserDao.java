package org.polyphony.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Users with what belongs to them: roles, languages, the name under a join code. */
interface UserDao {

  /** How a person proves who they are. */
  record Proof(UUID user, UUID organization, @Nullable String hash) {}

  /** A role for one shift or event. */
  record Grant(String role, UUID scope, @Nullable Instant expiresAt) {}

  /** The arrays that belong to a user {@code u}: roles held at {@code :now}, languages. */
  String ROLES_AND_LANGUAGES =
      """
             ARRAY(SELECT g.role FROM accounts.grants g
                   WHERE g.user_id = u.id AND g.scope_kind IN ('organization', 'shift')
                     AND g.role IN ('organizer', 'coordinator', 'leader', 'translator', 'administrator')
                     AND (g.expires_at IS NULL OR g.expires_at > :now)) AS roles,
             ARRAY(SELECT l.tag FROM accounts.user_languages l WHERE l.user_id = u.id AND l.speaks) AS speaks,
             ARRAY(SELECT l.tag FROM accounts.user_languages l WHERE l.user_id = u.id AND l.reads) AS reads
      """;

  String USER =
      "SELECT"
          + ROLES_AND_LANGUAGES
          + """
            , u.id, u.organization, u.name, u.email, u.locale, u.minor, u.guardian_consent_on, u.sample, u.created_at,
             u.disabled_at,
             (SELECT max(g.expires_at) FROM accounts.grants g
              WHERE g.user_id = u.id HAVING bool_and(g.expires_at IS NOT NULL)) AS until,
             (SELECT c.code FROM accounts.joined j JOIN accounts.join_links c ON c.id = j.join_link
              WHERE j.user_id = u.id ORDER BY j.joined_at DESC LIMIT 1) AS code
      FROM accounts.users u
      """;

  @SqlUpdate(
      """
      INSERT INTO accounts.users (id, organization, name, email, email_folded, password_hash, pin_hash, locale, minor,
                                  sample, created_at)
      VALUES (:id, :organization, :name, :email, :emailFolded, :passwordHash, :pinHash, :locale, :minor, :sample, :now)
      ON CONFLICT ON CONSTRAINT users_email_unique DO NOTHING
      """)
  int insert(
      UUID id,
      UUID organization,
      String name,
      @Nullable String email,
      @Nullable String emailFolded,
      @Nullable String passwordHash,
      @Nullable String pinHash,
      @Nullable String locale,
      boolean minor,
      boolean sample,
      Instant now);

  @SqlQuery(USER + "WHERE u.organization = :organization AND u.id = :id")
  Optional<User> find(UUID organization, UUID id, Instant now);

  /** By a link of the service's own; a viewer asks with their organization. */
  @SqlQuery(USER + "WHERE u.id = :id")
  Optional<User> find(UUID id, Instant now);

  /**
   * Of an organization, and nobody else changes this person's row or roles before this transaction
   * has ended.
   */
  @SqlQuery(USER + "WHERE u.organization = :organization AND u.id = :id FOR UPDATE OF u")
  Optional<User> lock(UUID organization, UUID id, Instant now);

  /**
   * Those who are left in come first, then by name; {@code search} is a folded part of name or
   * e-mail, or empty.
   */
  @SqlQuery(
      USER
          + """
            WHERE u.organization = :organization
              AND (:search = '' OR strpos(lower(u.name), :search) > 0 OR strpos(u.email_folded, :search) > 0)
            ORDER BY u.disabled_at IS NOT NULL, lower(u.name), u.id
            LIMIT :limit OFFSET :offset
            """)
  List<User> search(UUID organization, String search, int limit, int offset, Instant now);

  @SqlQuery(
      """
      SELECT id AS user, organization, password_hash AS hash
      FROM accounts.users
      WHERE email_folded = :emailFolded AND disabled_at IS NULL
      """)
  Optional<Proof> passwordOf(String emailFolded);

  @SqlQuery(
      """
      SELECT id AS user, organization, password_hash AS hash
      FROM accounts.users
      WHERE id = :id AND disabled_at IS NULL
      """)
  Optional<Proof> passwordOf(UUID id);

  @SqlQuery(
      """
      SELECT id AS user, organization, pin_hash AS hash
      FROM accounts.users
      WHERE id = :id AND disabled_at IS NULL
      """)
  Optional<Proof> pinOf(UUID id);

  /** What decides whether somebody under age may call. */
  record Minor(@Nullable LocalDate guardianConsentOn, String timeZone) {}

  @SqlQuery(
      """
      SELECT u.guardian_consent_on, o.time_zone
      FROM accounts.users u JOIN accounts.organizations o ON o.id = u.organization
      WHERE u.id = :id
      """)
  Minor minor(UUID id);

  @SqlQuery("SELECT time_zone FROM accounts.organizations WHERE id = :organization")
  String timeZone(UUID organization);

  @SqlQuery("SELECT EXISTS (SELECT FROM accounts.users WHERE email_folded = :emailFolded)")
  boolean isTaken(@Nullable String emailFolded);

  @SqlUpdate("UPDATE accounts.users SET password_hash = :hash WHERE id = :id")
  void setPassword(UUID id, String hash);

  @SqlUpdate("UPDATE accounts.users SET pin_hash = :hash WHERE id = :id")
  void setPin(UUID id, String hash);

  @SqlQuery("SELECT locale FROM accounts.users WHERE id = :id AND locale IS NOT NULL")
  Optional<String> locale(UUID id);

  @SqlUpdate("UPDATE accounts.users SET locale = :locale WHERE id = :id")
  void setLocale(UUID id, @Nullable String locale);

  @SqlUpdate(
      """
      UPDATE accounts.users
      SET name = :name, email = :email, email_folded = :emailFolded, minor = :minor,
          guardian_consent_on = :guardianConsentOn
      WHERE id = :id
        AND NOT EXISTS (SELECT FROM accounts.users o WHERE o.email_folded = :emailFolded AND o.id <> :id)
      """)
  int edit(
      UUID id,
      String name,
      @Nullable String email,
      @Nullable String emailFolded,
      boolean minor,
      @Nullable LocalDate guardianConsentOn);

  @SqlUpdate("UPDATE accounts.users SET disabled_at = :at WHERE id = :id")
  void setDisabled(UUID id, @Nullable Instant at);

  @SqlBatch(
      """
      INSERT INTO accounts.user_languages (user_id, tag, speaks, reads) VALUES (:user, :tag, :speaks, :reads)
      ON CONFLICT ON CONSTRAINT user_languages_pk DO UPDATE SET speaks = EXCLUDED.speaks, reads = EXCLUDED.reads
      """)
  void putLanguages(UUID user, @BindMethods Iterable<UserLanguage> languages);

  @SqlUpdate("DELETE FROM accounts.user_languages WHERE user_id = :user AND tag <> ALL (:kept)")
  void dropLanguagesBut(UUID user, String[] kept);

  /** A role that is held already stays as it is, one that has ended begins again. */
  @SqlUpdate(
      """
      INSERT INTO accounts.grants AS g (user_id, role, scope_kind, scope_id, granted_by, granted_at, expires_at)
      VALUES (:user, :role, :scopeKind, :scope, :by, :now, :expiresAt)
      ON CONFLICT ON CONSTRAINT grants_pk
      DO UPDATE SET granted_by = EXCLUDED.granted_by, granted_at = EXCLUDED.granted_at, expires_at = EXCLUDED.expires_at,
                    ended_at = NULL
      WHERE g.expires_at <= :now
      """)
  void grant(
      UUID user,
      String role,
      String scopeKind,
      UUID scope,
      @Nullable UUID by,
      @Nullable Instant expiresAt,
      Instant now);

  @SqlUpdate(
      """
      DELETE FROM accounts.grants
      WHERE user_id = :user AND scope_kind IN ('organization', 'shift') AND role <> ALL (:kept)
      """)
  void revokeBut(UUID user, String[] kept);

  /** Makes organizer a standing role, where it was one for a time. */
  @SqlUpdate(
      """
      INSERT INTO accounts.grants (user_id, role, scope_kind, scope_id, granted_by, granted_at)
      VALUES (:user, 'organizer', 'organization', :organization, :by, :now)
      ON CONFLICT ON CONSTRAINT grants_pk DO UPDATE SET expires_at = NULL, granted_by = EXCLUDED.granted_by
      """)
  void keep(UUID user, UUID organization, UUID by, Instant now);

  @SqlQuery(
      """
      SELECT role, scope_id AS scope, expires_at
      FROM accounts.grants
      WHERE user_id = :user AND scope_kind = 'shift' AND (expires_at IS NULL OR expires_at > :now)
      ORDER BY granted_at
      """)
  List<Grant> shifts(UUID user, Instant now);

  @SqlQuery(
      """
      SELECT count(*)
      FROM accounts.users u
      JOIN accounts.grants g ON g.user_id = u.id
      WHERE u.organization = :organization AND u.id <> :but AND u.disabled_at IS NULL
        AND g.role = 'administrator' AND g.scope_kind = 'organization' AND g.expires_at IS NULL
      """)
  int administratorsBesides(UUID organization, UUID but);

  /** Two instances that start at once make one first administrator. */
  @SqlQuery(
      "SELECT pg_advisory_xact_lock(hashtextextended('accounts.first_administrator', 0)) IS NULL")
  boolean lockFirstAdministrator();

  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM accounts.grants g
        JOIN accounts.users u ON u.id = g.user_id
        WHERE g.role = 'administrator' AND (NOT u.sample OR :samplesToo))
      """)
  boolean hasAdministrator(boolean samplesToo);

  @SqlQuery(
      """
      SELECT u.id, u.name, min(g.role) AS role
      FROM accounts.users u JOIN accounts.grants g ON g.user_id = u.id
      WHERE u.sample AND u.disabled_at IS NULL
      GROUP BY u.id, u.name
      ORDER BY role, u.id
      LIMIT 100
      """)
  List<Accounts.SampleUser> samples();
}
