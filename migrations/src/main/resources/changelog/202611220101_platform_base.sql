--liquibase formatted sql

--changeset platform:202611220101 splitStatements:false
CREATE SCHEMA platform;

-- The database's clock for leases. Tests shift it by the setting; nothing else asks the wall clock.
CREATE FUNCTION platform.now() RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN clock_timestamp()
    + coalesce(nullif(current_setting('polyphony.clock_offset', true), ''), '0')::interval;

-- One row: which installation this is, so that a data folder or database of another program is known as such.
CREATE TABLE platform.installation (
  singleton boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_singleton CHECK (singleton),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sample_loaded_at timestamptz
);
INSERT INTO platform.installation DEFAULT VALUES;

CREATE TABLE platform.journal (
  id uuid NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL,
  organization uuid NOT NULL,
  type text NOT NULL,
  subject uuid NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT journal_pk PRIMARY KEY (id)
);
-- Consumers read in the order (xid, id) below pg_snapshot_xmin.
CREATE INDEX journal_xid_idx ON platform.journal (xid, id);

CREATE TABLE platform.journal_consumers (
  name text CONSTRAINT journal_consumers_pk PRIMARY KEY,
  xid xid8 NOT NULL,
  id uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE platform.audit (
  id uuid CONSTRAINT audit_pk PRIMARY KEY,
  at timestamptz NOT NULL,
  organization uuid,
  actor uuid,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject uuid,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_organization_idx ON platform.audit (organization, id DESC);
CREATE INDEX audit_subject_idx ON platform.audit (subject, id DESC) WHERE subject IS NOT NULL;

CREATE TABLE platform.signing_keys (
  id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT signing_keys_pk PRIMARY KEY,
  purpose text NOT NULL,
  secret bytea NOT NULL CONSTRAINT signing_keys_secret_length CHECK (length(secret) >= 32),
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);

-- Header Idempotency-Key: kept 24 hours; the same key with another body is an error.
CREATE TABLE platform.idempotency_keys (
  author uuid NOT NULL,
  key text NOT NULL CONSTRAINT idempotency_keys_key_length CHECK (length(key) BETWEEN 1 AND 200),
  request_hash bytea NOT NULL,
  status integer,
  body text,
  at timestamptz NOT NULL,
  CONSTRAINT idempotency_keys_pk PRIMARY KEY (author, key)
);
CREATE INDEX idempotency_keys_at_idx ON platform.idempotency_keys (at);

-- Files as they came, in chunks, so that any instance can work on them and a kill loses none.
CREATE TABLE platform.uploads (
  id uuid CONSTRAINT uploads_pk PRIMARY KEY,
  organization uuid NOT NULL,
  filename text NOT NULL,
  bytes bigint NOT NULL DEFAULT 0,
  sha256 bytea,
  complete boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  created_by uuid
);
CREATE TABLE platform.upload_chunks (
  upload uuid NOT NULL CONSTRAINT upload_chunks_upload_fk REFERENCES platform.uploads ON DELETE CASCADE,
  position integer NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT upload_chunks_pk PRIMARY KEY (upload, position)
);
ALTER TABLE platform.upload_chunks ALTER COLUMN content SET STORAGE EXTERNAL;
