--liquibase formatted sql

--changeset scripts:202611220151
CREATE SCHEMA scripts;

CREATE TABLE scripts.scripts (
  id uuid CONSTRAINT scripts_pk PRIMARY KEY,
  organization uuid NOT NULL,
  name text NOT NULL,
  source_language text NOT NULL DEFAULT 'en',
  sample boolean NOT NULL DEFAULT false,
  created_by uuid,
  created_at timestamptz NOT NULL,
  archived_at timestamptz
);
CREATE INDEX scripts_organization_idx ON scripts.scripts (organization, id DESC);

-- A published version never changes.
CREATE TABLE scripts.versions (
  id uuid CONSTRAINT versions_pk PRIMARY KEY,
  script uuid NOT NULL CONSTRAINT versions_script_fk REFERENCES scripts.scripts,
  number integer NOT NULL,
  state text NOT NULL CONSTRAINT versions_state CHECK (state IN ('draft', 'published', 'retired')),
  -- Counts the edits of a draft: a stale form is noticed.
  revision integer NOT NULL DEFAULT 1,
  slots jsonb NOT NULL DEFAULT '{}',
  steps jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  published_by uuid,
  CONSTRAINT versions_number_unique UNIQUE (script, number)
);
CREATE UNIQUE INDEX versions_draft_unique ON scripts.versions (script) WHERE state = 'draft';

CREATE TABLE scripts.bundle_texts (
  version uuid NOT NULL CONSTRAINT bundle_texts_version_fk REFERENCES scripts.versions,
  tag text NOT NULL,
  key text NOT NULL,
  text text NOT NULL,
  state text NOT NULL DEFAULT 'draft' CONSTRAINT bundle_texts_state CHECK (state IN ('draft', 'reviewed', 'stale')),
  reviewed_by uuid,
  reviewed_at timestamptz,
  CONSTRAINT bundle_texts_pk PRIMARY KEY (version, tag, key)
);

-- The structure of a draft before each of its edits, so that every edit can be undone. Gone when it is published.
CREATE TABLE scripts.draft_edits (
  version uuid NOT NULL CONSTRAINT draft_edits_version_fk REFERENCES scripts.versions,
  revision integer NOT NULL,
  slots jsonb NOT NULL,
  steps jsonb NOT NULL,
  edited_by uuid,
  edited_at timestamptz NOT NULL,
  CONSTRAINT draft_edits_pk PRIMARY KEY (version, revision)
);

-- What a person answered, by the attempt that heard it.
CREATE TABLE scripts.answers (
  attempt uuid NOT NULL,
  contact uuid NOT NULL,
  version uuid NOT NULL CONSTRAINT answers_version_fk REFERENCES scripts.versions,
  step text NOT NULL,
  choices text[] NOT NULL DEFAULT '{}',
  value text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  undone_at timestamptz,
  CONSTRAINT answers_pk PRIMARY KEY (attempt, contact, step)
);
CREATE INDEX answers_contact_idx ON scripts.answers (contact);
CREATE INDEX answers_version_idx ON scripts.answers (version, step);

--changeset scripts:202611220152
CREATE VIEW scripts.published_versions AS
  SELECT v.id AS version, v.script, v.number, s.organization, s.name, s.source_language
  FROM scripts.versions v JOIN scripts.scripts s ON s.id = v.script
  WHERE v.state <> 'draft';
CREATE VIEW scripts.given_answers AS
  SELECT attempt, contact, version, step, choices, value, at FROM scripts.answers WHERE undone_at IS NULL;
