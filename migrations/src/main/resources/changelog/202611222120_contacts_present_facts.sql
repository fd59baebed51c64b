--liquibase formatted sql

--changeset contacts:202611222120
-- People are chosen by what a voter file says of them too: their precinct.
CREATE OR REPLACE VIEW contacts.present_people AS
  SELECT c.id AS contact, c.organization, c.spoken, c.spoken_source, c.written, c.written_source, c.birth_date,
         coalesce(d.city, '') AS city, coalesce(d.zip, '') AS zip, c.created_at, c.facts
  FROM contacts.contacts c
  LEFT JOIN contacts.doors d ON d.id = c.door
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND c.deceased_at IS NULL
    AND NOT EXISTS (
      SELECT FROM contacts.intakes i WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL));
