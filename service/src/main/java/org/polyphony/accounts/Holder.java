package org.polyphony.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.polyphony.web.Role;
import org.polyphony.web.Viewer;

/**
 * Who shows a secret: one row answers everything that a request asks. Each request of the product
 * begins here, so the statements are written out: attaching a SQL object was measured at five times
 * the query itself.
 *
 * @param id of the session or the token
 * @param seenAt when it was last noted as used, or null
 */
record Holder(
    UUID id,
    UUID user,
    UUID organization,
    String name,
    @Nullable String locale,
    boolean minor,
    Set<Role> roles,
    Set<String> speaks,
    Set<String> reads,
    @Nullable UUID endedShift,
    @Nullable Instant seenAt) {

  /** Null while one of the roles by which somebody calls is for no shift that was ended. */
  private static final String ENDED_SHIFT =
      """
             , (SELECT CASE WHEN g.ended_at IS NOT NULL THEN g.scope_id END FROM accounts.grants g
                WHERE g.user_id = u.id AND g.scope_kind IN ('organization', 'shift')
                  AND g.role IN ('organizer', 'coordinator', 'administrator')
                  AND (g.expires_at IS NULL OR g.expires_at > :now)
                ORDER BY g.ended_at DESC NULLS FIRST LIMIT 1) AS ended_shift
      """;

  private static final String OF_USER =
      " u.id AS user, u.organization, u.name, u.locale, u.minor,\n"
          + UserDao.ROLES_AND_LANGUAGES
          + ENDED_SHIFT;

  private static final String SESSION =
      "SELECT s.id, s.last_seen_at AS seen_at,"
          + OF_USER
          + """
            FROM accounts.sessions s
            JOIN accounts.users u ON u.id = s.user_id AND u.disabled_at IS NULL
            WHERE s.token_hash = :hash AND s.expires_at > :now AND s.last_seen_at > :idleSince
            """;

  private static final String TOKEN =
      "SELECT t.id, t.last_used_at AS seen_at,"
          + OF_USER
          + """
            FROM accounts.api_tokens t
            JOIN accounts.users u ON u.id = t.user_id AND u.disabled_at IS NULL
            WHERE t.token_hash = :hash AND t.expires_at > :now AND t.revoked_at IS NULL
            """;

  static Optional<Holder> ofSession(Handle handle, byte[] hash, Instant now, Instant idleSince) {
    return handle
        .createQuery(SESSION)
        .bind("hash", hash)
        .bind("now", now)
        .bind("idleSince", idleSince)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<Holder> ofToken(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(TOKEN)
        .bind("hash", hash)
        .bind("now", now)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static Holder read(ResultSet row) throws SQLException {
    OffsetDateTime seenAt = row.getObject("seen_at", OffsetDateTime.class);
    return new Holder(
        row.getObject("id", UUID.class),
        row.getObject("user", UUID.class),
        row.getObject("organization", UUID.class),
        row.getString("name"),
        row.getString("locale"),
        row.getBoolean("minor"),
        texts(row, "roles").stream()
            .flatMap(role -> Role.ofWire(role).stream())
            .collect(Collectors.toSet()),
        texts(row, "speaks"),
        texts(row, "reads"),
        row.getObject("ended_shift", UUID.class),
        seenAt == null ? null : seenAt.toInstant());
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
  }

  /**
   * @param session the session's id, or null for a token
   */
  Viewer viewer(@Nullable UUID session) {
    return new Viewer(
        user, organization, name, roles, speaks, reads, locale, session, minor, endedShift);
  }
}
