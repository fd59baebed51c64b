--liquibase formatted sql

--changeset contacts:202611222041
-- In which way a number does not reach somebody, and who has said so; null where a call taught it before this was asked.
ALTER TABLE contacts.contact_lines
  ADD COLUMN bad_as text CONSTRAINT contact_lines_bad_as CHECK (bad_as IN ('wrong_number', 'disconnected')),
  ADD COLUMN bad_by uuid;
ALTER TABLE contacts.observations ADD COLUMN undone_by uuid;

-- What somebody here has said of a number: whether texts reach it, and where it is. A zone by hand wins over what the
-- area code says.
ALTER TABLE contacts.lines
  ADD COLUMN can_text boolean,
  ADD COLUMN can_text_by uuid,
  ADD COLUMN can_text_at timestamptz,
  ADD COLUMN zone text,
  ADD COLUMN zone_by uuid,
  ADD COLUMN zone_at timestamptz;

--changeset contacts:202611222042
CREATE OR REPLACE VIEW contacts.known_lines AS
  SELECT id AS line, tel, CASE WHEN zone IS NULL THEN time_zones ELSE ARRAY[zone] END AS time_zones, needs_look, can_text
  FROM contacts.lines;
CREATE OR REPLACE VIEW contacts.people_on_lines AS
  SELECT cl.line, cl.contact, cl.rank, cl.bad_at, c.organization, c.full_name, c.given_name, c.family_name,
         c.preferred_name, c.spoken, c.spoken_source, c.written, c.written_source, c.address_form, c.facts,
         c.door, c.moved_at, c.deceased_at, c.merged_into, cl.label, cl.bad_as, cl.bad_by
  FROM contacts.contact_lines cl
  JOIN contacts.contacts c ON c.id = cl.contact;
-- A number of a person with what has been said of it.
CREATE VIEW contacts.numbers AS
  SELECT cl.contact, cl.line, l.tel, cl.rank, cl.label, cl.bad_at, cl.bad_as, cl.bad_by, l.can_text, l.can_text_by,
         l.can_text_at, CASE WHEN l.zone IS NULL THEN l.time_zones ELSE ARRAY[l.zone] END AS time_zones, l.zone,
         l.zone_by, l.zone_at
  FROM contacts.contact_lines cl
  JOIN contacts.lines l ON l.id = cl.line;
