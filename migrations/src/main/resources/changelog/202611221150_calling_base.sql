--liquibase formatted sql

--changeset calling:202611221150
CREATE SCHEMA calling;

-- Somebody who shares no language with the person on the line offers them to whoever does and is on line.
CREATE TABLE calling.handovers (
  id uuid CONSTRAINT handovers_pk PRIMARY KEY,
  organization uuid NOT NULL,
  campaign uuid NOT NULL,
  claim uuid NOT NULL CONSTRAINT handovers_claim_fk REFERENCES queue.claims,
  author uuid NOT NULL,
  author_name text NOT NULL,
  -- The client's: of the attempt that says what was met, so that it is recorded once whoever records it.
  key uuid NOT NULL,
  language text NOT NULL,
  -- That attempt, as it is recorded when somebody takes the line.
  attempt jsonb NOT NULL,
  state text NOT NULL CONSTRAINT handovers_state CHECK (state IN ('offered', 'taken', 'over')),
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  taken_by uuid,
  taken_by_name text,
  -- The claim of who took it.
  taken_claim uuid CONSTRAINT handovers_taken_claim_fk REFERENCES queue.claims,
  ended_at timestamptz,
  CONSTRAINT handovers_taken CHECK ((state = 'taken') = (taken_by IS NOT NULL AND taken_claim IS NOT NULL)),
  CONSTRAINT handovers_key_unique UNIQUE (author, key)
);
-- What is offered in a campaign now.
CREATE INDEX handovers_offered_idx ON calling.handovers (campaign) WHERE state = 'offered';
CREATE UNIQUE INDEX handovers_claim_unique ON calling.handovers (claim) WHERE state = 'offered';
CREATE INDEX handovers_claim_idx ON calling.handovers (claim);
CREATE INDEX handovers_taken_claim_idx ON calling.handovers (taken_claim);
