package org.polyphony.guests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OverridesDao {

  /** Somebody's decision to show a language that nobody has reviewed. */
  record Decision(String tag, String authorName, Instant at) {}

  @SqlQuery(
      "SELECT tag, author_name, at FROM guests.overrides WHERE organization = :organization ORDER BY tag")
  List<Decision> of(UUID organization);

  @SqlUpdate(
      """
      INSERT INTO guests.overrides (organization, tag, author, author_name, at)
      VALUES (:organization, :tag, :author, :name, :at)
      ON CONFLICT (organization, tag) DO NOTHING
      """)
  int decide(UUID organization, String tag, UUID author, String name, Instant at);

  @SqlUpdate("DELETE FROM guests.overrides WHERE organization = :organization AND tag = :tag")
  int takeBack(UUID organization, String tag);
}
