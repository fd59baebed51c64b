--liquibase formatted sql

--changeset queue:202611221102
-- What the coordinator wants of a language in a campaign, for the lanes that are there and those to come.
CREATE TABLE queue.steered_languages (
  campaign uuid NOT NULL CONSTRAINT steered_languages_campaign_fk REFERENCES campaigns.campaigns,
  -- 'und' stands for guesses too, as on the coordinator's page.
  language text NOT NULL,
  first boolean NOT NULL DEFAULT false,
  paused boolean NOT NULL DEFAULT false,
  CONSTRAINT steered_languages_pk PRIMARY KEY (campaign, language)
);
-- Days on which a campaign does not call, beside the public holidays; or, with off = false, a holiday on which it does.
CREATE TABLE queue.days_off (
  campaign uuid NOT NULL CONSTRAINT days_off_campaign_fk REFERENCES campaigns.campaigns,
  day date NOT NULL,
  off boolean NOT NULL,
  CONSTRAINT days_off_pk PRIMARY KEY (campaign, day)
);
-- Kept on the lanes, where every claim reads anyway: a paused lane is not open.
ALTER TABLE queue.lanes
  ADD COLUMN first boolean NOT NULL DEFAULT false,
  ADD COLUMN paused boolean NOT NULL DEFAULT false,
  -- It is shut because nobody is called on this day where the lane is.
  ADD COLUMN day_off boolean NOT NULL DEFAULT false;
-- The languages of lanes that the caller is to serve; null: all that they can.
ALTER TABLE queue.callers ADD COLUMN only_languages text[];

--changeset queue:202611221103 splitStatements:false
-- After which a promise that one caller made for themselves is anybody's. The contact was given a time; a quarter of an
-- hour is what people wait for a call, and what a caller may be late after the one before.
CREATE FUNCTION queue.own_promise() RETURNS interval LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN interval '15 minutes';

-- The next line for a caller: null where there is none now. The arrays say, for each language the caller can serve,
-- with which match and from which bundle; 'und' is among them.
--   1. promises that are due: callbacks, then ballots to cure; one that somebody made for themselves is anybody's when
--      they are not there a quarter of an hour later
--   2. lanes: what the coordinator puts first, then the scarcest language (ready lines by speakers on line), then guesses in the caller's languages,
--      the unknown, other guesses, English last
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

  FOR v_lane IN
    SELECT l.id, l.retry_head, l.fresh_head, l.ready, l.speakers,
           CASE WHEN l.inferred THEN 'und' ELSE l.language END AS spoken,
           array_position(p_languages, CASE WHEN l.inferred THEN 'und' ELSE l.language END) AS at
    FROM queue.lanes l
    WHERE l.campaign = p_campaign AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      AND CASE WHEN l.inferred THEN 'und' ELSE l.language END = ANY (p_languages)
    WINDOW same AS (PARTITION BY l.language, l.inferred)
    ORDER BY NOT l.first, CASE
        WHEN l.inferred AND l.language <> ALL (p_languages) THEN 3
        WHEN l.language = 'en' THEN 4
        WHEN l.language = 'und' THEN 2
        WHEN l.inferred THEN 1
        ELSE 0 END,
      (sum(l.ready) OVER same)::float8 / greatest(max(l.speakers) OVER same, 1) DESC, l.language, l.ready DESC, l.id
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

--changeset queue:202611221104 splitStatements:false
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
  INSERT INTO queue.callers AS c (campaign, caller, languages, serves, seen_at)
    VALUES (p_campaign, p_caller, p_speaks, p_languages, platform.now())
    ON CONFLICT (campaign, caller) DO UPDATE
      SET languages = excluded.languages, serves = excluded.serves, seen_at = excluded.seen_at
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

--changeset queue:202611221105 splitStatements:false
-- Takes a claim back from whoever holds it, for others: they do not get the line again within the hour. One that was
-- dialled rests, as after a lapse: somebody may be spoken to at this moment, and the outcome may be in an outbox.
CREATE FUNCTION queue.release(p_claim uuid, p_now timestamptz) RETURNS boolean
  LANGUAGE plpgsql AS $$
DECLARE
  v_caller uuid;
  v_dialled timestamptz;
BEGIN
  SELECT caller, dialled_at INTO v_caller, v_dialled FROM queue.claims WHERE id = p_claim;
  IF NOT queue.give_back(p_claim, v_caller, p_now) THEN
    RETURN false;
  END IF;
  IF v_dialled IS NOT NULL THEN
    UPDATE queue.entries SET state = 'resting', reason = 'dialled', rests_until = p_now + interval '1 hour'
      WHERE id = (SELECT entry FROM queue.claims WHERE id = p_claim) AND state = 'ready';
  END IF;
  RETURN true;
END $$;
