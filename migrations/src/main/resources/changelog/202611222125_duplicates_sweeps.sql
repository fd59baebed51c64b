--liquibase formatted sql

--changeset duplicates:202611222125
-- Who was there before the rule, or before its last change, is held against everybody once: piece by piece, in the order
-- of their ids, and how far it is stands here, so that it goes on where it was.
CREATE TABLE duplicates.sweeps (
  organization uuid CONSTRAINT sweeps_pk PRIMARY KEY,
  -- The version of the rule by which they are compared.
  rule smallint NOT NULL,
  started_at timestamptz NOT NULL,
  -- Null where nobody asked for it: the rule is new.
  started_by uuid,
  -- The last who was looked at.
  reached uuid,
  -- How many there were at the start; null before the first piece.
  people integer,
  looked_at integer NOT NULL DEFAULT 0,
  found integer NOT NULL DEFAULT 0,
  finished_at timestamptz
);

ALTER TABLE duplicates.pairs
  -- One person beyond doubt, who came in before anybody asked.
  ADD COLUMN certain boolean NOT NULL DEFAULT false,
  -- The version of the rule by which they were last compared.
  ADD COLUMN rule smallint NOT NULL DEFAULT 1;
CREATE INDEX pairs_certain_idx ON duplicates.pairs (organization, id) WHERE state = 'open' AND certain;
