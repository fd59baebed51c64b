package org.polyphony.contacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface KeptListsDao {

  @SqlUpdate(
      """
      INSERT INTO contacts.lists (id, organization, name, source, purpose, sample, created_by, created_at, kept)
      VALUES (:id, :organization, :list.name, :list.source, :list.purpose, :list.sample, :author, :at, true)
      """)
  void insert(
      UUID id,
      UUID organization,
      @Nullable UUID author,
      @BindMethods("list") NewList list,
      Instant at);

  @SqlUpdate("UPDATE contacts.lists SET name = :name, purpose = :purpose WHERE id = :list AND kept")
  void change(UUID list, String name, String purpose);

  @SqlUpdate("UPDATE contacts.lists SET archived_at = :at WHERE id = :list AND kept")
  void archive(UUID list, @Nullable Instant at);

  @SqlUpdate(
      """
      INSERT INTO contacts.list_members (list, contact)
      SELECT l.id, people.contact
      FROM contacts.lists l, unnest(:people) AS people (contact)
      WHERE l.id = :list AND l.kept
      ON CONFLICT (list, contact) DO NOTHING
      """)
  void bring(UUID list, UUID[] people);

  @SqlUpdate(
      """
      DELETE FROM contacts.list_members m
      USING contacts.lists l
      WHERE l.id = :list AND l.kept AND m.list = l.id AND m.contact = ANY (:people)
      """)
  void take(UUID list, UUID[] people);

  @SqlQuery(
      """
      SELECT id, organization, name, source, purpose, sample, created_by, created_at, archived_at AS ended_at
      FROM contacts.lists
      WHERE organization = :organization AND archived_at IS NULL AND kept
      ORDER BY id DESC
      LIMIT 200
      """)
  List<ContactList> of(UUID organization);
}
