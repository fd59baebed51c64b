--liquibase formatted sql

--changeset contacts:202611221811
-- A list whose people are worked out by a feature above rather than brought in: an audience's. It is fed to queues as
-- any other, and nobody is brought into it by hand or by a file.
ALTER TABLE contacts.lists ADD COLUMN kept boolean NOT NULL DEFAULT false;

-- Nine in ten rows of a voter file have no language: choosing by one reads the others alone.
CREATE INDEX contacts_spoken_idx ON contacts.contacts (organization, spoken) WHERE spoken <> 'und';

-- Who may be worked, with what they are chosen by.
CREATE VIEW contacts.present_people AS
  SELECT c.id AS contact, c.organization, c.spoken, c.spoken_source, c.written, c.written_source, c.birth_date,
         coalesce(d.city, '') AS city, coalesce(d.zip, '') AS zip, c.created_at
  FROM contacts.contacts c
  LEFT JOIN contacts.doors d ON d.id = c.door
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND c.deceased_at IS NULL
    AND NOT EXISTS (
      SELECT FROM contacts.intakes i WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL));

-- What somebody may be approached for, by the lists that they were brought in with.
CREATE VIEW contacts.purposes_of_people AS
  SELECT m.contact, l.organization, l.purpose
  FROM contacts.active_members m
  JOIN contacts.lists l ON l.id = m.list
  WHERE NOT l.kept;
