package org.polyphony.profile;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface NumbersDao {

  @SqlQuery(
      """
      SELECT n.line, n.tel, n.label, n.bad_at, n.bad_as, b.name AS bad_by, n.can_text, t.name AS can_text_by,
             n.can_text_at, n.time_zones, coalesce(n.zone, '') AS zone, z.name AS zone_by, n.zone_at
      FROM contacts.numbers n
      LEFT JOIN accounts.known_users b ON b.user_id = n.bad_by
      LEFT JOIN accounts.known_users t ON t.user_id = n.can_text_by AND t.organization = :organization
      LEFT JOIN accounts.known_users z ON z.user_id = n.zone_by AND z.organization = :organization
      WHERE n.contact = :contact
      ORDER BY n.rank, n.line
      """)
  List<Number> numbers(UUID organization, UUID contact);

  /** Who of an organization is behind a number, those who have become part of somebody too. */
  @SqlQuery(
      "SELECT contact FROM contacts.people_on_lines WHERE line = :line AND organization = :organization")
  List<UUID> behind(UUID organization, UUID line);
}
