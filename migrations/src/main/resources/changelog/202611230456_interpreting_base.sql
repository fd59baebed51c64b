--liquibase formatted sql

--changeset interpreting:202611230456
CREATE SCHEMA interpreting;

-- Who interprets at an event, whether they have said yes, and what they ask for it.
CREATE TABLE interpreting.bookings (
  id uuid CONSTRAINT bookings_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT bookings_event_fk REFERENCES events.events,
  -- Of the form: sent twice, it is one booking.
  key uuid NOT NULL,
  name text NOT NULL,
  agency text NOT NULL DEFAULT '',
  languages text[] NOT NULL CONSTRAINT bookings_languages CHECK (cardinality(languages) > 0),
  confirmed_at timestamptz,
  cost_cents integer CONSTRAINT bookings_cost CHECK (cost_cents >= 0),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT bookings_key_unique UNIQUE (event, key)
);

-- What is to be translated for an event.
CREATE TABLE interpreting.materials (
  id uuid CONSTRAINT materials_pk PRIMARY KEY,
  event uuid NOT NULL CONSTRAINT materials_event_fk REFERENCES events.events,
  key uuid NOT NULL,
  language text NOT NULL,
  what text NOT NULL,
  ready_at timestamptz,
  cost_cents integer CONSTRAINT materials_cost CHECK (cost_cents >= 0),
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT materials_key_unique UNIQUE (event, key)
);

-- Through how many headsets people hear an interpreter.
CREATE TABLE interpreting.headsets (
  event uuid CONSTRAINT headsets_pk PRIMARY KEY CONSTRAINT headsets_event_fk REFERENCES events.events,
  headsets integer NOT NULL CONSTRAINT headsets_count CHECK (headsets BETWEEN 0 AND 10000),
  cost_cents integer CONSTRAINT headsets_cost CHECK (cost_cents >= 0),
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL
);
