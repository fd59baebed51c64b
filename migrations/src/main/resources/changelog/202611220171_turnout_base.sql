--liquibase formatted sql

--changeset turnout:202611220171
CREATE SCHEMA turnout;

CREATE TABLE turnout.elections (
  id uuid CONSTRAINT elections_pk PRIMARY KEY,
  organization uuid NOT NULL,
  name text NOT NULL,
  day date NOT NULL,
  sample boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE INDEX elections_organization_idx ON turnout.elections (organization, day);

CREATE TABLE turnout.commitments (
  id uuid CONSTRAINT commitments_pk PRIMARY KEY,
  organization uuid NOT NULL,
  contact uuid NOT NULL CONSTRAINT commitments_contact_fk REFERENCES contacts.contacts,
  kind text NOT NULL CONSTRAINT commitments_kind CHECK (kind IN ('vote', 'volunteer', 'bring')),
  election uuid CONSTRAINT commitments_election_fk REFERENCES turnout.elections,
  campaign uuid,
  attempt uuid NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX commitments_contact_idx ON turnout.commitments (contact);
CREATE INDEX commitments_election_idx ON turnout.commitments (election) WHERE election IS NOT NULL;
CREATE UNIQUE INDEX commitments_attempt_unique ON turnout.commitments (attempt, contact, kind);

--changeset turnout:202611220172
CREATE VIEW turnout.standing_commitments AS
  SELECT id AS commitment, organization, contact, kind, election, campaign, attempt, at
  FROM turnout.commitments WHERE undone_at IS NULL;
