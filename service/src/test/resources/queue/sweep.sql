CREATE OR REPLACE FUNCTION queue.sweep(p_now timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  lapsed uuid[];
  lanes uuid[];
  ranks bigint[];
BEGIN
  SELECT array_agg(x.id) INTO lapsed FROM (
    SELECT e.id
    FROM queue.claims c JOIN queue.entries e ON e.id = c.entry
    WHERE c.state IN ('open', 'ahead') AND c.expires_at < platform.now()
    ORDER BY c.expires_at LIMIT 1000
    FOR UPDATE OF e SKIP LOCKED) x;
  IF lapsed IS NULL THEN
    RETURN 0;
  END IF;
  WITH ended AS (
    UPDATE queue.claims SET state = 'lapsed', ended_at = platform.now()
    WHERE entry = ANY (lapsed) AND state IN ('open', 'ahead') AND expires_at < platform.now()
    RETURNING entry, dialled_at
  ), freed AS (
  UPDATE queue.entries e
    SET state = CASE WHEN ended.dialled_at IS NULL THEN 'ready' ELSE 'resting' END,
        reason = CASE WHEN ended.dialled_at IS NOT NULL THEN 'dialled' END,
        rests_until = CASE WHEN ended.dialled_at IS NOT NULL THEN p_now + interval '1 hour' END,
        rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
    FROM ended WHERE e.id = ended.entry AND e.state = 'claimed'
    RETURNING e.state, e.lane, e.rank)
  SELECT array_agg(lane), array_agg(rank) INTO lanes, ranks FROM freed WHERE state = 'ready';
  PERFORM queue.lower_heads(lanes, ranks);
  RETURN cardinality(lapsed);
END $function$
