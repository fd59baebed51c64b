--liquibase formatted sql

--changeset guests:202611230435
CREATE SCHEMA guests;

-- What somebody sent in from a public page or by a partner's program: the page of their own shows this, and never what
-- is known of a person otherwise.
CREATE TABLE guests.submissions (
  id uuid CONSTRAINT submissions_pk PRIMARY KEY,
  -- Of the form or the program: what is sent twice is one registration.
  key uuid NOT NULL CONSTRAINT submissions_key_unique UNIQUE,
  -- Of what was sent, to tell a repeat from something else.
  digest text NOT NULL,
  event uuid NOT NULL CONSTRAINT submissions_event_fk REFERENCES events.events,
  contact uuid NOT NULL CONSTRAINT submissions_contact_fk REFERENCES contacts.contacts,
  name text NOT NULL,
  -- The language of the page.
  language text NOT NULL,
  party integer NOT NULL,
  needs jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX submissions_event_idx ON guests.submissions (event);
CREATE INDEX submissions_contact_idx ON guests.submissions (contact);

-- Languages in which an organization's public pages are shown although nobody has reviewed them, and who has decided so.
CREATE TABLE guests.overrides (
  organization uuid NOT NULL,
  tag text NOT NULL,
  author uuid NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT overrides_pk PRIMARY KEY (organization, tag)
);
