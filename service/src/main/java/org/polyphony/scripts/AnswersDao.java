package org.polyphony.scripts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.Bind;
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

  /**
   * The answer to one step.
   *
   * @param choices what was chosen; empty where the step has no choices
   * @param value what was written down; empty where the step has choices
   */
  record Given(String step, List<String> choices, String value) {}

  /** All that one person answered, in one statement. */
  @SqlUpdate(
      """
      INSERT INTO scripts.answers (attempt, contact, version, step, choices, value, at)
      SELECT :attempt, :contact, :version, a.step, a.choices, a.value, :at
      FROM jsonb_to_recordset(CAST(:answers AS jsonb)) AS a (step text, choices text[], value text)
      """)
  void insert(
      @Bind("attempt") UUID attempt,
      @Bind("contact") UUID contact,
      @Bind("version") UUID version,
      @Bind("at") Instant at,
      @Json @Bind("answers") List<Given> answers);

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

  @SqlUpdate(
      "UPDATE scripts.answers SET value = '' WHERE attempt = ANY (:attempts) AND value <> ''")
  int forgetWords(@Bind("attempts") List<UUID> attempts);
}
