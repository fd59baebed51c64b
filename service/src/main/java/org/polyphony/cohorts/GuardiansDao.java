package org.polyphony.cohorts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface GuardiansDao {

  // Whoever else is named has not answered yet, and has a link of their own: the one before leads
  // nowhere any
  // more. The same one is not asked again.
  @SqlQuery(
      """
      INSERT INTO cohorts.guardians (id, event, contact, name, phone, email, created_at, updated_at)
      VALUES (:id, :event, :contact, :name, :phone, :email, :now, :now)
      ON CONFLICT ON CONSTRAINT guardians_unique DO UPDATE SET
        id = CASE WHEN guardians.name = excluded.name THEN guardians.id ELSE excluded.id END,
        consented = CASE WHEN guardians.name = excluded.name THEN guardians.consented END,
        way = CASE WHEN guardians.name = excluded.name THEN guardians.way END,
        answered_at = CASE WHEN guardians.name = excluded.name THEN guardians.answered_at END,
        answered_by = CASE WHEN guardians.name = excluded.name THEN guardians.answered_by END,
        name = excluded.name, phone = excluded.phone, email = excluded.email, updated_at = excluded.updated_at
      RETURNING id
      """)
  UUID name(UUID id, UUID event, UUID contact, @BindMethods NewGuardian guardian, Instant now);

  @SqlQuery(
      """
      SELECT id, event, contact, name, phone, email, consented, way, answered_at
      FROM cohorts.guardians WHERE event = :event AND contact = :contact
      """)
  Optional<Guardian> of(UUID event, UUID contact);

  /** By the link; whoever was forgotten has none any more. */
  @SqlQuery(
      """
      SELECT id, event, contact, name, phone, email, consented, way, answered_at
      FROM cohorts.guardians WHERE id = :id AND name <> ''
      """)
  Optional<Guardian> find(UUID id);

  @SqlUpdate(
      """
      UPDATE cohorts.guardians
      SET consented = :yes, way = :way, answered_at = :now, answered_by = :author, updated_at = :now
      WHERE id = :id AND name <> ''
      """)
  int answer(UUID id, boolean yes, String way, @Nullable UUID author, Instant now);

  @SqlQuery("SELECT full_name FROM contacts.people WHERE contact = :contact")
  Optional<String> name(UUID contact);
}
