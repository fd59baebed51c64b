package org.polyphony.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SweepsDao {

  /** Begins for every organization that has not been gone through by this version of the rule. */
  @SqlUpdate(
      """
      INSERT INTO duplicates.sweeps AS s (organization, rule, started_at)
      SELECT organization, :rule, :at FROM accounts.known_organizations
      ON CONFLICT (organization) DO UPDATE
        SET rule = excluded.rule, started_at = excluded.started_at, started_by = NULL, reached = NULL, people = NULL,
            looked_at = 0, found = 0, finished_at = NULL
        WHERE s.rule < excluded.rule
      """)
  void beginAll(@Bind("rule") int rule, @Bind("at") Instant at);

  /** Begins once more where none is under way. */
  @SqlUpdate(
      """
      INSERT INTO duplicates.sweeps AS s (organization, rule, started_at, started_by)
      VALUES (:organization, :rule, :at, :actor)
      ON CONFLICT (organization) DO UPDATE
        SET rule = excluded.rule, started_at = excluded.started_at, started_by = excluded.started_by, reached = NULL,
            people = NULL, looked_at = 0, found = 0, finished_at = NULL
        WHERE s.finished_at IS NOT NULL
      """)
  int begin(
      @Bind("organization") UUID organization,
      @Bind("rule") int rule,
      @Bind("at") Instant at,
      @Bind("actor") UUID actor);

  /** The oldest that is under way, held to the end of the transaction. */
  @SqlQuery(
      """
      SELECT organization, started_at, reached, people, looked_at, found, finished_at FROM duplicates.sweeps
      WHERE finished_at IS NULL
      ORDER BY started_at, organization
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  Optional<Sweep> lockNext();

  @SqlQuery(
      """
      SELECT organization, started_at, reached, people, looked_at, found, finished_at FROM duplicates.sweeps
      WHERE organization = :organization
      """)
  Optional<Sweep> of(@Bind("organization") UUID organization);

  @SqlUpdate(
      """
      UPDATE duplicates.sweeps
      SET people = (SELECT count(*) FROM contacts.comparable_people WHERE organization = :organization)
      WHERE organization = :organization
      """)
  void count(@Bind("organization") UUID organization);

  /** The next people in the order of their ids. */
  @SqlQuery(
      """
      SELECT contact FROM contacts.comparable_people
      WHERE organization = :organization AND (CAST(:reached AS uuid) IS NULL OR contact > :reached)
      ORDER BY contact
      LIMIT :limit
      """)
  List<UUID> next(
      @Bind("organization") UUID organization,
      @Bind("reached") @Nullable UUID reached,
      @Bind("limit") int limit);

  @SqlUpdate(
      """
      UPDATE duplicates.sweeps
      SET reached = coalesce(:reached, reached), looked_at = looked_at + :people, found = found + :found,
          finished_at = :finished
      WHERE organization = :organization
      """)
  void advance(
      @Bind("organization") UUID organization,
      @Bind("reached") @Nullable UUID reached,
      @Bind("people") int people,
      @Bind("found") int found,
      @Bind("finished") @Nullable Instant finished);
}
