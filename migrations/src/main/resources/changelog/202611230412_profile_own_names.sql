--liquibase formatted sql

--changeset profile:202611230412
-- Names in their own script come in by files too, and people are found by them: by words folded as those of contacts are.
ALTER TABLE profile.names ADD COLUMN organization uuid;
ALTER TABLE profile.names ADD COLUMN name_folded text;
-- The file that it came by, with which it goes again; null where somebody has put it down.
ALTER TABLE profile.names ADD COLUMN import uuid;
UPDATE profile.names n SET organization = c.organization, name_folded = lower(n.name)
FROM contacts.contacts c WHERE c.id = n.contact;
ALTER TABLE profile.names ALTER COLUMN organization SET NOT NULL;
ALTER TABLE profile.names ALTER COLUMN name_folded SET NOT NULL;

CREATE INDEX names_words_idx ON profile.names USING gin (to_tsvector('simple', name_folded)) WHERE removed_at IS NULL;
CREATE INDEX names_import_idx ON profile.names (import) WHERE import IS NOT NULL;

-- The names in their own script of each person, those of entries that became part of theirs too.
CREATE VIEW profile.own_names AS
  SELECT n.contact, n.id, n.name FROM profile.names n WHERE n.removed_at IS NULL
  UNION ALL
  SELECT m.person, n.id, n.name
  FROM contacts.merged_people m
  JOIN profile.names n ON n.contact = m.contact
  WHERE n.removed_at IS NULL;
