package org.polyphony.profile;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import java.util.UUID;

/** The other features' views that pages need. */
interface HouseDao {

  @SqlQuery(
      "SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  String zone(UUID organization);
}
