--liquibase formatted sql

--changeset platform:202611230720
-- Mails on their way out. Once one has ended, what stood in it and to whom it went are emptied: what stays is that
-- something was mailed, by its key, and what became of it.
CREATE TABLE platform.mails (
  id uuid CONSTRAINT mails_pk PRIMARY KEY,
  -- What it is about: one thing is mailed once.
  key text NOT NULL CONSTRAINT mails_key_unique UNIQUE,
  organization uuid NOT NULL,
  -- Whom it is for, where that is somebody we reach. No foreign key: features above own them.
  contact uuid,
  state text NOT NULL CONSTRAINT mails_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  recipient text NOT NULL,
  sender text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  calendar text NOT NULL DEFAULT '',
  page text NOT NULL DEFAULT '',
  -- Later than this it tells nothing any more, and is not sent.
  not_after timestamptz,
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Of the last attempt, as a code; empty where there is nothing to say.
  reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  sending_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT mails_ended CHECK ((state IN ('queued', 'sending')) = (ended_at IS NULL))
);
CREATE INDEX mails_due_idx ON platform.mails (due_at, id) WHERE state = 'queued';
CREATE INDEX mails_sending_idx ON platform.mails (sending_at) WHERE state = 'sending';
CREATE INDEX mails_contact_idx ON platform.mails (contact) WHERE contact IS NOT NULL;

CREATE VIEW platform.known_mails AS
  SELECT key, organization, contact, state, reason, attempts, created_at, ended_at FROM platform.mails;
