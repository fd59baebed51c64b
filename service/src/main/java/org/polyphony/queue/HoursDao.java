package org.polyphony.queue;

import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** At which hours people were on line, by language (view {@code queue.speaking_hours}). */
interface HoursDao {

  /** Notes who is on line now. */
  @SqlUpdate(
      """
      INSERT INTO queue.hours_on_line (organization, language, hour)
      SELECT DISTINCT k.organization, served.language, CAST(:hour AS timestamptz)
      FROM queue.callers_on_line c
      JOIN campaigns.known_campaigns k ON k.campaign = c.campaign
      CROSS JOIN LATERAL unnest(c.serves) AS served (language)
      WHERE served.language <> 'und'
      ON CONFLICT DO NOTHING
      """)
  void note(@Bind("hour") Instant hour);

  @SqlUpdate("DELETE FROM queue.hours_on_line WHERE hour < :before")
  void forget(@Bind("before") Instant before);
}
