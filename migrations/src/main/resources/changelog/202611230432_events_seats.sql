--liquibase formatted sql

--changeset events:202611230432
-- More kinds of gatherings; how often what is said about one was changed, for calendars that follow it; gatherings that
-- were set up together.
ALTER TABLE events.events
  DROP CONSTRAINT events_kind,
  ADD CONSTRAINT events_kind CHECK (kind IN ('session', 'town_hall', 'meeting', 'training', 'clinic', 'phone_bank', 'canvass', 'text_bank', 'other')),
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  ADD COLUMN series uuid;

-- What a guest finds there, and whether people can still register by themselves. One row for each event of which
-- something is said.
CREATE TABLE events.offered (
  event uuid CONSTRAINT offered_pk PRIMARY KEY CONSTRAINT offered_event_fk REFERENCES events.events,
  food text NOT NULL DEFAULT '',
  childcare text NOT NULL DEFAULT '',
  access text NOT NULL DEFAULT '',
  languages text[] NOT NULL DEFAULT '{}',
  open boolean NOT NULL DEFAULT true
);

-- A registration may stand for several people, each of whom takes a seat. Where there is none left it waits, the first
-- that came being the first to move up.
ALTER TABLE events.registrations
  DROP CONSTRAINT registrations_status,
  ADD CONSTRAINT registrations_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action', 'waiting')),
  ADD COLUMN party integer NOT NULL DEFAULT 1 CONSTRAINT registrations_party CHECK (party BETWEEN 1 AND 50),
  ADD COLUMN waiting_since timestamptz,
  ADD CONSTRAINT registrations_waiting CHECK ((status = 'waiting') = (waiting_since IS NOT NULL));
CREATE INDEX registrations_waiting_idx ON events.registrations (event, waiting_since, id) WHERE status = 'waiting';
ALTER TABLE events.registration_changes
  DROP CONSTRAINT registration_changes_status,
  ADD CONSTRAINT registration_changes_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action', 'waiting')),
  ADD COLUMN party integer NOT NULL DEFAULT 1;

CREATE OR REPLACE VIEW events.known_registrations AS
  SELECT id AS registration, event, contact, status, source, attempt, campaign, language, needs, created_at, updated_at,
         party
  FROM events.registrations;
