package org.polyphony.events;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OfferedDao {

  @SqlQuery(
      "SELECT food, childcare, access, languages, open FROM events.offered WHERE event = :event")
  Optional<Offered> find(UUID event);

  @SqlUpdate(
      """
      INSERT INTO events.offered (event, food, childcare, access, languages, open)
      VALUES (:event, :food, :childcare, :access, :languages, :open)
      ON CONFLICT (event) DO UPDATE SET
        food = excluded.food, childcare = excluded.childcare, access = excluded.access,
        languages = excluded.languages, open = excluded.open
      """)
  void keep(
      UUID event, String food, String childcare, String access, String[] languages, boolean open);
}
