CREATE OR REPLACE FUNCTION queue.wake(p_now timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  woken uuid[];
  lanes uuid[];
  ranks bigint[];
BEGIN
  SELECT array_agg(x.id) INTO woken FROM (
    SELECT woken.id
    FROM queue.lanes l
    JOIN campaigns.known_campaigns k ON k.campaign = l.campaign AND k.state <> 'closed'
    CROSS JOIN LATERAL (
      SELECT e.id FROM queue.entries e
      WHERE e.lane = l.id AND e.state = 'resting' AND e.rests_until <= p_now
      ORDER BY e.rests_until LIMIT 5000 FOR UPDATE SKIP LOCKED) woken) x;
  IF woken IS NULL THEN
    RETURN 0;
  END IF;
  WITH awake AS (
    UPDATE queue.entries SET state = 'ready', reason = NULL, rests_until = NULL, updated_at = p_now
    WHERE id = ANY (woken) RETURNING lane, rank)
  SELECT array_agg(lane), array_agg(rank) INTO lanes, ranks FROM awake;
  PERFORM queue.lower_heads(lanes, ranks);
  RETURN cardinality(woken);
END $function$
