--liquibase formatted sql

--changeset care:202611221530
-- A call on which a caller asked staff to look, and of which no report has come yet. The report takes its place.
ALTER TABLE care.incidents
  DROP CONSTRAINT incidents_kind,
  ADD CONSTRAINT incidents_kind CHECK (kind IN ('hate', 'crisis', 'threat', 'other', 'flagged'));
-- One a claim, however often its outcome is taken back and recorded again.
CREATE UNIQUE INDEX incidents_flagged_unique ON care.incidents (claim) WHERE kind = 'flagged';
-- Whether a report of the claim is there already.
CREATE INDEX incidents_claim_idx ON care.incidents (claim) WHERE claim IS NOT NULL;
