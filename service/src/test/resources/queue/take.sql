CREATE OR REPLACE FUNCTION queue.take(p_entry queue.entries, p_claim uuid, p_caller uuid, p_state text, p_spoken text, p_bundle text, p_match text, p_follow_up uuid, p_cap integer, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_left integer;
  v_free integer;
  v_capped_until timestamptz;
BEGIN
  
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = p_entry.line AND r.channel = 'phone') THEN
    UPDATE queue.entries SET state = 'parked', reason = 'suppressed', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  
  
  SELECT count(*), count(*) FILTER (WHERE c.until IS NULL), min(c.until) INTO v_left, v_free, v_capped_until
    FROM queue.people_left pl
    LEFT JOIN LATERAL (
      SELECT t.at + interval '30 days' AS until FROM consent.person_touches t
      WHERE t.contact = pl.contact AND t.at > p_now - interval '30 days'
      ORDER BY t.at DESC OFFSET p_cap - 1 LIMIT 1) c ON p_follow_up IS NULL AND p_cap IS NOT NULL
    WHERE pl.entry = p_entry.id AND (pl.merged_into IS NULL OR p_follow_up IS NOT NULL)
      AND NOT EXISTS (
        SELECT FROM contacts.merged_people m
        JOIN queue.entry_people o ON o.campaign = pl.campaign AND o.contact = m.contact AND o.ended IS NOT NULL
        WHERE m.person = pl.contact);
  IF v_left = 0 THEN
    UPDATE queue.entries SET state = 'parked', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  IF p_follow_up IS NULL AND p_cap IS NOT NULL THEN
    IF v_free > 0 THEN
      SELECT t.at + interval '30 days' INTO v_capped_until FROM consent.line_touches t
        WHERE t.line = p_entry.line AND t.at > p_now - interval '30 days' ORDER BY t.at DESC OFFSET p_cap - 1 LIMIT 1;
    END IF;
    IF v_capped_until IS NOT NULL THEN
      UPDATE queue.entries SET state = 'resting', reason = 'capped', rests_until = v_capped_until,
          rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
        WHERE id = p_entry.id;
      RETURN 'aside';
    END IF;
  END IF;
  FOR i IN 1..2 LOOP
    INSERT INTO queue.claims (id, campaign, entry, line, door, caller, state, spoken, bundle, match, follow_up,
        claimed_at, expires_at)
      VALUES (p_claim, p_entry.campaign, p_entry.id, p_entry.line, p_entry.door, p_caller, p_state, p_spoken, p_bundle,
        p_match, p_follow_up, platform.now(), platform.now() + interval '120 seconds')
      ON CONFLICT DO NOTHING;
    IF FOUND THEN
      UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL, updated_at = p_now
        WHERE id = p_entry.id;
      RETURN 'taken';
    END IF;
    IF EXISTS (SELECT FROM queue.claims WHERE caller = p_caller AND state = p_state) THEN
      RETURN 'has';
    END IF;
    
    PERFORM queue.sweep(p_now);
  END LOOP;
  UPDATE queue.entries SET state = 'resting', reason = 'elsewhere', rests_until = p_now + interval '2 minutes',
      rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
    WHERE id = p_entry.id;
  RETURN 'aside';
END $function$
