package org.polyphony.scripts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What was answered. */
interface AnswersDao {

  record AnswerRow(
      UUID attempt,
      UUID contact,
      UUID version,
      String step,
      List<String> choices,
      String value,
      Instant at) {}

  @SqlBatch(
      """
      INSERT INTO scripts.answers (attempt, contact, version, step, choices, value, at)
      VALUES (:attempt, :contact, :version, :step, :choices, :value, :at)
      """)
  void insert(@BindMethods List<AnswerRow> answers);

  @SqlUpdate(
      """
      UPDATE scripts.answers SET undone_at = :at WHERE attempt = :attempt AND undone_at IS NULL
      """)
  int takeBack(UUID attempt, Instant at);

  @SqlQuery(
      """
      SELECT attempt, contact, version, step, choices, value, at
      FROM scripts.answers WHERE attempt = :attempt AND undone_at IS NULL ORDER BY contact, step
      """)
  List<AnswerRow> standing(UUID attempt);
}
