--liquibase formatted sql

--changeset imports:202611220141
CREATE SCHEMA imports;

CREATE TABLE imports.imports (
  id uuid CONSTRAINT imports_pk PRIMARY KEY,
  organization uuid NOT NULL,
  target text NOT NULL,
  -- What the target works on: for contacts the list.
  subject uuid NOT NULL,
  upload uuid NOT NULL,
  filename text NOT NULL,
  state text NOT NULL CONSTRAINT imports_state CHECK (state IN ('reading', 'review', 'running', 'done', 'failed', 'undone')),
  commit_after_review boolean NOT NULL DEFAULT false,
  encoding text,
  delimiter text,
  header jsonb,
  mapping jsonb,
  mapping_name text,
  rows_read bigint NOT NULL DEFAULT 0,
  rows_created bigint NOT NULL DEFAULT 0,
  rows_updated bigint NOT NULL DEFAULT 0,
  rows_unchanged bigint NOT NULL DEFAULT 0,
  rows_duplicate bigint NOT NULL DEFAULT 0,
  rows_review bigint NOT NULL DEFAULT 0,
  rows_rejected bigint NOT NULL DEFAULT 0,
  progress double precision NOT NULL DEFAULT 0,
  problem text,
  created_by uuid,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX imports_organization_idx ON imports.imports (organization, id DESC);
CREATE INDEX imports_subject_idx ON imports.imports (subject);

-- The rows of a file between reading and running; of any target, hence documents.
CREATE TABLE imports.staged_rows (
  import uuid NOT NULL CONSTRAINT staged_rows_import_fk REFERENCES imports.imports,
  line bigint NOT NULL,
  fields jsonb NOT NULL,
  verdict text,
  CONSTRAINT staged_rows_pk PRIMARY KEY (import, line)
);

CREATE TABLE imports.rejected_rows (
  import uuid NOT NULL CONSTRAINT rejected_rows_import_fk REFERENCES imports.imports,
  line bigint NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  cells jsonb NOT NULL,
  CONSTRAINT rejected_rows_pk PRIMARY KEY (import, line)
);

CREATE TABLE imports.mappings (
  id uuid CONSTRAINT mappings_pk PRIMARY KEY,
  organization uuid NOT NULL,
  target text NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT mappings_name_unique UNIQUE (organization, target, name)
);
