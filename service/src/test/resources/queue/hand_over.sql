CREATE OR REPLACE FUNCTION queue.hand_over(p_from uuid, p_claim uuid, p_caller uuid, p_language text, p_match text, p_bundle text, p_now timestamp with time zone)
 RETURNS SETOF queue.shown_claims
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_follow_up uuid;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_from AND c.state = 'closed' FOR NO KEY UPDATE OF e;
  IF NOT FOUND OR v_entry.state NOT IN ('ready', 'resting', 'parked')
      OR queue.kept_apart(p_caller, v_entry.line)
      OR EXISTS (SELECT FROM queue.claims c WHERE c.line = v_entry.line AND c.state IN ('open', 'ahead'))
      OR NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_entry.line AND r.channel = 'phone') THEN
    RETURN;
  END IF;
  SELECT f.follow_up INTO v_follow_up FROM consent.open_follow_ups f
    WHERE f.line = v_entry.line AND f.campaign = v_entry.campaign AND f.kind IN ('barrier', 'staff')
    ORDER BY f.kind, f.due_at DESC LIMIT 1;
  
  INSERT INTO queue.claims (id, campaign, entry, line, door, caller, state, spoken, bundle, match, follow_up, claimed_at,
      expires_at)
    VALUES (p_claim, v_entry.campaign, v_entry.id, v_entry.line, v_entry.door, p_caller, 'ahead', p_language, p_bundle,
      p_match, v_follow_up, platform.now(), platform.now() + interval '120 seconds')
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL, updated_at = p_now WHERE id = v_entry.id;
  PERFORM queue.renew(p_claim, p_caller, true, false, p_now);
  RETURN QUERY SELECT s.* FROM queue.shown_claims s WHERE s.id = p_claim;
END $function$
