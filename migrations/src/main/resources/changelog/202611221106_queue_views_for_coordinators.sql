--liquibase formatted sql

--changeset queue:202611221106
-- What stands in a campaign's queue, for those who run it. Guesses count as not known, as everywhere that a person looks.
CREATE VIEW queue.known_lanes AS
  SELECT id AS lane, campaign, CASE WHEN inferred THEN 'und' ELSE language END AS language, zones, open, next_change_at,
         first, paused, day_off
  FROM queue.lanes;
CREATE OR REPLACE VIEW queue.lane_entries AS
  SELECT e.id AS entry, e.campaign, CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language, l.zones, l.open,
         e.state, e.reason, e.rests_until, e.line, e.attempts, e.lane, e.rank
  FROM queue.entries e JOIN queue.lanes l ON l.id = e.lane;
CREATE VIEW queue.held_claims AS
  SELECT id AS claim, campaign, entry, line, caller, state, spoken, dialled_at, claimed_at, expires_at
  FROM queue.claims WHERE state IN ('open', 'ahead');
CREATE OR REPLACE VIEW queue.callers_on_line AS
  SELECT campaign, caller, languages, serves, seen_at, only_languages FROM queue.callers
  WHERE seen_at > platform.now() - interval '2 minutes';
