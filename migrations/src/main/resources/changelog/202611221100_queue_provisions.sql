--liquibase formatted sql

--changeset queue:202611221100
-- A console off line goes on with what was claimed ahead: two lines, with the open one three calls. Who may have how
-- many is said by queue.provide, under the lock on the caller's row.
DROP INDEX queue.claims_caller_ahead_unique;
CREATE INDEX claims_caller_ahead_idx ON queue.claims (caller, claimed_at) WHERE state = 'ahead';

--changeset queue:202611221101 splitStatements:false
-- How many lines a caller may have ahead of the open one.
CREATE FUNCTION queue.ahead_at_most() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 2;

-- As before, with several ahead: the line that was open becomes one of them, and what is too many then goes back. A tap
-- on dial holds those ahead as long as the call: the browser of a phone sleeps for all of them.
CREATE OR REPLACE FUNCTION queue.renew(
    p_claim uuid, p_caller uuid, p_open boolean, p_dialled boolean, p_now timestamptz) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_claim queue.claims;
  v_state text;
  v_other uuid;
  v_ahead uuid;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- All of this caller's, in one order: two tabs must not wait for each other.
  PERFORM FROM queue.claims WHERE caller = p_caller AND (id = p_claim OR state IN ('open', 'ahead'))
    ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_claim FROM queue.claims WHERE id = p_claim;
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_claim.line AND r.channel = 'phone') THEN
    UPDATE queue.claims SET state = 'revoked', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    UPDATE queue.entries SET state = 'parked', reason = 'suppressed', rests_until = NULL, updated_at = p_now
      WHERE id = v_entry.id AND state <> 'done'
        AND NOT EXISTS (SELECT FROM queue.claims WHERE entry = v_entry.id AND state IN ('open', 'ahead'));
    RETURN 'revoked';
  END IF;
  IF v_claim.state = 'lapsed' AND v_entry.state IN ('ready', 'resting')
      AND NOT EXISTS (
        SELECT FROM queue.claims WHERE entry = v_entry.id AND id <> p_claim AND claimed_at > v_claim.claimed_at)
      AND NOT EXISTS (SELECT FROM queue.claims WHERE line = v_claim.line AND state IN ('open', 'ahead')) THEN
    IF NOT p_open AND (SELECT count(*) FROM queue.claims WHERE caller = p_caller AND state = 'ahead')
        >= queue.ahead_at_most() THEN
      RETURN 'revoked';
    END IF;
    v_claim.state := 'ahead';
  END IF;
  IF v_claim.state NOT IN ('open', 'ahead') THEN
    RETURN 'revoked';
  END IF;
  v_state := CASE WHEN p_open THEN 'open' ELSE v_claim.state END;
  SELECT id INTO v_other FROM queue.claims WHERE caller = p_caller AND state = 'open' AND id <> p_claim;
  IF v_other IS NOT NULL AND v_state = 'open' THEN
    -- Through a third state: the unique indexes look at each row.
    UPDATE queue.claims SET state = 'lapsed' WHERE id = p_claim;
    UPDATE queue.claims SET state = 'ahead' WHERE id = v_other;
    FOR v_ahead IN
      SELECT id FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id <> v_other
      ORDER BY claimed_at, id OFFSET queue.ahead_at_most() - 1
    LOOP
      PERFORM queue.give_back(v_ahead, p_caller, p_now);
    END LOOP;
  END IF;
  UPDATE queue.claims
    SET state = v_state, ended_at = NULL,
        dialled_at = CASE WHEN p_dialled THEN coalesce(dialled_at, platform.now()) ELSE dialled_at END,
        -- A phone's browser sleeps while one talks, so the tap on dial lasts long.
        expires_at = greatest(expires_at, platform.now()
          + CASE WHEN p_dialled AND dialled_at IS NULL THEN interval '20 minutes' ELSE interval '120 seconds' END)
    WHERE id = p_claim;
  IF p_dialled THEN
    UPDATE queue.claims a SET expires_at = c.expires_at
      FROM queue.claims c
      WHERE c.id = p_claim AND a.caller = p_caller AND a.state = 'ahead' AND a.expires_at < c.expires_at;
  END IF;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL
    WHERE id = v_entry.id AND state <> 'claimed';
  UPDATE queue.callers SET seen_at = platform.now()
    WHERE campaign = v_claim.campaign AND caller = p_caller AND seen_at < platform.now() - interval '20 seconds';
  RETURN v_state;
END $$;

--changeset queue:202611221102 splitStatements:false
-- What a console keeps to go on for a while without a connection: the caller's open line, and up to two ahead where
-- there is plenty, renewed or claimed now. Nothing for a caller who has no line open. 'fresh' says which are new.
CREATE FUNCTION queue.provide(
    p_claims uuid[], p_campaign uuid, p_caller uuid, p_languages text[], p_matches text[], p_bundles text[],
    p_now timestamptz)
  RETURNS TABLE (fresh boolean, claim queue.shown_claims)
  LANGUAGE plpgsql AS $$
DECLARE
  v_ahead uuid;
  v_left integer;
BEGIN
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
  -- A caller who has just come is not counted yet, and plenty is what is there for each of those who are.
  UPDATE queue.lanes SET speakers = 1 WHERE v_left > 0 AND id IN (
    SELECT l.id FROM queue.lanes l
    WHERE l.campaign = p_campaign AND l.speakers = 0 AND (l.inferred OR l.language = ANY (p_languages))
    ORDER BY l.id FOR NO KEY UPDATE SKIP LOCKED);
  FOR i IN 1..v_left LOOP
    EXIT WHEN queue.claim_next(
      p_claims[i], p_campaign, p_caller, true, p_languages, p_matches, p_bundles, p_now) IS NULL;
  END LOOP;
  RETURN QUERY
    SELECT s.id = ANY (p_claims), s FROM queue.shown_claims s JOIN queue.claims c ON c.id = s.id
    WHERE c.caller = p_caller AND c.campaign = p_campaign AND c.state IN ('open', 'ahead')
    ORDER BY c.state DESC, c.claimed_at, c.id;
END $$;
