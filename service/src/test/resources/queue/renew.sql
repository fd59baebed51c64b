CREATE OR REPLACE FUNCTION queue.renew(p_claim uuid, p_caller uuid, p_open boolean, p_dialled boolean, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_claim queue.claims;
  v_state text;
  v_other uuid;
  v_ahead uuid;
  v_lane uuid;
  v_rank bigint;
  v_why text;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  
  PERFORM FROM queue.claims WHERE caller = p_caller AND (id = p_claim OR state IN ('open', 'ahead'))
    ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_claim FROM queue.claims WHERE id = p_claim;
  
  v_why := CASE
    WHEN NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_claim.line AND r.channel = 'phone')
      THEN 'suppressed'
    WHEN NOT EXISTS (SELECT FROM queue.people_left WHERE entry = v_entry.id) THEN 'nobody_left' END;
  IF v_why = 'suppressed' OR v_why IS NOT NULL AND v_claim.state IN ('open', 'ahead', 'lapsed') THEN
    UPDATE queue.claims SET state = 'revoked', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    UPDATE queue.entries SET state = 'parked', reason = v_why, rests_until = NULL, updated_at = p_now
      WHERE id = v_entry.id AND state <> 'done'
        AND NOT EXISTS (SELECT FROM queue.claims WHERE entry = v_entry.id AND state IN ('open', 'ahead'));
    RETURN 'revoked';
  END IF;
  
  
  
  IF v_claim.restore IS NULL AND v_claim.dialled_at IS NULL AND (v_claim.state <> 'open' OR p_dialled)
      AND NOT queue.is_open(v_entry, p_caller, p_now) THEN
    UPDATE queue.claims SET state = 'lapsed', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    IF FOUND THEN
      UPDATE queue.entries SET state = 'ready', reason = NULL, rests_until = NULL,
          rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
        WHERE id = v_entry.id AND state = 'claimed'
        RETURNING lane, rank INTO v_lane, v_rank;
      IF FOUND THEN
        PERFORM queue.lower_heads(ARRAY[v_lane], ARRAY[v_rank]);
      END IF;
    END IF;
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
END $function$
