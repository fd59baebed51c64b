--liquibase formatted sql

--changeset contacts:202611221750
-- Two rows that turned out to be one person. Nobody's history is rewritten: the row that is given up keeps its id, its
-- numbers and all that points to it, and says whose it is now. merged_into is always the end of the way, never a row
-- that is itself given up, so that whoever follows it takes one step. Here and below no foreign key: it would ask once
-- for each row of an import, and the merges hold the same.
ALTER TABLE contacts.contacts ADD COLUMN merged_into uuid;
CREATE INDEX contacts_merged_into_idx ON contacts.contacts (merged_into, id) WHERE merged_into IS NOT NULL;

CREATE TABLE contacts.merges (
  id uuid CONSTRAINT merges_pk PRIMARY KEY,
  organization uuid NOT NULL,
  kept uuid NOT NULL CONSTRAINT merges_kept_fk REFERENCES contacts.contacts,
  merged uuid NOT NULL CONSTRAINT merges_merged_fk REFERENCES contacts.contacts,
  -- The row of the one who is kept, as it was and as the merge left it: undo puts back what nobody has changed since.
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  actor uuid,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by uuid,
  CONSTRAINT merges_two CHECK (kept <> merged)
);
CREATE UNIQUE INDEX merges_standing_unique ON contacts.merges (merged) WHERE undone_at IS NULL;
CREATE INDEX merges_kept_idx ON contacts.merges (kept);
CREATE INDEX merges_organization_idx ON contacts.merges (organization, id DESC) WHERE undone_at IS NULL;

-- The lists that somebody was on when they were given up: they leave them, so that nobody counts a person twice.
CREATE TABLE contacts.merged_members (
  merge uuid NOT NULL CONSTRAINT merged_members_merge_fk REFERENCES contacts.merges,
  list uuid NOT NULL CONSTRAINT merged_members_list_fk REFERENCES contacts.lists,
  import uuid,
  -- The earlier merge that had brought them onto the list, or null.
  came_by uuid,
  CONSTRAINT merged_members_pk PRIMARY KEY (merge, list)
);
CREATE INDEX merged_members_list_idx ON contacts.merged_members (list);

-- What the one who is kept has by a merge; undo takes it away again.
ALTER TABLE contacts.contact_lines ADD COLUMN merge uuid;
CREATE INDEX contact_lines_merge_idx ON contacts.contact_lines (merge) WHERE merge IS NOT NULL;
ALTER TABLE contacts.list_members ADD COLUMN merge uuid;
CREATE INDEX list_members_merge_idx ON contacts.list_members (merge) WHERE merge IS NOT NULL;

--changeset contacts:202611221751
-- Published views. A row that was given up stays in them under its own id, since histories point to it, and says whose
-- it is now; whoever picks people for an approach asks that it be null.
CREATE OR REPLACE VIEW contacts.people_on_lines AS
  SELECT cl.line, cl.contact, cl.rank, cl.bad_at, c.organization, c.full_name, c.given_name, c.family_name,
         c.preferred_name, c.spoken, c.spoken_source, c.written, c.written_source, c.address_form, c.facts,
         c.door, c.moved_at, c.deceased_at, c.merged_into
  FROM contacts.contact_lines cl
  JOIN contacts.contacts c ON c.id = cl.contact;
CREATE OR REPLACE VIEW contacts.people AS
  SELECT id AS contact, organization, full_name, given_name, family_name, preferred_name, spoken, spoken_source,
         written, written_source, address_form, door, facts, sample, moved_at, deceased_at, updated_at, merged_into
  FROM contacts.contacts
  WHERE erased_at IS NULL;
CREATE OR REPLACE VIEW contacts.known_doors AS
  SELECT id AS door, street, unit, city, state, zip, time_zone, needs_look FROM contacts.doors;
-- Whose a row is that was given up.
CREATE VIEW contacts.merged_people AS
  SELECT id AS contact, merged_into AS person FROM contacts.contacts WHERE merged_into IS NOT NULL;
CREATE VIEW contacts.standing_merges AS
  SELECT m.id AS merge, m.organization, m.kept, m.merged, k.full_name AS kept_name, g.full_name AS merged_name, m.actor,
         m.at
  FROM contacts.merges m
  JOIN contacts.contacts k ON k.id = m.kept
  JOIN contacts.contacts g ON g.id = m.merged
  WHERE m.undone_at IS NULL;
-- The people who may be held against each other, with what they are compared by.
CREATE VIEW contacts.comparable_people AS
  SELECT c.id AS contact, c.organization, c.name_folded, c.birth_date, c.email, c.door
  FROM contacts.contacts c
  WHERE c.erased_at IS NULL AND c.merged_into IS NULL AND NOT EXISTS (
    SELECT FROM contacts.intakes i WHERE i.import = c.import AND (i.done_at IS NULL OR i.undone_at IS NOT NULL));
-- The numbers of a person in other systems, those of the rows that were given up for them too.
CREATE VIEW contacts.numbers_of_people AS
  SELECT organization, system, value, contact FROM contacts.identifiers
  UNION ALL
  SELECT i.organization, i.system, i.value, c.merged_into
  FROM contacts.contacts c
  JOIN contacts.identifiers i ON i.contact = c.id
  WHERE c.merged_into IS NOT NULL;
-- The people of a file, to be gone through in an order.
CREATE VIEW contacts.brought_in AS
  SELECT import, contact FROM contacts.list_members WHERE import IS NOT NULL;
