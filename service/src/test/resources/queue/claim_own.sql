CREATE OR REPLACE FUNCTION queue.claim_own(p_claim uuid, p_caller uuid, p_entry uuid, p_bundle text, p_match text, p_follow_up uuid, p_cap integer, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_language text;
  v_ahead uuid;
  v_open uuid;
  v_reason text;
BEGIN
  SELECT id INTO v_ahead FROM queue.claims WHERE entry = p_entry AND caller = p_caller AND state = 'ahead';
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
  SELECT e.* INTO v_entry FROM queue.entries e WHERE e.id = p_entry;
  SELECT language INTO v_language FROM queue.lanes WHERE id = v_entry.lane;
  IF queue.take(v_entry, p_claim, p_caller, 'open', v_language, p_bundle, p_match, p_follow_up, p_cap, p_now) = 'taken' THEN
    RETURN 'taken';
  END IF;
  SELECT reason INTO v_reason FROM queue.entries WHERE id = p_entry;
  RETURN coalesce(v_reason, 'elsewhere');
END $function$
