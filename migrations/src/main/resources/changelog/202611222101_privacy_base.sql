--liquibase formatted sql

--changeset privacy:202611222101
CREATE SCHEMA privacy;

-- Who was erased, when and why; the id is all that is left of them.
CREATE TABLE privacy.erasures (
  id uuid CONSTRAINT erasures_pk PRIMARY KEY,
  organization uuid NOT NULL,
  contact uuid NOT NULL CONSTRAINT erasures_contact_unique UNIQUE,
  reason text NOT NULL CONSTRAINT erasures_reason CHECK (reason IN ('asked', 'family', 'no_ground', 'kept_long_enough')),
  -- How many of their numbers nobody may use any more.
  numbers integer NOT NULL DEFAULT 0,
  erased_by uuid,
  erased_at timestamptz NOT NULL
);
CREATE INDEX erasures_organization_idx ON privacy.erasures (organization, id DESC);
-- The nightly look for what came in late.
CREATE INDEX erasures_at_idx ON privacy.erasures (erased_at);

-- Numbers that are never to be used again, under a keyed hash: whoever brings one is found out, and nobody can read
-- them back. A number that others have too stands here with the name of the one who was erased, in the same hash.
CREATE TABLE privacy.do_not_contact (
  hash bytea CONSTRAINT do_not_contact_pk PRIMARY KEY CONSTRAINT do_not_contact_length CHECK (length(hash) = 32),
  kind text NOT NULL CONSTRAINT do_not_contact_kind CHECK (kind IN ('number', 'person')),
  -- By which secret: the beginning of a hash of nothing.
  secret text NOT NULL,
  erasure uuid NOT NULL CONSTRAINT do_not_contact_erasure_fk REFERENCES privacy.erasures
);
CREATE INDEX do_not_contact_erasure_idx ON privacy.do_not_contact (erasure);
