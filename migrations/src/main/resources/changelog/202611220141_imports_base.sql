--liquibase formatted sql

--changeset imports:202611220141
CREATE SCHEMA imports;

CREATE TABLE imports.imports (
  id uuid CONSTRAINT imports_pk PRIMARY KEY,
  organization uuid NOT NULL,
  target text NOT NULL,
  -- What the target works on: for contacts the list.
  subject uuid NOT NULL,
  upload uuid NOT NULL CONSTRAINT imports_upload_fk REFERENCES platform.uploads,
  filename text NOT NULL,
  state text NOT NULL CONSTRAINT imports_state CHECK (state IN ('reading', 'review', 'running', 'done', 'failed', 'undone')),
  commit_after_review boolean NOT NULL DEFAULT false,
  -- Encoding, delimiter, whether there is a header, the columns with samples: as found, then as corrected by a person.
  layout jsonb,
  -- What was said when the file came in, or corrected later; it wins over what is found.
  wishes jsonb NOT NULL DEFAULT '{}',
  rows_read bigint NOT NULL DEFAULT 0,
  rows_created bigint NOT NULL DEFAULT 0,
  rows_updated bigint NOT NULL DEFAULT 0,
  rows_unchanged bigint NOT NULL DEFAULT 0,
  rows_duplicate bigint NOT NULL DEFAULT 0,
  rows_review bigint NOT NULL DEFAULT 0,
  rows_rejected bigint NOT NULL DEFAULT 0,
  progress double precision NOT NULL DEFAULT 0 CONSTRAINT imports_progress CHECK (progress BETWEEN 0 AND 1),
  -- A stable code with its arguments: why it failed, or what has to be decided before it can go on.
  problem text,
  problem_arguments jsonb NOT NULL DEFAULT '{}',
  created_by uuid,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX imports_organization_idx ON imports.imports (organization, id DESC);
CREATE INDEX imports_subject_idx ON imports.imports (subject, id DESC);
CREATE INDEX imports_upload_idx ON imports.imports (upload);

-- Rows that were turned away, or that are in but want somebody to look, as they came.
CREATE TABLE imports.noted_rows (
  import uuid NOT NULL CONSTRAINT noted_rows_import_fk REFERENCES imports.imports,
  line bigint NOT NULL,
  verdict text NOT NULL CONSTRAINT noted_rows_verdict CHECK (verdict IN ('rejected', 'review')),
  field text NOT NULL,
  reason text NOT NULL,
  value text NOT NULL DEFAULT '',
  cells jsonb NOT NULL,
  CONSTRAINT noted_rows_pk PRIMARY KEY (import, verdict, line)
);

-- What a column of a source means, kept under a name for the next file of that source.
CREATE TABLE imports.mappings (
  id uuid CONSTRAINT mappings_pk PRIMARY KEY,
  organization uuid NOT NULL,
  target text NOT NULL,
  name text NOT NULL,
  -- Header as folded → field.
  fields jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT mappings_name_unique UNIQUE (organization, target, name)
);
