--liquibase formatted sql

--changeset contacts:202611220121
CREATE SCHEMA contacts;

CREATE TABLE contacts.lists (
  id uuid CONSTRAINT lists_pk PRIMARY KEY,
  organization uuid NOT NULL,
  name text NOT NULL,
  source text NOT NULL DEFAULT '',
  purpose text NOT NULL DEFAULT 'any' CONSTRAINT lists_purpose CHECK (purpose IN ('any', 'turnout', 'events', 'survey', 'service')),
  sample boolean NOT NULL DEFAULT false,
  created_by uuid,
  created_at timestamptz NOT NULL,
  archived_at timestamptz
);
CREATE INDEX lists_organization_idx ON contacts.lists (organization, id DESC);

-- A file of people on its way in. What it brings is written in short transactions and counts as a whole once done_at
-- is set: one row flips a list of a million.
CREATE TABLE contacts.intakes (
  import uuid CONSTRAINT intakes_pk PRIMARY KEY,
  organization uuid NOT NULL,
  list uuid NOT NULL CONSTRAINT intakes_list_fk REFERENCES contacts.lists,
  started_at timestamptz NOT NULL,
  done_at timestamptz,
  undone_at timestamptz,
  -- After undone_at what it brought is taken out step by step; this is when nothing of it was left.
  cleared_at timestamptz
);
CREATE INDEX intakes_list_idx ON contacts.intakes (list);
-- The few whose people are not to be seen (yet, or any more).
CREATE INDEX intakes_hidden_idx ON contacts.intakes (import) WHERE done_at IS NULL OR undone_at IS NOT NULL;

-- A telephone number in this deployment. Suppressions, claims and caps hold on to it across partners.
CREATE TABLE contacts.lines (
  id uuid CONSTRAINT lines_pk PRIMARY KEY,
  tel text NOT NULL CONSTRAINT lines_tel_unique UNIQUE CONSTRAINT lines_tel_e164 CHECK (tel ~ '^\+[1-9][0-9]{4,14}$'),
  time_zones text[] NOT NULL,
  -- More than 12 people: somebody has to look at it.
  needs_look boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- An address unit in this deployment.
CREATE TABLE contacts.doors (
  id uuid CONSTRAINT doors_pk PRIMARY KEY,
  address_key text NOT NULL CONSTRAINT doors_key_unique UNIQUE,
  street text NOT NULL,
  unit text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT '',
  zip text NOT NULL DEFAULT '',
  time_zone text,
  needs_look boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

CREATE TABLE contacts.contacts (
  id uuid CONSTRAINT contacts_pk PRIMARY KEY,
  organization uuid NOT NULL,
  full_name text NOT NULL,
  given_name text NOT NULL DEFAULT '',
  family_name text NOT NULL DEFAULT '',
  additional_name text NOT NULL DEFAULT '',
  preferred_name text NOT NULL DEFAULT '',
  name_folded text NOT NULL,
  email text NOT NULL DEFAULT '',
  birth_date date,
  spoken text NOT NULL DEFAULT 'und',
  spoken_source text NOT NULL DEFAULT 'none' CONSTRAINT contacts_spoken_source CHECK (spoken_source IN ('none', 'inferred', 'imported', 'observed', 'self_declared')),
  written text NOT NULL DEFAULT 'und',
  written_source text NOT NULL DEFAULT 'none' CONSTRAINT contacts_written_source CHECK (written_source IN ('none', 'inferred', 'imported', 'observed', 'self_declared')),
  address_form text NOT NULL DEFAULT '',
  door uuid CONSTRAINT contacts_door_fk REFERENCES contacts.doors,
  facts jsonb NOT NULL DEFAULT '{}',
  sample boolean NOT NULL DEFAULT false,
  -- The import that created this person; null for one added by hand.
  import uuid,
  -- Counts the edits: a stale form is noticed.
  revision integer NOT NULL DEFAULT 1,
  moved_at timestamptz,
  deceased_at timestamptz,
  -- Brought in by mistake and taken out again: nothing of the person is left but the id.
  erased_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX contacts_organization_idx ON contacts.contacts (organization, id DESC);
CREATE INDEX contacts_door_idx ON contacts.contacts (door) WHERE door IS NOT NULL;
-- An import matches people without a phone by their e-mail and name.
CREATE INDEX contacts_email_idx ON contacts.contacts (organization, lower(email)) WHERE email <> '';
-- Search by name: prefixes of folded words.
CREATE INDEX contacts_name_idx ON contacts.contacts USING gin (to_tsvector('simple', name_folded));

CREATE TABLE contacts.contact_lines (
  contact uuid NOT NULL CONSTRAINT contact_lines_contact_fk REFERENCES contacts.contacts,
  line uuid NOT NULL CONSTRAINT contact_lines_line_fk REFERENCES contacts.lines,
  rank smallint NOT NULL DEFAULT 0,
  label text NOT NULL DEFAULT '',
  bad_at timestamptz,
  -- The import that added it to the person.
  import uuid,
  CONSTRAINT contact_lines_pk PRIMARY KEY (contact, line)
);
CREATE INDEX contact_lines_line_idx ON contacts.contact_lines (line);

CREATE TABLE contacts.list_members (
  list uuid NOT NULL CONSTRAINT list_members_list_fk REFERENCES contacts.lists,
  contact uuid NOT NULL CONSTRAINT list_members_contact_fk REFERENCES contacts.contacts,
  -- Null for one added by hand. A member counts only when its import is done.
  import uuid CONSTRAINT list_members_import_fk REFERENCES contacts.intakes,
  CONSTRAINT list_members_pk PRIMARY KEY (list, contact)
);
CREATE INDEX list_members_contact_idx ON contacts.list_members (contact);
-- Undo goes through an import's members, in the order of their ids.
CREATE INDEX list_members_import_idx ON contacts.list_members (import, contact) WHERE import IS NOT NULL;

CREATE TABLE contacts.identifiers (
  organization uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  contact uuid NOT NULL CONSTRAINT identifiers_contact_fk REFERENCES contacts.contacts,
  import uuid,
  CONSTRAINT identifiers_pk PRIMARY KEY (organization, system, value)
);
CREATE INDEX identifiers_contact_idx ON contacts.identifiers (contact);

-- What an import changed on people who were known before, as it was, so that undo can put it back.
CREATE TABLE contacts.intake_changes (
  import uuid NOT NULL CONSTRAINT intake_changes_import_fk REFERENCES contacts.intakes,
  contact uuid NOT NULL CONSTRAINT intake_changes_contact_fk REFERENCES contacts.contacts,
  before jsonb NOT NULL,
  CONSTRAINT intake_changes_pk PRIMARY KEY (import, contact)
);
CREATE INDEX intake_changes_contact_idx ON contacts.intake_changes (contact);

-- What an attempt taught us of a person, with what stood there before: undoing the attempt puts it back.
CREATE TABLE contacts.observations (
  id uuid CONSTRAINT observations_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT observations_contact_fk REFERENCES contacts.contacts,
  attempt uuid NOT NULL,
  actor uuid,
  at timestamptz NOT NULL,
  kind text NOT NULL CONSTRAINT observations_kind CHECK (kind IN ('spoken', 'written', 'line_bad', 'moved', 'deceased')),
  line uuid CONSTRAINT observations_line_fk REFERENCES contacts.lines,
  value text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT '',
  value_before text NOT NULL DEFAULT '',
  source_before text NOT NULL DEFAULT '',
  undone_at timestamptz
);
CREATE INDEX observations_attempt_idx ON contacts.observations (attempt);
CREATE INDEX observations_contact_idx ON contacts.observations (contact, kind);
CREATE INDEX observations_line_idx ON contacts.observations (line) WHERE line IS NOT NULL;

CREATE TABLE contacts.timeline (
  id uuid CONSTRAINT timeline_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT timeline_contact_fk REFERENCES contacts.contacts,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  subject uuid,
  actor uuid,
  payload jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX timeline_contact_idx ON contacts.timeline (contact, at DESC, id DESC);
CREATE INDEX timeline_subject_idx ON contacts.timeline (subject) WHERE subject IS NOT NULL;

--changeset contacts:202611220122
-- Published views: the contract with the features above.
CREATE VIEW contacts.known_lines AS
  SELECT id AS line, tel, time_zones, needs_look FROM contacts.lines;
CREATE VIEW contacts.known_doors AS
  SELECT id AS door, street, unit, city, state, zip, time_zone FROM contacts.doors;
-- The people behind a line, with what a queue has to know of them.
CREATE VIEW contacts.people_on_lines AS
  SELECT cl.line, cl.contact, cl.rank, cl.bad_at, c.organization, c.full_name, c.given_name, c.family_name,
         c.preferred_name, c.spoken, c.spoken_source, c.written, c.written_source, c.address_form, c.facts,
         c.door, c.moved_at, c.deceased_at
  FROM contacts.contact_lines cl
  JOIN contacts.contacts c ON c.id = cl.contact;
CREATE VIEW contacts.people AS
  SELECT id AS contact, organization, full_name, given_name, family_name, preferred_name, spoken, spoken_source,
         written, written_source, address_form, door, facts, sample, moved_at, deceased_at
  FROM contacts.contacts
  WHERE erased_at IS NULL;
-- Who is on a list and may be worked: all of an import or none of it.
CREATE VIEW contacts.active_members AS
  SELECT m.list, m.contact, l.organization
  FROM contacts.list_members m
  JOIN contacts.lists l ON l.id = m.list
  WHERE m.import IS NULL
     OR m.import IN (SELECT i.import FROM contacts.intakes i WHERE i.done_at IS NOT NULL AND i.undone_at IS NULL);
CREATE VIEW contacts.known_lists AS
  SELECT id AS list, organization, name, purpose, source, archived_at FROM contacts.lists;
