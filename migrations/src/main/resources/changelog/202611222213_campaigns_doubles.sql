--liquibase formatted sql

--changeset campaigns:202611222213
-- Two results of one call: the one that counts in place of this one, while it stands. The second report of a call yields
-- to the first, until a coordinator says otherwise.
ALTER TABLE campaigns.attempts
  ADD COLUMN yields_to uuid CONSTRAINT attempts_yields_to_fk REFERENCES campaigns.attempts,
  ADD COLUMN chosen_by uuid,
  ADD COLUMN chosen_at timestamptz;
CREATE INDEX attempts_yields_to_idx ON campaigns.attempts (yields_to) WHERE yields_to IS NOT NULL;
-- The coordinator's list.
CREATE INDEX attempts_beside_idx ON campaigns.attempts (campaign, recorded_at) WHERE disposition = 'beside';
UPDATE campaigns.attempts b SET yields_to = o.id
  FROM campaigns.attempts o
  WHERE b.disposition = 'beside' AND o.claim = b.claim AND o.author = b.author AND o.disposition = 'accepted';

--changeset campaigns:202611222214
-- The results that count, each person's.
CREATE OR REPLACE VIEW campaigns.attempted_people AS
  SELECT a.id AS attempt, a.campaign, a.organization, p.contact, p.result, p.spoken, p.preference, a.recorded_at,
         a.disposition
  FROM campaigns.attempt_people p JOIN campaigns.attempts a ON a.id = p.attempt
  WHERE a.undone_at IS NULL AND (a.yields_to IS NULL OR NOT EXISTS (
    SELECT FROM campaigns.attempts o WHERE o.id = a.yields_to AND o.undone_at IS NULL));

CREATE OR REPLACE VIEW campaigns.people_of_attempts AS
  SELECT p.attempt, a.campaign, p.contact, p.result
  FROM campaigns.attempt_people p
  JOIN campaigns.attempts a ON a.id = p.attempt;

-- A result that is kept beside another, and that other one: of the same call, else the nearest on this line.
CREATE VIEW campaigns.doubles AS
  SELECT b.id AS beside, b.organization, b.campaign, b.author, b.result, b.barrier_language, b.recorded_at,
         b.yields_to IS DISTINCT FROM o.id AS counts, b.chosen_by, b.chosen_at,
         o.id AS other, o.claim AS other_claim, o.author AS other_author, o.result AS other_result,
         o.barrier_language AS other_barrier_language, o.recorded_at AS other_recorded_at,
         o.yields_to IS DISTINCT FROM b.id AS other_counts
  FROM campaigns.attempts b
  CROSS JOIN LATERAL (
    SELECT n.id, n.claim, n.author, n.result, n.barrier_language, n.recorded_at, n.yields_to
    FROM campaigns.attempts n
    WHERE n.line = b.line AND n.campaign = b.campaign AND n.disposition = 'accepted' AND n.undone_at IS NULL
    ORDER BY n.claim = b.claim DESC, abs(extract(epoch FROM n.recorded_at - b.recorded_at)), n.id LIMIT 1) o
  WHERE b.disposition = 'beside' AND b.undone_at IS NULL;
