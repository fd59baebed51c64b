package org.polyphony.profile;

import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The other features' views that pages need. */
interface HouseDao {

  @SqlQuery("SELECT time_zone FROM accounts.known_organizations WHERE organization = :organization")
  String zone(UUID organization);
}
