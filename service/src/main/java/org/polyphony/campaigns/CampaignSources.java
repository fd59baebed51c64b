package org.polyphony.campaigns;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What other features publish and a campaign is put together from. */
interface CampaignSources {

  /** A list that can be worked. */
  record KnownList(UUID list, String name, String purpose) {

    boolean permits(Purpose campaign) {
      return Purpose.of(purpose).orElse(Purpose.ANY).permits(campaign);
    }
  }

  @SqlQuery(
      """
      SELECT list, name, purpose
      FROM contacts.known_lists
      WHERE organization = :organization AND archived_at IS NULL AND list = ANY (:lists)
      ORDER BY list
      """)
  List<KnownList> lists(UUID organization, List<UUID> lists);

  @SqlQuery(
      """
      SELECT event FROM events.known_events
      WHERE organization = :organization AND event = ANY (:events)
      """)
  Set<UUID> events(UUID organization, List<UUID> events);
}
