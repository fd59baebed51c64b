--liquibase formatted sql

--changeset events:202611220161
CREATE SCHEMA events;

CREATE TABLE events.events (
  id uuid CONSTRAINT events_pk PRIMARY KEY,
  organization uuid NOT NULL,
  slug text NOT NULL CONSTRAINT events_slug_unique UNIQUE,
  kind text NOT NULL CONSTRAINT events_kind CHECK (kind IN ('session', 'meeting', 'training', 'phone_bank', 'canvass', 'text_bank')),
  name text NOT NULL,
  audience text NOT NULL DEFAULT '',
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  time_zone text NOT NULL,
  place text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  virtual_address text NOT NULL DEFAULT '',
  capacity integer CONSTRAINT events_capacity CHECK (capacity > 0),
  sample boolean NOT NULL DEFAULT false,
  created_by uuid,
  created_at timestamptz NOT NULL,
  cancelled_at timestamptz,
  CONSTRAINT events_order CHECK (ends_at > starts_at)
);
CREATE INDEX events_organization_idx ON events.events (organization, starts_at);

CREATE TABLE events.registrations (
  id uuid CONSTRAINT registrations_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT registrations_event_fk REFERENCES events.events,
  contact uuid NOT NULL CONSTRAINT registrations_contact_fk REFERENCES contacts.contacts,
  -- What stands now: the last of registration_changes that was not undone.
  status text NOT NULL CONSTRAINT registrations_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action')),
  source text NOT NULL,
  attempt uuid,
  campaign uuid,
  language text NOT NULL DEFAULT 'und',
  needs jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT registrations_contact_unique UNIQUE (event, contact)
);
CREATE INDEX registrations_contact_idx ON events.registrations (contact);
CREATE INDEX registrations_attempt_idx ON events.registrations (attempt) WHERE attempt IS NOT NULL;

-- What was said, one row each time; a registration shows the last one that stands, so that an undo finds the one
-- before it. Where none stands any more, there is no registration.
CREATE TABLE events.registration_changes (
  id uuid CONSTRAINT registration_changes_pk PRIMARY KEY,
  registration uuid NOT NULL CONSTRAINT registration_changes_registration_fk REFERENCES events.registrations ON DELETE CASCADE,
  status text NOT NULL CONSTRAINT registration_changes_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action')),
  source text NOT NULL,
  attempt uuid,
  campaign uuid,
  language text NOT NULL,
  needs jsonb NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX registration_changes_registration_idx ON events.registration_changes (registration, id DESC);
CREATE INDEX registration_changes_attempt_idx ON events.registration_changes (attempt) WHERE attempt IS NOT NULL;

--changeset events:202611220162
CREATE VIEW events.known_events AS
  SELECT id AS event, organization, slug, kind, name, starts_at, ends_at, time_zone, place, address, cancelled_at
  FROM events.events;
CREATE VIEW events.known_registrations AS
  SELECT id AS registration, event, contact, status, source, attempt, campaign, language, needs, created_at, updated_at
  FROM events.registrations;
