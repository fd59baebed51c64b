--liquibase formatted sql

--changeset profile:202611222046
CREATE SCHEMA profile;

-- What somebody here knows of a person beyond what lists bring. Nothing is written over: what is taken away stays to be
-- put back, with who did so and when.

-- Their name as they write it themselves, in its script.
CREATE TABLE profile.names (
  id uuid CONSTRAINT names_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT names_contact_fk REFERENCES contacts.contacts,
  name text NOT NULL,
  added_by uuid,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz
);
CREATE INDEX names_contact_idx ON profile.names (contact);

-- Languages, how well, and how we know.
CREATE TABLE profile.languages (
  id uuid CONSTRAINT languages_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT languages_contact_fk REFERENCES contacts.contacts,
  tag text NOT NULL,
  speaks text NOT NULL CONSTRAINT languages_speaks CHECK (speaks IN ('unknown', 'no', 'some', 'well')),
  reads text NOT NULL CONSTRAINT languages_reads CHECK (reads IN ('unknown', 'no', 'some', 'well')),
  source text NOT NULL CONSTRAINT languages_source CHECK (source IN ('self_declared', 'observed', 'told')),
  added_by uuid,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz
);
CREATE INDEX languages_contact_idx ON profile.languages (contact);

-- Addresses beside the one at which somebody is visited.
CREATE TABLE profile.addresses (
  id uuid CONSTRAINT addresses_pk PRIMARY KEY,
  contact uuid NOT NULL CONSTRAINT addresses_contact_fk REFERENCES contacts.contacts,
  kind text NOT NULL CONSTRAINT addresses_kind CHECK (kind IN ('home', 'mailing', 'work', 'earlier')),
  street text NOT NULL,
  unit text NOT NULL,
  city text NOT NULL,
  state text NOT NULL,
  zip text NOT NULL,
  added_by uuid,
  added_at timestamptz NOT NULL,
  removed_by uuid,
  removed_at timestamptz
);
CREATE INDEX addresses_contact_idx ON profile.addresses (contact);
