--liquibase formatted sql

--changeset contacts:202611230411
-- The year in which somebody was born, where no more may be known than that. The year of birth_date counts where there
-- is one.
ALTER TABLE contacts.contacts ADD COLUMN birth_year smallint;

CREATE OR REPLACE VIEW contacts.present_people AS
  SELECT c.id AS contact, c.organization, c.spoken, c.spoken_source, c.written, c.written_source, c.birth_date,
         coalesce(d.city, '') AS city, coalesce(d.zip, '') AS zip, c.created_at, c.facts,
         coalesce(CAST(date_part('year', c.birth_date) AS smallint), c.birth_year) AS birth_year
  FROM contacts.contacts c
  LEFT JOIN contacts.doors d ON d.id = c.door
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND c.deceased_at IS NULL
    AND NOT EXISTS (
      SELECT FROM contacts.intakes i WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL));

CREATE OR REPLACE VIEW contacts.people_in_files AS
  SELECT c.id AS contact, c.organization, c.full_name, c.given_name, c.additional_name, c.family_name, c.preferred_name,
         c.email, c.birth_date, c.facts,
         CASE WHEN c.spoken_source = 'inferred' THEN 'und' ELSE c.spoken END AS spoken,
         CASE WHEN c.written_source = 'inferred' THEN 'und' ELSE c.written END AS written,
         coalesce(d.street, '') AS street, coalesce(d.unit, '') AS unit, coalesce(d.city, '') AS city,
         coalesce(d.state, '') AS state, coalesce(d.zip, '') AS zip,
         coalesce(CAST(date_part('year', c.birth_date) AS smallint), c.birth_year) AS birth_year
  FROM contacts.contacts c
  LEFT JOIN contacts.doors d ON d.id = c.door
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL;

CREATE OR REPLACE VIEW contacts.comparable_people AS
  SELECT c.id AS contact, c.organization, c.name_folded, c.birth_date, c.email, c.door,
         coalesce(CAST(date_part('year', c.birth_date) AS smallint), c.birth_year) AS birth_year
  FROM contacts.contacts c
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND NOT EXISTS (
    SELECT FROM contacts.intakes i WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL));
