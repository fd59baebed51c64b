CREATE OR REPLACE FUNCTION queue.claim_line(p_claim uuid, p_campaign uuid, p_caller uuid, p_line uuid, p_speaks text[], p_languages text[], p_matches text[], p_bundles text[], p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_language text;
  v_at integer;
  v_follow_up uuid;
  v_ahead uuid;
  v_open uuid;
  v_restore jsonb;
  v_outcome text;
BEGIN
  IF NOT EXISTS (
      SELECT FROM campaigns.known_campaigns k WHERE k.campaign = p_campaign AND k.state IN ('open', 'paused')) THEN
    RETURN 'shut';
  END IF;
  SELECT * INTO v_entry FROM queue.entries WHERE campaign = p_campaign AND line = p_line FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  IF EXISTS (SELECT FROM queue.claims WHERE line = p_line AND state = 'open' AND caller = p_caller) THEN
    RETURN 'taken';
  END IF;
  IF queue.kept_apart(p_caller, p_line) THEN
    RETURN 'apart';
  END IF;
  IF EXISTS (SELECT FROM queue.claims WHERE line = p_line AND state IN ('open', 'ahead') AND caller <> p_caller
      AND expires_at >= platform.now()) THEN
    RETURN 'held';
  END IF;
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = p_line AND r.channel = 'phone') THEN
    RETURN 'suppressed';
  END IF;
  
  SELECT id INTO v_ahead FROM queue.claims WHERE line = p_line AND caller = p_caller AND state = 'ahead';
  IF FOUND THEN
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END IF;
  
  UPDATE queue.claims SET state = 'ahead' WHERE caller = p_caller AND state = 'open' RETURNING id INTO v_open;
  FOR v_ahead IN
    SELECT id FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id IS DISTINCT FROM v_open
    ORDER BY claimed_at, id OFFSET queue.ahead_at_most() - 1
  LOOP
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END LOOP;
  PERFORM queue.sweep(p_now);
  SELECT * INTO v_entry FROM queue.entries WHERE id = v_entry.id;
  v_restore := jsonb_build_object('state', v_entry.state, 'reason', v_entry.reason, 'rests_until', v_entry.rests_until,
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('contact', contact, 'ended', ended)), '[]')
               FROM queue.entry_people WHERE entry = v_entry.id));
  
  UPDATE queue.entry_people SET ended = NULL
    WHERE entry = v_entry.id AND ended NOT IN ('deceased', 'do_not_call');
  SELECT CASE WHEN inferred THEN 'und' ELSE language END INTO v_language FROM queue.lanes WHERE id = v_entry.lane;
  SELECT follow_up INTO v_follow_up FROM consent.open_follow_ups
    WHERE line = p_line AND campaign = p_campaign AND kind IN ('callback', 'cure') ORDER BY due_at LIMIT 1;
  v_at := array_position(p_languages, v_language);
  
  v_outcome := queue.take(v_entry, p_claim, p_caller, 'open', v_language,
    coalesce(p_bundles[v_at], p_bundles[array_position(p_languages, 'und')]), coalesce(p_matches[v_at], 'unknown'),
    v_follow_up, NULL, p_now);
  IF v_outcome = 'taken' THEN
    UPDATE queue.claims SET restore = v_restore, dialled_at = NULL WHERE id = p_claim;
    RETURN 'taken';
  END IF;
  
  UPDATE queue.entries SET state = v_entry.state, reason = v_entry.reason, rests_until = v_entry.rests_until
    WHERE id = v_entry.id;
  UPDATE queue.entry_people p SET ended = b.ended
    FROM jsonb_to_recordset(v_restore -> 'people') AS b (contact uuid, ended text)
    WHERE p.entry = v_entry.id AND p.contact = b.contact;
  RETURN 'nobody';
END $function$
