--liquibase formatted sql

--changeset audiences:202611221812
CREATE SCHEMA audiences;

-- A saved query over contacts. Its people are kept in the list of the same id, which campaigns work like any other.
CREATE TABLE audiences.audiences (
  id uuid CONSTRAINT audiences_pk PRIMARY KEY CONSTRAINT audiences_list_fk REFERENCES contacts.lists,
  organization uuid NOT NULL,
  name text NOT NULL,
  purpose text NOT NULL CONSTRAINT audiences_purpose CHECK (purpose IN ('any', 'turnout', 'events', 'survey', 'service')),
  rules jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  archived_at timestamptz,
  people integer NOT NULL DEFAULT 0,
  -- When its list was last brought in line; null before the first time.
  kept_at timestamptz,
  -- When it is to be looked at next: an hour on, or sooner where something has happened.
  look_at timestamptz NOT NULL,
  -- So long after one look there is no other: a query over a million people must not run all day.
  pause_seconds integer NOT NULL DEFAULT 60,
  -- People came or left, and nobody has been told yet.
  moved boolean NOT NULL DEFAULT false
);
CREATE INDEX audiences_organization_idx ON audiences.audiences (organization, id DESC);
CREATE INDEX audiences_look_idx ON audiences.audiences (look_at) WHERE archived_at IS NULL;
