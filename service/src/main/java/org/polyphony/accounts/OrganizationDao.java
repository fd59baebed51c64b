package org.polyphony.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Organizations. */
interface OrganizationDao {

  @SqlUpdate(
      """
      INSERT INTO accounts.organizations (id, name, locale, time_zone, sample, created_at)
      VALUES (:id, :name, :locale, :timeZone, :sample, :now)
      """)
  void insert(UUID id, String name, String locale, String timeZone, boolean sample, Instant now);

  @SqlQuery("SELECT name FROM accounts.organizations WHERE id = :id")
  Optional<String> name(UUID id);

  @SqlQuery("SELECT id, name, locale, time_zone, sample FROM accounts.organizations WHERE id = :id")
  Optional<Organization> find(UUID id);

  /** Nobody else disables or promotes anybody in it before this transaction has ended. */
  @SqlQuery("SELECT id FROM accounts.organizations WHERE id = :id FOR UPDATE")
  Optional<UUID> lock(UUID id);

  /** The oldest first: the one that set this deployment up. */
  @SqlQuery(
      "SELECT id, name, locale, time_zone, sample FROM accounts.organizations ORDER BY created_at, id")
  List<Organization> all();

  @SqlUpdate(
      "UPDATE accounts.organizations SET name = :name, locale = :locale, time_zone = :timeZone WHERE id = :id")
  void edit(UUID id, String name, String locale, String timeZone);
}
