package org.polyphony.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.polyphony.platform.Uploads;
import org.polyphony.privacy.Expiring;

/**
 * Rows of files that were turned away or marked, the values that were shown of the columns, and
 * files that wait for somebody who has not come back to them.
 */
final class ExpiringRows implements Expiring {

  private final Uploads uploads;

  ExpiringRows(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public int due(Handle handle, UUID organization, Instant before, int limit) {
    return handle.attach(Dao.class).due(organization, before, limit);
  }

  @Override
  public Piece remove(
      Handle handle, UUID organization, Instant before, @Nullable UUID reached, int atMost) {
    Dao dao = handle.attach(Dao.class);
    dao.leftWaiting(organization, before).forEach(upload -> uploads.empty(handle, upload));
    dao.giveUp(organization, before);
    dao.forgetSamples(organization, before);
    int removed = dao.remove(organization, before, atMost);
    return Piece.again(removed, removed == atMost);
  }

  /** The statements. */
  interface Dao {
    String LEFT_WAITING =
        """
        WHERE organization = :organization AND state IN ('review', 'failed')
          AND coalesce(finished_at, created_at) < :before
        """;

    @SqlQuery("SELECT upload FROM imports.imports " + LEFT_WAITING)
    List<UUID> leftWaiting(UUID organization, Instant before);

    /** Of what was only read nothing was written that would have to be taken out. */
    @SqlUpdate(
        """
        UPDATE imports.imports
        SET state = CASE state WHEN 'review' THEN 'undone' ELSE state END, examples = '[]',
            finished_at = coalesce(finished_at, created_at)
        """
            + LEFT_WAITING)
    int giveUp(UUID organization, Instant before);

    @SqlQuery(
        """
        SELECT count(*) FROM (
          SELECT FROM imports.imports i
          JOIN imports.noted_rows n ON n.import = i.id
          WHERE i.organization = :organization AND i.finished_at < :before
          LIMIT :limit) rows
        """)
    int due(UUID organization, Instant before, int limit);

    @SqlUpdate(
        """
        DELETE FROM imports.noted_rows WHERE (import, verdict, line) IN (
          SELECT n.import, n.verdict, n.line
          FROM imports.imports i
          JOIN imports.noted_rows n ON n.import = i.id
          WHERE i.organization = :organization AND i.finished_at < :before
          LIMIT :atMost)
        """)
    int remove(UUID organization, Instant before, int atMost);

    @SqlUpdate(
        """
        UPDATE imports.imports
        SET layout = jsonb_set(layout, '{columns}', (
              SELECT jsonb_agg(c || '{"samples": []}' ORDER BY place)
              FROM jsonb_array_elements(layout -> 'columns') WITH ORDINALITY AS columns (c, place)))
        WHERE organization = :organization AND finished_at < :before
          AND jsonb_path_exists(layout, '$.columns[*].samples[0]')
        """)
    int forgetSamples(UUID organization, Instant before);
  }
}
