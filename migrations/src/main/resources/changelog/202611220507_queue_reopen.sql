--liquibase formatted sql

--changeset queue:202611220507 splitStatements:false
-- As before, and: a caller who goes back to an earlier line (after an undo) while they have one open and one ahead
-- gives the one ahead back, and the open one becomes the next.
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
    v_claim.state := 'ahead';
  END IF;
  IF v_claim.state NOT IN ('open', 'ahead') THEN
    RETURN 'revoked';
  END IF;
  v_state := CASE WHEN p_open THEN 'open' ELSE v_claim.state END;
  SELECT id INTO v_other FROM queue.claims WHERE caller = p_caller AND state = v_state AND id <> p_claim;
  IF v_other IS NOT NULL AND v_state = 'ahead' THEN
    RETURN 'revoked';
  ELSIF v_other IS NOT NULL THEN
    SELECT id INTO v_ahead FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id <> p_claim;
    IF FOUND THEN
      PERFORM queue.give_back(v_ahead, p_caller, p_now);
    END IF;
    -- Through a third state: the unique indexes look at each row.
    UPDATE queue.claims SET state = 'lapsed' WHERE id = p_claim;
    UPDATE queue.claims SET state = 'ahead' WHERE id = v_other;
  END IF;
  UPDATE queue.claims
    SET state = v_state, ended_at = NULL,
        dialled_at = CASE WHEN p_dialled THEN coalesce(dialled_at, platform.now()) ELSE dialled_at END,
        -- A phone's browser sleeps while one talks, so the tap on dial lasts long.
        expires_at = greatest(expires_at, platform.now()
          + CASE WHEN p_dialled AND dialled_at IS NULL THEN interval '20 minutes' ELSE interval '120 seconds' END)
    WHERE id = p_claim;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL
    WHERE id = v_entry.id AND state <> 'claimed';
  UPDATE queue.callers SET seen_at = platform.now()
    WHERE campaign = v_claim.campaign AND caller = p_caller AND seen_at < platform.now() - interval '20 seconds';
  RETURN v_state;
END $$;
