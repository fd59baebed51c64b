package org.polyphony.platform.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MailsDao {

  @SqlUpdate(
      """
      INSERT INTO platform.mails
        (id, key, organization, contact, state, recipient, sender, language, subject, body, calendar, page, not_after,
         due_at, created_at)
      VALUES (:id, :key, :organization, :contact, 'queued', :to, :sender, :language, :subject, :text, :calendar, :page,
              :notAfter, :due, :now)
      ON CONFLICT ON CONSTRAINT mails_key_unique DO NOTHING
      """)
  int insert(UUID id, String key, @BindMethods NewMail mail, Instant now);

  @SqlUpdate(
      """
      UPDATE platform.mails
      SET state = 'failed', reason = 'withdrawn', ended_at = :now, recipient = '', subject = '', body = '',
          calendar = '', page = ''
      WHERE key = :key AND state = 'queued'
      """)
  int withdraw(String key, Instant now);

  /** The next that is due, for whoever asks first; another instance takes another. */
  @SqlQuery(
      """
      UPDATE platform.mails
      SET state = 'sending', attempts = attempts + 1, sending_at = platform.now()
      WHERE id = (
        SELECT id FROM platform.mails
        WHERE state = 'queued' AND due_at <= :now
        ORDER BY due_at, id
        LIMIT 1
        FOR UPDATE SKIP LOCKED)
      RETURNING id, contact, recipient, sender, language, subject, body, calendar, page, not_after, attempts, created_at
      """)
  Optional<Mail> take(Instant now);

  @SqlUpdate(
      """
      UPDATE platform.mails SET state = 'queued', due_at = :due, reason = :reason
      WHERE id = :id AND state = 'sending'
      """)
  void putBack(UUID id, Instant due, String reason);

  // An answer that came after it was given up is still the answer.
  @SqlUpdate(
      """
      UPDATE platform.mails
      SET state = :state, reason = :reason, ended_at = :now, recipient = '', subject = '', body = '', calendar = '',
          page = ''
      WHERE id = :id AND state IN ('sending', 'unknown')
      """)
  void end(UUID id, String state, String reason, Instant now);

  /** Whoever had them was killed, or is never answered. */
  @SqlUpdate(
      """
      UPDATE platform.mails
      SET state = 'unknown', reason = 'no_answer', ended_at = :now, recipient = '', subject = '', body = '',
          calendar = '', page = ''
      WHERE state = 'sending' AND sending_at < platform.now() - CAST(:seconds || ' seconds' AS interval)
      """)
  int giveUp(long seconds, Instant now);

  @SqlQuery("SELECT count(*) FROM platform.mails WHERE state = 'queued' AND due_at <= :now")
  long waiting(Instant now);

  @SqlQuery("SELECT count(*) FROM platform.mails WHERE state = 'unknown'")
  long unknown();

  /** Those that were to go before this and could not. */
  @SqlQuery(
      """
      SELECT count(*) FROM platform.mails
      WHERE state = 'queued' AND attempts > 1 AND created_at < :before
      """)
  long held(Instant before);
}
