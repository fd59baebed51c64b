--liquibase formatted sql

--changeset contacts:202611221814
-- What a file of people says of each; their numbers are those of people_on_lines. An inferred language is never a fact.
CREATE VIEW contacts.people_in_files AS
  SELECT c.id AS contact, c.organization, c.full_name, c.given_name, c.additional_name, c.family_name, c.preferred_name,
         c.email, c.birth_date, c.facts,
         CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS spoken,
         CASE WHEN c.written_source = 'inferred' THEN 'und' ELSE c.written END AS written,
         coalesce(d.street, '') AS street, coalesce(d.unit, '') AS unit, coalesce(d.city, '') AS city,
         coalesce(d.state, '') AS state, coalesce(d.zip, '') AS zip
  FROM contacts.contacts c
  LEFT JOIN contacts.doors d ON d.id = c.door
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL;
CREATE VIEW contacts.known_identifiers AS
  SELECT contact, organization, system, value FROM contacts.numbers_of_people;
