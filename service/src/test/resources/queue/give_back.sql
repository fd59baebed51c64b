CREATE OR REPLACE FUNCTION queue.give_back(p_claim uuid, p_caller uuid, p_now timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry uuid;
  v_lane uuid;
  v_rank bigint;
BEGIN
  SELECT e.id INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  UPDATE queue.claims SET state = 'returned', ended_at = platform.now()
    WHERE id = p_claim AND caller = p_caller AND state IN ('open', 'ahead');
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE queue.entries SET state = 'ready', reason = NULL, rests_until = NULL,
      rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
    WHERE id = v_entry AND state = 'claimed'
    RETURNING lane, rank INTO v_lane, v_rank;
  IF FOUND THEN
    PERFORM queue.lower_heads(ARRAY[v_lane], ARRAY[v_rank]);
  END IF;
  RETURN true;
END $function$
