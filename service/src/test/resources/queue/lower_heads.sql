CREATE OR REPLACE FUNCTION queue.lower_heads(p_lanes uuid[], p_ranks bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM queue.lanes WHERE id = ANY (p_lanes) ORDER BY id FOR NO KEY UPDATE;
  UPDATE queue.lanes l
    SET retry_head = least(l.retry_head, e.retry), fresh_head = least(l.fresh_head, e.fresh), ready = l.ready + e.ready
    FROM (
      SELECT lane, count(*) AS ready, min(rank) FILTER (WHERE rank < queue.fresh_rank()) AS retry,
             min(rank) FILTER (WHERE rank >= queue.fresh_rank()) AS fresh
      FROM unnest(p_lanes, p_ranks) AS e (lane, rank) GROUP BY lane) e
    WHERE l.id = e.lane;
END $function$
