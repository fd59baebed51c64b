package org.polyphony.texting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ReceiptsDao {

  /** A text that something is told of. */
  record Told(
      UUID id, @Nullable UUID organization, UUID line, String state, @Nullable String providerId) {}

  @SqlQuery(
      """
      SELECT id, organization, line, state, provider_id FROM texting.messages
      WHERE provider_id = :providerId
      FOR UPDATE
      """)
  Optional<Told> byProvider(String providerId);

  @SqlQuery(
      """
      SELECT id, organization, line, state, provider_id FROM texting.messages WHERE id = :id FOR UPDATE
      """)
  Optional<Told> byId(UUID id);

  @SqlUpdate(
      """
      UPDATE texting.messages
      SET state = :state, provider_id = coalesce(provider_id, :providerId), fault = :fault, ended_at = :now
      WHERE id = :id
      """)
  void move(UUID id, String state, String providerId, int fault, Instant now);

  /** A text of which nobody knows. */
  record Lost(
      UUID id, @Nullable UUID organization, UUID line, String tel, String body, Instant askedAt) {

    /** Without number and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Lost[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT m.id, m.organization, m.line, l.tel, m.body, m.asked_at
      FROM texting.messages m
      JOIN contacts.known_lines l ON l.line = m.line
      WHERE m.state = 'unknown' AND m.asked_at < :before AND m.asked_at > :oldest
        AND (m.looked_at IS NULL OR m.looked_at < :again)
      ORDER BY m.asked_at
      LIMIT :limit
      """)
  List<Lost> lost(Instant before, Instant oldest, Instant again, int limit);

  @SqlUpdate("UPDATE texting.messages SET looked_at = :now WHERE id = :id")
  void looked(UUID id, Instant now);

  @SqlQuery("SELECT provider_id FROM texting.messages WHERE provider_id = ANY (:ids)")
  List<String> known(List<String> ids);

  /** Whether another text of the same words to the same line is not settled either. */
  @SqlQuery(
      """
      SELECT EXISTS (
        SELECT FROM texting.messages
        WHERE line = :line AND body = :body AND id <> :id AND state IN ('asking', 'unknown'))
      """)
  boolean hasTwin(UUID id, UUID line, String body);
}
