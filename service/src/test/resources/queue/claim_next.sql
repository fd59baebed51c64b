CREATE OR REPLACE FUNCTION queue.claim_next(p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_languages text[], p_matches text[], p_bundles text[], p_now timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_state text := CASE WHEN p_ahead THEN 'ahead' ELSE 'open' END;
  v_campaign record;
  v_returned uuid[];
  v_entry queue.entries;
  v_promise record;
  v_lane record;
  v_outcome text;
  v_at integer;
  v_new boolean;
BEGIN
  SELECT k.organization, k.state, k.touches_a_month INTO v_campaign
    FROM campaigns.known_campaigns k WHERE k.campaign = p_campaign;
  IF v_campaign.state IS DISTINCT FROM 'open' THEN
    RETURN NULL;
  END IF;
  SELECT coalesce(array_agg(line), '{}') INTO v_returned FROM queue.claims
    WHERE caller = p_caller AND state = 'returned' AND ended_at > platform.now() - interval '1 hour';

  LOOP
    SELECT f.follow_up, f.language, l.language AS lane_language, l.inferred, e.id AS entry INTO v_promise
      FROM consent.open_follow_ups f
      JOIN queue.entries e ON e.campaign = p_campaign AND e.line = f.line AND e.state IN ('ready', 'resting')
      JOIN queue.lanes l ON l.id = e.lane AND (l.open OR l.own_open AND l.owner = p_caller)
        AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      WHERE f.organization = v_campaign.organization AND f.due_at <= p_now AND f.campaign = p_campaign
        AND f.kind IN ('callback', 'cure') AND (f.for_user IS NULL OR f.for_user = p_caller OR f.due_at <= p_now - queue.own_promise())
        AND f.language = ANY (p_languages) AND e.line <> ALL (v_returned)
        AND e.reason IS DISTINCT FROM 'elsewhere'
      ORDER BY f.kind = 'cure', f.due_at, f.follow_up LIMIT 1
      FOR UPDATE OF e SKIP LOCKED;
    EXIT WHEN NOT FOUND;
    SELECT * INTO v_entry FROM queue.entries WHERE id = v_promise.entry;
    v_at := array_position(p_languages, v_promise.language);
    v_outcome := queue.take(v_entry, p_claim, p_caller, v_state, v_promise.language, p_bundles[v_at], p_matches[v_at],
      v_promise.follow_up, v_campaign.touches_a_month, p_now);
    IF v_outcome = 'taken' THEN
      RETURN p_claim;
    ELSIF v_outcome = 'has' THEN
      RETURN NULL;
    END IF;
  END LOOP;

  
  SELECT n.counted_at IS NULL OR c.since > n.counted_at INTO v_new
    FROM queue.callers c LEFT JOIN queue.counted_campaigns n ON n.campaign = c.campaign
    WHERE c.campaign = p_campaign AND c.caller = p_caller;
  FOR v_lane IN
    SELECT l.id, l.retry_head, l.fresh_head, l.ready,
           greatest(l.speakers + CASE WHEN v_new AND l.language = ANY (p_languages) THEN 1 ELSE 0 END, 1) AS speakers,
           CASE WHEN l.inferred THEN 'und' ELSE l.language END AS spoken,
           array_position(p_languages, CASE WHEN l.inferred THEN 'und' ELSE l.language END) AS at
    FROM queue.lanes l
    WHERE l.campaign = p_campaign AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      AND CASE WHEN l.inferred THEN 'und' ELSE l.language END = ANY (p_languages)
    WINDOW same AS (PARTITION BY l.language, l.inferred)
    ORDER BY l.place NULLS LAST, CASE
        WHEN l.inferred AND l.language <> ALL (p_languages) THEN 3
        WHEN l.language = 'en' THEN 4
        WHEN l.language = 'und' THEN 2
        WHEN l.inferred THEN 1
        ELSE 0 END,
      (sum(l.ready) OVER same)::float8
        / greatest(max(l.speakers) OVER same + CASE WHEN v_new AND l.language = ANY (p_languages) THEN 1 ELSE 0 END, 1) DESC,
      l.language, l.ready DESC, l.id
  LOOP
    
    CONTINUE WHEN p_ahead AND (v_lane.ready <= 3 * v_lane.speakers OR NOT EXISTS (
      SELECT FROM queue.entries WHERE lane = v_lane.id AND state = 'ready' OFFSET least(3 * v_lane.speakers, 300) LIMIT 1));
    LOOP
      v_entry := NULL;
      IF v_lane.retry_head < queue.fresh_rank() THEN
        SELECT e.* INTO v_entry FROM queue.entries e
          WHERE e.lane = v_lane.id AND e.state = 'ready' AND e.rank >= v_lane.retry_head AND e.rank < queue.fresh_rank()
            AND e.line <> ALL (v_returned)
          ORDER BY e.rank LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      IF v_entry.id IS NULL THEN
        SELECT e.* INTO v_entry FROM queue.entries e
          WHERE e.lane = v_lane.id AND e.state = 'ready'
            AND e.rank >= greatest(v_lane.fresh_head, queue.fresh_rank()) AND e.line <> ALL (v_returned)
          ORDER BY e.rank LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      EXIT WHEN v_entry.id IS NULL;
      v_outcome := queue.take(v_entry, p_claim, p_caller, v_state, v_lane.spoken, p_bundles[v_lane.at],
        p_matches[v_lane.at], NULL, v_campaign.touches_a_month, p_now);
      IF v_outcome = 'taken' THEN
        RETURN p_claim;
      ELSIF v_outcome = 'has' THEN
        RETURN NULL;
      END IF;
    END LOOP;
  END LOOP;
  RETURN NULL;
END $function$
