--liquibase formatted sql

--changeset duplicates:202611221755
CREATE SCHEMA duplicates;

-- Two people who may be one. A pair is found once; what somebody has said about it is never asked again.
CREATE TABLE duplicates.pairs (
  id uuid CONSTRAINT pairs_pk PRIMARY KEY,
  organization uuid NOT NULL,
  one uuid NOT NULL CONSTRAINT pairs_one_fk REFERENCES contacts.contacts,
  other uuid NOT NULL CONSTRAINT pairs_other_fk REFERENCES contacts.contacts,
  reasons text[] NOT NULL,
  -- The more they have in common, the sooner it is asked.
  weight smallint NOT NULL,
  state text NOT NULL DEFAULT 'open' CONSTRAINT pairs_state CHECK (state IN ('open', 'same', 'different', 'moot')),
  -- How often somebody has put it off.
  skips integer NOT NULL DEFAULT 0,
  -- The merge by which it is 'same', 'moot', or 'different' from the one who is kept; null where somebody said so.
  merge uuid,
  -- Nobody was asked about these two: one of them is somebody else than a third, whose entry became the other's.
  inferred boolean NOT NULL DEFAULT false,
  found_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  CONSTRAINT pairs_unique UNIQUE (one, other),
  CONSTRAINT pairs_ordered CHECK (one < other)
);
CREATE INDEX pairs_open_idx ON duplicates.pairs (organization, skips, weight DESC, id) WHERE state = 'open';
CREATE INDEX pairs_other_idx ON duplicates.pairs (other);
CREATE INDEX pairs_merge_idx ON duplicates.pairs (merge) WHERE merge IS NOT NULL;
