CREATE OR REPLACE FUNCTION queue.restore(p_claim uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_claim record;
BEGIN
  SELECT entry, restore INTO v_claim FROM queue.claims WHERE id = p_claim AND restore IS NOT NULL AND state IN ('returned', 'lapsed');
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE queue.entries SET state = v_claim.restore ->> 'state', reason = v_claim.restore ->> 'reason',
      rests_until = CAST(v_claim.restore ->> 'rests_until' AS timestamptz)
    WHERE id = v_claim.entry AND state IN ('ready', 'resting') AND v_claim.restore ->> 'state' <> 'ready';
  UPDATE queue.entry_people p SET ended = b.ended
    FROM jsonb_to_recordset(v_claim.restore -> 'people') AS b (contact uuid, ended text)
    WHERE p.entry = v_claim.entry AND p.contact = b.contact AND p.ended IS NULL AND b.ended IS NOT NULL;
END $function$
