CREATE OR REPLACE FUNCTION queue.let_go(p_campaign uuid, p_owner uuid, p_contact uuid, p_forget boolean, p_now timestamp with time zone)
 RETURNS TABLE(lane uuid, rank bigint)
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry uuid;
BEGIN
  SELECT e.id INTO v_entry
    FROM queue.entry_people p JOIN queue.entries e ON e.id = p.entry JOIN queue.lanes l ON l.id = e.lane
    WHERE p.campaign = p_campaign AND p.contact = p_contact AND p.own AND l.owner = p_owner
    FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF p_forget THEN
    DELETE FROM queue.entry_people p WHERE p.campaign = p_campaign AND p.contact = p_contact;
  ELSE
    UPDATE queue.entry_people p SET own = false, address = '' WHERE p.campaign = p_campaign AND p.contact = p_contact;
  END IF;
  IF NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = v_entry) THEN
    IF EXISTS (SELECT FROM queue.claims c WHERE c.entry = v_entry) THEN
      UPDATE queue.entries e SET lane = e.home, state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
        WHERE e.id = v_entry;
    ELSE
      DELETE FROM queue.entries e WHERE e.id = v_entry;
    END IF;
  ELSIF NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = v_entry AND p.own) THEN
    RETURN QUERY
      WITH home AS (
        UPDATE queue.entries e SET lane = e.home, updated_at = p_now WHERE e.id = v_entry
        RETURNING e.lane, e.rank, e.state)
      SELECT h.lane, h.rank FROM home h WHERE h.state = 'ready';
  END IF;
END $function$
