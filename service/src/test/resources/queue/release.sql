CREATE OR REPLACE FUNCTION queue.release(p_claim uuid, p_now timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
END $function$
