package org.polyphony.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface FollowUpsDao {

  @SqlUpdate(
      """
      INSERT INTO consent.follow_ups
        (id, organization, kind, campaign, line, door, contact, language, due_at, for_user, attempt, created_by,
         created_at)
      VALUES (:id, :organization, :kind, :campaign, :line, :door, :contact, :language, :dueAt, :forUser, :attempt,
              :author, :at)
      """)
  void insert(UUID id, String kind, @BindMethods NewFollowUp followUp);

  @SqlUpdate(
      "UPDATE consent.follow_ups SET for_user = :user WHERE id = :followUp AND state = 'open'")
  void give(UUID followUp, @Nullable UUID user);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'done', done_by = :attempt, ended_at = :at
      WHERE id = :followUp AND state = 'open'
      """)
  void end(UUID followUp, UUID attempt, Instant at);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'done', ended_at = :at WHERE id = :followUp AND state = 'open'
      """)
  void close(UUID followUp, Instant at);

  @SqlUpdate(
      "UPDATE consent.follow_ups SET due_at = :dueAt WHERE id = ANY (:followUps) AND state = 'open'")
  void carryOver(List<UUID> followUps, Instant dueAt);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'done', done_by = :attempt, ended_at = :at
      WHERE line = :line AND campaign = :campaign AND kind IN ('barrier', 'staff') AND state = 'open'
      """)
  void endBarriers(UUID campaign, UUID line, UUID attempt, Instant at);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'done', ended_at = :at
      WHERE line = :line AND organization = :organization AND kind = 'question' AND state = 'open'
      """)
  void endQuestions(UUID organization, UUID line, Instant at);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'dropped', ended_at = :at
      WHERE attempt = :attempt AND state = 'open'
      """)
  void dropThoseOf(UUID attempt, Instant at);

  @SqlUpdate(
      """
      UPDATE consent.follow_ups SET state = 'open', done_by = NULL, ended_at = NULL
      WHERE done_by = :attempt AND state = 'done'
      """)
  void openThoseKeptBy(UUID attempt);
}
