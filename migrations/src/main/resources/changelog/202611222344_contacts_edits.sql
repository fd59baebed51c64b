--liquibase formatted sql

--changeset contacts:202611222344
-- What staff have written over on the form of somebody, as it stood before: names can be put back, and of the main
-- languages one knows since when they stand and by whom.
CREATE TABLE contacts.edits (
  id uuid CONSTRAINT edits_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT edits_contact_fk REFERENCES contacts.contacts,
  kind text NOT NULL CONSTRAINT edits_kind CHECK (kind IN ('name', 'spoken', 'written')),
  before jsonb NOT NULL,
  actor uuid NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX edits_contact_idx ON contacts.edits (contact, id DESC);
CREATE VIEW contacts.former_names AS
  SELECT id, contact, before ->> 'full_name' AS name, before ->> 'preferred_name' AS preferred_name,
         actor AS replaced_by, at AS replaced_at
  FROM contacts.edits WHERE kind = 'name';
