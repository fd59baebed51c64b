--liquibase formatted sql

--changeset translations:202611222312
CREATE SCHEMA translations;

-- What people say to each other about a line in one language. A line is settled when all of it is resolved.
CREATE TABLE translations.comments (
  id uuid CONSTRAINT comments_pk PRIMARY KEY,
  script uuid NOT NULL CONSTRAINT comments_script_fk REFERENCES scripts.scripts,
  tag text NOT NULL,
  key text NOT NULL,
  author uuid NOT NULL,
  author_name text NOT NULL,
  text text NOT NULL CONSTRAINT comments_length CHECK (length(text) <= 2000),
  at timestamptz NOT NULL,
  resolved_at timestamptz,
  resolver_name text NOT NULL DEFAULT ''
);
CREATE INDEX comments_line_idx ON translations.comments (script, tag, key, id);

-- Files that came in: what they say of each line, until somebody takes them over; and what was there before, so that it
-- can be taken back.
CREATE TABLE translations.files (
  id uuid CONSTRAINT files_pk PRIMARY KEY,
  script uuid NOT NULL CONSTRAINT files_script_fk REFERENCES scripts.scripts,
  tag text NOT NULL,
  name text NOT NULL,
  units jsonb NOT NULL,
  before jsonb NOT NULL DEFAULT '[]',
  received_by uuid NOT NULL,
  received_at timestamptz NOT NULL,
  applied_at timestamptz,
  undone_at timestamptz
);
CREATE INDEX files_script_idx ON translations.files (script, tag, id DESC);
