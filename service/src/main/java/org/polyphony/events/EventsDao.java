package org.polyphony.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface EventsDao {

  @SqlUpdate(
      """
      INSERT INTO events.events
        (id, organization, slug, kind, name, audience, starts_at, ends_at, time_zone, place, address,
         virtual_address, capacity, sample, created_by, created_at)
      VALUES (:id, :organization, :slug, :kind, :name, :audience, :startsAt, :endsAt, :zone, :place, :address,
              :virtualAddress, :capacity, :sample, :author, :now)
      ON CONFLICT ON CONSTRAINT events_slug_unique DO NOTHING
      """)
  int insert(
      UUID id,
      UUID organization,
      String slug,
      @Nullable UUID author,
      Instant now,
      String kind,
      String zone,
      @BindMethods NewEvent event);

  @SqlUpdate(
      """
      UPDATE events.events
      SET kind = :kind, name = :name, audience = :audience, starts_at = :startsAt, ends_at = :endsAt,
          time_zone = :zone, place = :place, address = :address, virtual_address = :virtualAddress,
          capacity = :capacity, revision = revision + 1
      WHERE id = :id AND organization = :organization
      """)
  void update(UUID id, UUID organization, String kind, String zone, @BindMethods NewEvent event);

  @SqlUpdate(
      """
      UPDATE events.events SET cancelled_at = :at, revision = revision + 1
      WHERE id = :id AND organization = :organization AND ends_at > :now
        AND (cancelled_at IS NULL) = (:at::timestamptz IS NOT NULL)
      """)
  int setCancelled(UUID id, UUID organization, @Nullable Instant at, Instant now);

  @SqlQuery(
      """
      SELECT id, organization, slug, kind, name, audience, starts_at, ends_at, time_zone, place, address,
             virtual_address, capacity, sample, cancelled_at, revision
      FROM events.events
      WHERE id = :id AND organization = :organization
      """)
  Optional<Event> find(UUID id, UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, slug, kind, name, audience, starts_at, ends_at, time_zone, place, address,
             virtual_address, capacity, sample, cancelled_at, revision
      FROM events.events
      WHERE organization = :organization
      ORDER BY starts_at DESC, id DESC
      LIMIT :atMost
      """)
  List<Event> of(UUID organization, int atMost);

  @SqlQuery(
      """
      SELECT id, organization, slug, kind, name, audience, starts_at, ends_at, time_zone, place, address,
             virtual_address, capacity, sample, cancelled_at, revision
      FROM events.events
      WHERE slug = :slug
      """)
  Optional<Event> findBySlug(String slug);

  /** Not yet over or lately over, the next first; shifts are for those who come to them. */
  @SqlQuery(
      """
      SELECT id, organization, slug, kind, name, audience, starts_at, ends_at, time_zone, place, address,
             virtual_address, capacity, sample, cancelled_at, revision
      FROM events.events
      WHERE organization = :organization AND ends_at > :after
        AND kind NOT IN ('phone_bank', 'canvass', 'text_bank')
      ORDER BY starts_at, id
      LIMIT :atMost
      """)
  List<Event> publicOnes(UUID organization, Instant after, int atMost);

  @SqlUpdate("UPDATE events.events SET series = :series WHERE id = :id")
  void setSeries(UUID id, UUID series);
}
