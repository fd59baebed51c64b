package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ListsDao {

  @SqlUpdate(
      """
      INSERT INTO contacts.lists (id, organization, name, source, purpose, sample, created_by, created_at)
      VALUES (:id, :organization, :list.name, :list.source, :list.purpose, :list.sample, :author, :at)
      """)
  void insert(
      UUID id,
      UUID organization,
      @Nullable UUID author,
      @BindMethods("list") NewList list,
      Instant at);

  @SqlQuery(
      """
      SELECT id, organization, name, source, purpose, sample, created_by, created_at, archived_at AS ended_at
      FROM contacts.lists
      WHERE id = :id AND organization = :organization AND NOT kept
      """)
  Optional<ContactList> find(UUID organization, UUID id);

  @SqlQuery(
      """
      SELECT id, organization, name, source, purpose, sample, created_by, created_at, archived_at AS ended_at
      FROM contacts.lists
      WHERE organization = :organization AND archived_at IS NULL AND NOT kept
      ORDER BY id DESC
      LIMIT 200
      """)
  List<ContactList> of(UUID organization);

  @SqlQuery(
      """
      SELECT id, organization, name, source, purpose, sample, created_by, created_at, archived_at AS ended_at
      FROM contacts.lists
      WHERE organization = :organization AND archived_at IS NOT NULL AND NOT kept
      ORDER BY archived_at DESC, id DESC
      LIMIT 200
      """)
  List<ContactList> ended(UUID organization);

  /** What is so already stays as it is. */
  @SqlUpdate(
      """
      UPDATE contacts.lists SET archived_at = :at
      WHERE id = :id AND organization = :organization AND NOT kept AND (archived_at IS NULL) <> (:at::timestamptz IS NULL)
      """)
  int end(UUID organization, UUID id, @Nullable Instant at);

  /** How many people of one language are on one list. */
  record LanguageCount(UUID list, String language, long people) {}

  @SqlQuery(
      """
      SELECT m.list, CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS language,
             count(*) AS people
      FROM contacts.active_members m
      JOIN contacts.contacts c ON c.id = m.contact
      WHERE m.organization = :organization AND (:list::uuid IS NULL OR m.list = :list)
        AND m.list IN (SELECT l.id FROM contacts.lists l WHERE l.organization = :organization AND NOT l.kept)
        AND c.erased_at IS NULL
      GROUP BY 1, 2
      ORDER BY 3 DESC, 2
      """)
  List<LanguageCount> languages(UUID organization, @Nullable UUID list);

  @SqlUpdate(
      """
      INSERT INTO contacts.list_members (list, contact) VALUES (:list, :contact)
      ON CONFLICT (list, contact) DO NOTHING
      """)
  void addMember(UUID list, UUID contact);

  @SqlUpdate("DELETE FROM contacts.list_members WHERE list = :list AND contact = :contact")
  void removeMember(UUID list, UUID contact);
}
