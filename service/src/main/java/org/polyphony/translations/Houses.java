package org.polyphony.translations;

import java.time.ZoneId;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.polyphony.web.Viewer;

/** Where the organizations are at home. */
final class Houses {
  private final Jdbi jdbi;

  Houses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  interface Dao {
    @SqlQuery(
        """
        SELECT coalesce(
          (SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization), 'UTC')
        """)
    String zone(UUID organization);
  }

  /** The clock that a viewer's organization goes by. */
  ZoneId zone(Viewer viewer) {
    return ZoneId.of(jdbi.withExtension(Dao.class, dao -> dao.zone(viewer.organization())));
  }
}
