CREATE OR REPLACE FUNCTION queue.advance_heads()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  none CONSTANT bigint := 9223372036854775807;
BEGIN
  PERFORM FROM queue.lanes WHERE retry_head < none OR fresh_head < none ORDER BY id FOR NO KEY UPDATE;
  
  UPDATE queue.lanes l SET retry_head = h.retry, fresh_head = h.fresh
    FROM (
      SELECT x.id,
             coalesce((SELECT e.rank FROM queue.entries e WHERE e.lane = x.id AND e.state = 'ready'
                         AND e.rank >= x.retry_head AND e.rank < queue.fresh_rank() ORDER BY e.rank LIMIT 1), none) AS retry,
             coalesce((SELECT e.rank FROM queue.entries e WHERE e.lane = x.id AND e.state = 'ready'
                         AND e.rank >= greatest(x.fresh_head, queue.fresh_rank()) ORDER BY e.rank LIMIT 1), none) AS fresh
      FROM queue.lanes x WHERE x.retry_head < none OR x.fresh_head < none) h
    WHERE l.id = h.id AND (l.retry_head, l.fresh_head) IS DISTINCT FROM (h.retry, h.fresh);
END $function$
