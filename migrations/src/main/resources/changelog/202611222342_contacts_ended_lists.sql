--liquibase formatted sql

--changeset contacts:202611222342
-- A list whose purpose has ended is one that was archived: nobody can be approached by it any more.
CREATE OR REPLACE VIEW contacts.purposes_of_people AS
  SELECT m.contact, l.organization, l.purpose
  FROM contacts.active_members m
  JOIN contacts.lists l ON l.id = m.list
  WHERE NOT l.kept AND l.archived_at IS NULL;

-- People whom no list keeps any more, with the end of each list that they were on: the last one counts. Being on a list
-- as an entry that has become part of somebody is as good.
CREATE VIEW contacts.outlived_people AS
  SELECT l.organization, coalesce(c.merged_into, c.id) AS contact, l.archived_at AS ended_at
  FROM contacts.lists l
  JOIN contacts.list_members m ON m.list = l.id
  JOIN contacts.contacts c ON c.id = m.contact
  WHERE NOT l.kept AND l.archived_at IS NOT NULL AND c.erased_at IS NULL
    AND NOT EXISTS (
      SELECT FROM contacts.list_members o
      JOIN contacts.lists s ON s.id = o.list
      WHERE o.contact = c.id AND NOT s.kept AND s.archived_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM contacts.list_members o
      JOIN contacts.lists s ON s.id = o.list
      WHERE o.contact = c.merged_into AND NOT s.kept AND s.archived_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM contacts.contacts e
      JOIN contacts.list_members o ON o.contact = e.id
      JOIN contacts.lists s ON s.id = o.list
      WHERE e.merged_into = coalesce(c.merged_into, c.id) AND NOT s.kept AND s.archived_at IS NULL);
