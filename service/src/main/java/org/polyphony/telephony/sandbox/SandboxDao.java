package org.polyphony.telephony.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.telephony.OutgoingText;

interface SandboxDao {

  @SqlUpdate(
      """
      INSERT INTO telephony.sandbox_texts (provider_id, message, sender, recipient, body, taken_at, progress)
      VALUES (:providerId, :message, :sender, :recipient, :body, :at, 'taken')
      """)
  void take(String providerId, @BindMethods OutgoingText text, Instant at);

  /** 0 where this text has been refused before. */
  @SqlUpdate(
      """
      INSERT INTO telephony.sandbox_refusals (message, at) VALUES (:message, :at) ON CONFLICT (message) DO NOTHING
      """)
  int refuse(UUID message, Instant at);

  @SqlUpdate(
      """
      INSERT INTO telephony.sandbox_news (id, due_at, provider_id, progress, fault, reply)
      VALUES (:id, :due, :providerId, :progress, :fault, :reply)
      """)
  void tellLater(
      UUID id,
      Instant due,
      String providerId,
      @Nullable String progress,
      int fault,
      @Nullable String reply);

  /** Something to be told. */
  record Due(
      UUID id,
      String providerId,
      UUID message,
      String sender,
      String recipient,
      @Nullable String progress,
      int fault,
      @Nullable String reply) {

    /** Without numbers and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Due[" + id + "]";
    }
  }

  @SqlQuery(
      """
      SELECT n.id, n.provider_id, t.message, t.sender, t.recipient, n.progress, n.fault, n.reply
      FROM telephony.sandbox_news n
      JOIN telephony.sandbox_texts t ON t.provider_id = n.provider_id
      WHERE n.told_at IS NULL AND n.due_at <= :now
      ORDER BY n.due_at, n.id
      LIMIT :limit
      FOR UPDATE OF n SKIP LOCKED
      """)
  List<Due> due(Instant now, int limit);

  @SqlUpdate("UPDATE telephony.sandbox_news SET told_at = :now WHERE id = ANY (:ids)")
  void told(List<UUID> ids, Instant now);

  @SqlUpdate(
      """
      UPDATE telephony.sandbox_texts SET progress = :progress, fault = :fault
      WHERE provider_id = :providerId AND progress NOT IN ('delivered', 'failed')
      """)
  void progress(String providerId, String progress, int fault);

  /** A text of the list. */
  record Listed(
      String providerId,
      String recipient,
      String body,
      Instant takenAt,
      String progress,
      int fault) {

    /** Without number and text, since this may reach a log. */
    @Override
    public String toString() {
      return "Listed[" + providerId + "]";
    }
  }

  @SqlQuery(
      """
      SELECT provider_id, recipient, body, taken_at, progress, fault FROM telephony.sandbox_texts
      WHERE recipient = :recipient AND taken_at >= :since
      ORDER BY taken_at DESC, provider_id DESC
      LIMIT 100
      """)
  List<Listed> taken(String recipient, Instant since);
}
