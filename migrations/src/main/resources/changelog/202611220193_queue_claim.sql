--liquibase formatted sql

--changeset queue:202611220193 splitStatements:false
-- Where the classes of a rank begin: retries and what came back stand before the fresh.
CREATE FUNCTION queue.retry_rank() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 1::bigint << 48;
CREATE FUNCTION queue.fresh_rank() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 2::bigint << 48;

-- Sets the heads of lanes back to entries of these ranks, in the transaction that made them ready: one that stands
-- before the head is never found. The lock on the lane, taken before the update, makes it wait for advance_heads, and
-- advance_heads for it; in the order of ids, so that two never wait for each other.
CREATE FUNCTION queue.lower_heads(p_lanes uuid[], p_ranks bigint[]) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM queue.lanes WHERE id = ANY (p_lanes) ORDER BY id FOR NO KEY UPDATE;
  UPDATE queue.lanes l
    SET retry_head = least(l.retry_head, e.retry), fresh_head = least(l.fresh_head, e.fresh), ready = l.ready + e.ready
    FROM (
      SELECT lane, count(*) AS ready, min(rank) FILTER (WHERE rank < queue.fresh_rank()) AS retry,
             min(rank) FILTER (WHERE rank >= queue.fresh_rank()) AS fresh
      FROM unnest(p_lanes, p_ranks) AS e (lane, rank) GROUP BY lane) e
    WHERE l.id = e.lane;
END $$;

-- Moves the heads up to the first ready entry: once a second, for all lanes that have a head at all.
CREATE FUNCTION queue.advance_heads() RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  none CONSTANT bigint := 9223372036854775807;
BEGIN
  PERFORM FROM queue.lanes WHERE retry_head < none OR fresh_head < none ORDER BY id FOR NO KEY UPDATE;
  -- A statement of its own: it sees what was committed while the locks were waited for.
  UPDATE queue.lanes l SET retry_head = h.retry, fresh_head = h.fresh
    FROM (
      SELECT x.id,
             coalesce((SELECT e.rank FROM queue.entries e WHERE e.lane = x.id AND e.state = 'ready'
                         AND e.rank >= x.retry_head AND e.rank < queue.fresh_rank() ORDER BY e.rank LIMIT 1), none) AS retry,
             coalesce((SELECT e.rank FROM queue.entries e WHERE e.lane = x.id AND e.state = 'ready'
                         AND e.rank >= greatest(x.fresh_head, queue.fresh_rank()) ORDER BY e.rank LIMIT 1), none) AS fresh
      FROM queue.lanes x WHERE x.retry_head < none OR x.fresh_head < none) h
    WHERE l.id = h.id AND (l.retry_head, l.fresh_head) IS DISTINCT FROM (h.retry, h.fresh);
END $$;

-- Counts what is ready and who is there to call: every few seconds, for one campaign or (null) all open ones.
CREATE FUNCTION queue.recount(p_campaign uuid) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM queue.lanes WHERE p_campaign IS NULL OR campaign = p_campaign ORDER BY id FOR NO KEY UPDATE;
  UPDATE queue.lanes l SET ready = n.ready, speakers = n.speakers
    FROM (
      SELECT x.id, coalesce(r.ready, 0) AS ready, coalesce(s.speakers, 0) AS speakers
      FROM queue.lanes x
      JOIN campaigns.known_campaigns k ON k.campaign = x.campaign AND k.state = 'open'
      LEFT JOIN (SELECT lane, count(*) AS ready FROM queue.entries WHERE state = 'ready' GROUP BY lane) r ON r.lane = x.id
      LEFT JOIN (
        SELECT c.campaign, served.language, count(*) AS speakers
        FROM queue.callers_on_line c CROSS JOIN LATERAL unnest(c.serves) AS served (language)
        GROUP BY c.campaign, served.language) s ON s.campaign = x.campaign AND s.language = x.language
      WHERE p_campaign IS NULL OR x.campaign = p_campaign) n
    WHERE l.id = n.id AND (l.ready, l.speakers) IS DISTINCT FROM (n.ready, n.speakers);
END $$;

-- Takes back the claims whose lease has run out. Entries are locked before claims, here as everywhere. A line that was
-- dialled rests an hour: somebody may have been spoken to, and the outcome may still be in a browser's outbox.
CREATE FUNCTION queue.sweep(p_now timestamptz) RETURNS integer
  LANGUAGE plpgsql AS $$
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
END $$;

-- Makes ready what has rested long enough.
CREATE FUNCTION queue.wake(p_now timestamptz) RETURNS integer
  LANGUAGE plpgsql AS $$
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
END $$;

--changeset queue:202611220194 splitStatements:false
-- Claims a locked entry for a caller. 'taken'; 'aside': this entry is not for now, look further; 'has': the caller has a
-- claim in that state already, made by another request of theirs in this moment.
CREATE FUNCTION queue.take(
    p_entry queue.entries, p_claim uuid, p_caller uuid, p_state text, p_spoken text, p_bundle text, p_match text,
    p_follow_up uuid, p_cap integer, p_now timestamptz) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_capped_until timestamptz;
BEGIN
  -- After the lock and in a statement of its own, so that a STOP committed meanwhile is seen.
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = p_entry.line AND r.channel = 'phone') THEN
    UPDATE queue.entries SET state = 'parked', reason = 'suppressed', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  IF NOT EXISTS (
      SELECT FROM queue.entry_people ep JOIN contacts.people p ON p.contact = ep.contact
      WHERE ep.entry = p_entry.id AND ep.ended IS NULL AND p.deceased_at IS NULL AND NOT EXISTS (
        SELECT FROM consent.silenced_people s WHERE s.contact = ep.contact AND s.channel IN ('all', 'phone'))) THEN
    UPDATE queue.entries SET state = 'parked', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  IF p_follow_up IS NULL THEN
    -- The cap-th last approach: when it is a month old, there is room for one more. A promise is kept in any case.
    SELECT t.at + interval '30 days' INTO v_capped_until FROM consent.line_touches t
      WHERE t.line = p_entry.line AND t.at > p_now - interval '30 days' ORDER BY t.at DESC OFFSET p_cap - 1 LIMIT 1;
    IF FOUND THEN
      UPDATE queue.entries SET state = 'resting', reason = 'capped', rests_until = v_capped_until,
          rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
        WHERE id = p_entry.id;
      RETURN 'aside';
    END IF;
  END IF;
  FOR i IN 1..2 LOOP
    INSERT INTO queue.claims (id, campaign, entry, line, door, caller, state, spoken, bundle, match, follow_up,
        claimed_at, expires_at)
      VALUES (p_claim, p_entry.campaign, p_entry.id, p_entry.line, p_entry.door, p_caller, p_state, p_spoken, p_bundle,
        p_match, p_follow_up, platform.now(), platform.now() + interval '120 seconds')
      ON CONFLICT DO NOTHING;
    IF FOUND THEN
      UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL, updated_at = p_now
        WHERE id = p_entry.id;
      RETURN 'taken';
    END IF;
    IF EXISTS (SELECT FROM queue.claims WHERE caller = p_caller AND state = p_state) THEN
      RETURN 'has';
    END IF;
    -- Somebody calls this line for another campaign, or did until the lease ran out.
    PERFORM queue.sweep(p_now);
  END LOOP;
  UPDATE queue.entries SET state = 'resting', reason = 'elsewhere', rests_until = p_now + interval '2 minutes',
      rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
    WHERE id = p_entry.id;
  RETURN 'aside';
END $$;

--changeset queue:202611220195 splitStatements:false
-- The next line for a caller: null where there is none now. The arrays say, for each language the caller can serve,
-- with which match and from which bundle; 'und' is among them.
--   1. promises that are due: callbacks, then ballots to cure
--   2. lanes: the scarcest language first (ready lines by speakers on line), then guesses in the caller's languages,
--      the unknown, other guesses, English last
--   3. in a lane: what came back and retries, then the fresh
CREATE FUNCTION queue.claim_next(
    p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_languages text[], p_matches text[],
    p_bundles text[], p_now timestamptz) RETURNS uuid
  LANGUAGE plpgsql AS $$
DECLARE
  v_state text := CASE WHEN p_ahead THEN 'ahead' ELSE 'open' END;
  v_campaign record;
  v_returned uuid[];
  v_entry queue.entries;
  v_promise record;
  v_lane record;
  v_outcome text;
  v_at integer;
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
      JOIN queue.lanes l ON l.id = e.lane AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      WHERE f.organization = v_campaign.organization AND f.due_at <= p_now AND f.campaign = p_campaign
        AND f.kind IN ('callback', 'cure') AND (f.for_user IS NULL OR f.for_user = p_caller)
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

  FOR v_lane IN
    SELECT l.id, l.retry_head, l.fresh_head, l.ready, l.speakers,
           CASE WHEN l.inferred THEN 'und' ELSE l.language END AS spoken,
           array_position(p_languages, CASE WHEN l.inferred THEN 'und' ELSE l.language END) AS at
    FROM queue.lanes l
    WHERE l.campaign = p_campaign AND l.open AND (l.next_change_at IS NULL OR l.next_change_at > p_now)
      AND (l.inferred OR l.language = ANY (p_languages))
    WINDOW same AS (PARTITION BY l.language, l.inferred)
    ORDER BY CASE
        WHEN l.inferred AND l.language <> ALL (p_languages) THEN 3
        WHEN l.language = 'en' THEN 4
        WHEN l.language = 'und' THEN 2
        WHEN l.inferred THEN 1
        ELSE 0 END,
      (sum(l.ready) OVER same)::float8 / greatest(max(l.speakers) OVER same, 1) DESC, l.language, l.ready DESC, l.id
  LOOP
    -- Fetched ahead only from plenty: more than three lines for each caller of the lane.
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
END $$;
