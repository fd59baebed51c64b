--liquibase formatted sql

--changeset queue:202611221404
-- The order in which a campaign's languages are served, from 1; null: by scarcity, after those that have a place. It takes
-- the place of the one switch that there was before.
ALTER TABLE queue.steered_languages ADD COLUMN place integer;
ALTER TABLE queue.lanes ADD COLUMN place integer;
UPDATE queue.steered_languages s SET place = f.place
  FROM (SELECT campaign, language, row_number() OVER (PARTITION BY campaign ORDER BY language) AS place
        FROM queue.steered_languages WHERE first) f
  WHERE s.campaign = f.campaign AND s.language = f.language;
UPDATE queue.lanes l SET place = s.place FROM queue.steered_languages s
  WHERE s.campaign = l.campaign AND s.language = CASE WHEN l.inferred THEN 'und' ELSE l.language END AND s.place IS NOT NULL;
CREATE OR REPLACE VIEW queue.known_lanes AS
  SELECT id AS lane, campaign, CASE WHEN inferred THEN 'und' ELSE language END AS language, zones, open, next_change_at,
         place IS NOT DISTINCT FROM 1 AS first, paused, day_off
  FROM queue.lanes;
ALTER TABLE queue.steered_languages DROP COLUMN first;
ALTER TABLE queue.lanes DROP COLUMN first;
CREATE VIEW queue.language_places AS
  SELECT campaign, language, place FROM queue.steered_languages WHERE place IS NOT NULL;
-- Since when somebody is on line with these languages, and when speakers were counted: who has come since is not in the
-- count yet.
ALTER TABLE queue.callers ADD COLUMN since timestamptz NOT NULL DEFAULT '-infinity';
CREATE TABLE queue.counted_campaigns (
  campaign uuid CONSTRAINT counted_campaigns_pk PRIMARY KEY
    CONSTRAINT counted_campaigns_campaign_fk REFERENCES campaigns.campaigns,
  counted_at timestamptz NOT NULL
);

--changeset queue:202611221405 splitStatements:false
-- Counts what is ready and who is there to call: every few seconds, for one campaign or (null) all open ones.
CREATE OR REPLACE FUNCTION queue.recount(p_campaign uuid) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz;
BEGIN
  PERFORM FROM queue.lanes WHERE p_campaign IS NULL OR campaign = p_campaign ORDER BY id FOR NO KEY UPDATE;
  v_at := platform.now();
  UPDATE queue.lanes l SET ready = n.ready, speakers = n.speakers
    FROM (
      SELECT x.id, coalesce(r.ready, 0) AS ready, coalesce(s.speakers, 0) AS speakers
      FROM queue.lanes x
      JOIN campaigns.known_campaigns k ON k.campaign = x.campaign AND k.state = 'open'
      LEFT JOIN (SELECT lane, count(*) AS ready FROM queue.entries WHERE state = 'ready' GROUP BY lane) r ON r.lane = x.id
      LEFT JOIN (
        SELECT c.campaign, served.language, count(*) AS speakers
        FROM queue.callers_on_line c CROSS JOIN LATERAL unnest(c.serves) AS served (language)
        GROUP BY c.campaign, served.language) s ON s.campaign = x.campaign AND s.language = x.language
      WHERE p_campaign IS NULL OR x.campaign = p_campaign) n
    WHERE l.id = n.id AND (l.ready, l.speakers) IS DISTINCT FROM (n.ready, n.speakers);
  INSERT INTO queue.counted_campaigns (campaign, counted_at)
    SELECT k.campaign, v_at FROM campaigns.known_campaigns k
    WHERE k.state = 'open' AND (p_campaign IS NULL OR k.campaign = p_campaign)
    ORDER BY k.campaign
    ON CONFLICT (campaign) DO UPDATE SET counted_at = excluded.counted_at;
END $$;

--changeset queue:202611221406 splitStatements:false
-- The next line for a caller: null where there is none now. The arrays say, for each language the caller can serve,
-- with which match and from which bundle; 'und' is among them.
--   1. promises that are due: callbacks, then ballots to cure; one that somebody made for themselves is anybody's when
--      they are not there a quarter of an hour later
--   2. lanes: in the order that the coordinator has given, else and after it the scarcest language (ready lines by
--      speakers on line, this caller among them), then guesses in the caller's languages, the unknown, other guesses,
--      English last
--   3. in a lane: what came back and retries, then the fresh
CREATE OR REPLACE FUNCTION queue.claim_next(
    p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_languages text[], p_matches text[],
    p_bundles text[], p_now timestamptz) RETURNS uuid
  LANGUAGE plpgsql AS $$
DECLARE
  v_state text := CASE WHEN p_ahead THEN 'ahead' ELSE 'open' END;
  v_campaign record;
  v_returned uuid[];
  v_entry queue.entries;
  v_promise record;
  v_lane record;
  v_outcome text;
  v_at integer;
  v_new boolean;
BEGIN
  SELECT k.organization, k.state, k.touches_a_month INTO v_campaign
    FROM campaigns.known_campaigns k WHERE k.campaign = p_campaign;
  IF v_campaign.state IS DISTINCT FROM 'open' THEN
    RETURN NULL;
  END IF;
  SELECT coalesce(array_agg(line), '{}') INTO v_returned FROM queue.claims
    WHERE caller = p_caller AND state = 'returned' AND ended_at > platform.now() - interval '1 hour';

  LOOP
    SELECT f.follow_up, f.language, l.language AS lane_language, l.inferred, e.id AS entry INTO v_promise
      FROM consent.open_follow_ups f
      JOIN queue.entries e ON e.campaign = p_campaign AND e.line = f.line AND e.state IN ('ready', 'resting')
      JOIN queue.lanes l ON l.id = e.lane AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      WHERE f.organization = v_campaign.organization AND f.due_at <= p_now AND f.campaign = p_campaign
        AND f.kind IN ('callback', 'cure') AND (f.for_user IS NULL OR f.for_user = p_caller OR f.due_at <= p_now - queue.own_promise())
        AND f.language = ANY (p_languages) AND e.line <> ALL (v_returned)
        AND e.reason IS DISTINCT FROM 'elsewhere'
      ORDER BY f.kind = 'cure', f.due_at, f.follow_up LIMIT 1
      FOR UPDATE OF e SKIP LOCKED;
    EXIT WHEN NOT FOUND;
    SELECT * INTO v_entry FROM queue.entries WHERE id = v_promise.entry;
    v_at := array_position(p_languages, v_promise.language);
    v_outcome := queue.take(v_entry, p_claim, p_caller, v_state, v_promise.language, p_bundles[v_at], p_matches[v_at],
      v_promise.follow_up, v_campaign.touches_a_month, p_now);
    IF v_outcome = 'taken' THEN
      RETURN p_claim;
    ELSIF v_outcome = 'has' THEN
      RETURN NULL;
    END IF;
  END LOOP;

  -- Counted every few seconds: who has come on line since is one more.
  SELECT n.counted_at IS NULL OR c.since > n.counted_at INTO v_new
    FROM queue.callers c LEFT JOIN queue.counted_campaigns n ON n.campaign = c.campaign
    WHERE c.campaign = p_campaign AND c.caller = p_caller;
  FOR v_lane IN
    SELECT l.id, l.retry_head, l.fresh_head, l.ready,
           greatest(l.speakers + CASE WHEN v_new AND l.language = ANY (p_languages) THEN 1 ELSE 0 END, 1) AS speakers,
           CASE WHEN l.inferred THEN 'und' ELSE l.language END AS spoken,
           array_position(p_languages, CASE WHEN l.inferred THEN 'und' ELSE l.language END) AS at
    FROM queue.lanes l
    WHERE l.campaign = p_campaign AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      AND CASE WHEN l.inferred THEN 'und' ELSE l.language END = ANY (p_languages)
    WINDOW same AS (PARTITION BY l.language, l.inferred)
    ORDER BY l.place NULLS LAST, CASE
        WHEN l.inferred AND l.language <> ALL (p_languages) THEN 3
        WHEN l.language = 'en' THEN 4
        WHEN l.language = 'und' THEN 2
        WHEN l.inferred THEN 1
        ELSE 0 END,
      (sum(l.ready) OVER same)::float8
        / greatest(max(l.speakers) OVER same + CASE WHEN v_new AND l.language = ANY (p_languages) THEN 1 ELSE 0 END, 1) DESC,
      l.language, l.ready DESC, l.id
  LOOP
    -- Fetched ahead only from plenty: more than three lines for each caller of the lane.
    CONTINUE WHEN p_ahead AND (v_lane.ready <= 3 * v_lane.speakers OR NOT EXISTS (
      SELECT FROM queue.entries WHERE lane = v_lane.id AND state = 'ready' OFFSET least(3 * v_lane.speakers, 300) LIMIT 1));
    LOOP
      v_entry := NULL;
      IF v_lane.retry_head < queue.fresh_rank() THEN
        SELECT e.* INTO v_entry FROM queue.entries e
          WHERE e.lane = v_lane.id AND e.state = 'ready' AND e.rank >= v_lane.retry_head AND e.rank < queue.fresh_rank()
            AND e.line <> ALL (v_returned)
          ORDER BY e.rank LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      IF v_entry.id IS NULL THEN
        SELECT e.* INTO v_entry FROM queue.entries e
          WHERE e.lane = v_lane.id AND e.state = 'ready'
            AND e.rank >= greatest(v_lane.fresh_head, queue.fresh_rank()) AND e.line <> ALL (v_returned)
          ORDER BY e.rank LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      EXIT WHEN v_entry.id IS NULL;
      v_outcome := queue.take(v_entry, p_claim, p_caller, v_state, v_lane.spoken, p_bundles[v_lane.at],
        p_matches[v_lane.at], NULL, v_campaign.touches_a_month, p_now);
      IF v_outcome = 'taken' THEN
        RETURN p_claim;
      ELSIF v_outcome = 'has' THEN
        RETURN NULL;
      END IF;
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$;

--changeset queue:202611221407 splitStatements:false
-- One round trip for a claim: the caller's own open one again, else the one fetched ahead, else the next; with
-- p_ahead only the next but one. 'fresh' is false for one that the caller had already. A caller whom the coordinator has
-- put on some of their languages gets only those.
CREATE OR REPLACE FUNCTION queue.claim(
    p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_speaks text[], p_languages text[],
    p_matches text[], p_bundles text[], p_now timestamptz)
  RETURNS TABLE (fresh boolean, claim queue.shown_claims)
  LANGUAGE plpgsql AS $$
DECLARE
  v_held record;
  v_id uuid;
  v_only text[];
BEGIN
  SELECT c.only_languages INTO v_only FROM queue.callers c WHERE c.campaign = p_campaign AND c.caller = p_caller;
  IF v_only IS NOT NULL THEN
    SELECT coalesce(array_agg(s.language ORDER BY s.at), '{}'), coalesce(array_agg(s.match ORDER BY s.at), '{}'),
           coalesce(array_agg(s.bundle ORDER BY s.at), '{}')
      INTO p_languages, p_matches, p_bundles
      FROM unnest(p_languages, p_matches, p_bundles) WITH ORDINALITY AS s (language, match, bundle, at)
      WHERE s.language = ANY (v_only);
  END IF;
  INSERT INTO queue.callers AS c (campaign, caller, languages, serves, seen_at, since)
    VALUES (p_campaign, p_caller, p_speaks, p_languages, platform.now(), platform.now())
    ON CONFLICT (campaign, caller) DO UPDATE
      SET languages = excluded.languages, serves = excluded.serves, seen_at = excluded.seen_at,
          since = CASE WHEN c.seen_at > platform.now() - interval '2 minutes' AND c.serves = excluded.serves THEN c.since
                       ELSE excluded.since END
      -- Not with every claim: the row would be written for nothing.
      WHERE c.seen_at < platform.now() - interval '20 seconds' OR c.languages <> excluded.languages
        OR c.serves <> excluded.serves;
  fresh := true;
  FOR v_held IN
    SELECT id, campaign, state FROM queue.claims WHERE caller = p_caller AND state IN ('open', 'ahead')
    ORDER BY state DESC
  LOOP
    IF p_ahead AND v_held.state = 'open' THEN
      CONTINUE;
    ELSIF v_held.campaign <> p_campaign THEN
      PERFORM queue.give_back(v_held.id, p_caller, p_now);
    ELSIF queue.renew(v_held.id, p_caller, NOT p_ahead, false, p_now) IN ('open', 'ahead') THEN
      v_id := v_held.id;
      fresh := v_held.state = 'ahead' AND NOT p_ahead;
      EXIT;
    END IF;
  END LOOP;
  IF v_id IS NULL THEN
    v_id := queue.claim_next(p_claim, p_campaign, p_caller, p_ahead, p_languages, p_matches, p_bundles, p_now);
  END IF;
  IF v_id IS NOT NULL THEN
    RETURN QUERY SELECT fresh, s FROM queue.shown_claims s WHERE s.id = v_id;
  END IF;
END $$;

--changeset queue:202611221408 splitStatements:false
-- What a console keeps to go on for a while without a connection: the caller's open line, and up to two ahead where
-- there is plenty, renewed or claimed now. Nothing for a caller who has no line open. 'fresh' says which are new. A caller whom the
-- coordinator has put on some of their languages gets only those, as in queue.claim.
CREATE OR REPLACE FUNCTION queue.provide(
    p_claims uuid[], p_campaign uuid, p_caller uuid, p_languages text[], p_matches text[], p_bundles text[],
    p_now timestamptz)
  RETURNS TABLE (fresh boolean, claim queue.shown_claims)
  LANGUAGE plpgsql AS $$
DECLARE
  v_ahead uuid;
  v_left integer;
  v_only text[];
BEGIN
  SELECT c.only_languages INTO v_only FROM queue.callers c WHERE c.campaign = p_campaign AND c.caller = p_caller;
  IF v_only IS NOT NULL THEN
    SELECT coalesce(array_agg(s.language ORDER BY s.at), '{}'), coalesce(array_agg(s.match ORDER BY s.at), '{}'),
           coalesce(array_agg(s.bundle ORDER BY s.at), '{}')
      INTO p_languages, p_matches, p_bundles
      FROM unnest(p_languages, p_matches, p_bundles) WITH ORDINALITY AS s (language, match, bundle, at)
      WHERE s.language = ANY (v_only);
  END IF;
  -- One at a time for each caller: two tabs must not both see that one more may be claimed.
  PERFORM FROM queue.callers c WHERE c.campaign = p_campaign AND c.caller = p_caller FOR NO KEY UPDATE;
  IF NOT EXISTS (
      SELECT FROM queue.claims c WHERE c.caller = p_caller AND c.campaign = p_campaign AND c.state = 'open') THEN
    RETURN;
  END IF;
  FOR v_ahead IN
    SELECT c.id FROM queue.claims c WHERE c.caller = p_caller AND c.state = 'ahead' ORDER BY c.claimed_at, c.id
  LOOP
    PERFORM queue.renew(v_ahead, p_caller, false, false, p_now);
  END LOOP;
  SELECT queue.ahead_at_most() - count(*) INTO v_left FROM queue.claims c WHERE c.caller = p_caller AND c.state = 'ahead';
  FOR i IN 1..v_left LOOP
    EXIT WHEN queue.claim_next(
      p_claims[i], p_campaign, p_caller, true, p_languages, p_matches, p_bundles, p_now) IS NULL;
  END LOOP;
  RETURN QUERY
    SELECT s.id = ANY (p_claims), s FROM queue.shown_claims s JOIN queue.claims c ON c.id = s.id
    WHERE c.caller = p_caller AND c.campaign = p_campaign AND c.state IN ('open', 'ahead')
    ORDER BY c.state DESC, c.claimed_at, c.id;
END $$;
