--liquibase formatted sql

--changeset queue:202611222230 splitStatements:false
-- Whether a line of the queue may be called now: its campaign is open, its language is not paused, and it is within the
-- hours of its zones. The lanes are set when their time has come; a lane that waits for that is closed.
CREATE FUNCTION queue.is_open(p_entry queue.entries, p_caller uuid, p_now timestamptz) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM campaigns.known_campaigns k
    JOIN queue.lanes l ON l.id = p_entry.lane
    WHERE k.campaign = p_entry.campaign AND k.state = 'open' AND (l.open OR l.own_open AND l.owner = p_caller)
      AND (l.next_change_at IS NULL OR l.next_change_at > p_now))
$$;

--changeset queue:202611222231 splitStatements:false
-- As before, and: what was asked at the claim is asked again of a line that waits ahead, is opened or is dialled
-- (queue.is_open), and of the people behind it.
CREATE OR REPLACE FUNCTION queue.renew(p_claim uuid, p_caller uuid, p_open boolean, p_dialled boolean, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_claim queue.claims;
  v_state text;
  v_other uuid;
  v_ahead uuid;
  v_lane uuid;
  v_rank bigint;
  v_why text;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- All of the caller's, in one order, so that two of their tabs do not wait crosswise.
  PERFORM FROM queue.claims WHERE caller = p_caller AND (id = p_claim OR state IN ('open', 'ahead'))
    ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_claim FROM queue.claims WHERE id = p_claim;
  -- The line may not be called any more, or nobody behind it.
  v_why := CASE
    WHEN NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_claim.line AND r.channel = 'phone')
      THEN 'suppressed'
    WHEN NOT EXISTS (
      SELECT FROM queue.entry_people ep
      JOIN contacts.people p ON p.contact = ep.contact
      WHERE ep.entry = v_entry.id AND ep.ended IS NULL AND p.deceased_at IS NULL
        AND NOT EXISTS (
          SELECT FROM consent.silenced_people s WHERE s.contact = ep.contact AND s.channel IN ('all', 'phone')))
      THEN 'nobody_left' END;
  IF v_why = 'suppressed' OR v_why IS NOT NULL AND v_claim.state IN ('open', 'ahead', 'lapsed') THEN
    UPDATE queue.claims SET state = 'revoked', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    UPDATE queue.entries SET state = 'parked', reason = v_why, rests_until = NULL, updated_at = p_now
      WHERE id = v_entry.id AND state <> 'done'
        AND NOT EXISTS (SELECT FROM queue.claims WHERE entry = v_entry.id AND state IN ('open', 'ahead'));
    RETURN 'revoked';
  END IF;
  -- Whenever a line is about to be shown or dialled, and for one that waits ahead: not while the campaign or the
  -- language is paused, nor outside the hours. What is shown already stays, since somebody may be talking; and so does
  -- a line whose person has rung back.
  IF v_claim.restore IS NULL AND v_claim.dialled_at IS NULL AND (v_claim.state <> 'open' OR p_dialled)
      AND NOT queue.is_open(v_entry, p_caller, p_now) THEN
    UPDATE queue.claims SET state = 'lapsed', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    IF FOUND THEN
      UPDATE queue.entries SET state = 'ready', reason = NULL, rests_until = NULL,
          rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
        WHERE id = v_entry.id AND state = 'claimed'
        RETURNING lane, rank INTO v_lane, v_rank;
      IF FOUND THEN
        PERFORM queue.lower_heads(ARRAY[v_lane], ARRAY[v_rank]);
      END IF;
    END IF;
    RETURN 'revoked';
  END IF;
  IF v_claim.state = 'lapsed' AND v_entry.state IN ('ready', 'resting')
      AND NOT EXISTS (
        SELECT FROM queue.claims WHERE entry = v_entry.id AND id <> p_claim AND claimed_at > v_claim.claimed_at)
      AND NOT EXISTS (SELECT FROM queue.claims WHERE line = v_claim.line AND state IN ('open', 'ahead')) THEN
    IF NOT p_open AND (SELECT count(*) FROM queue.claims WHERE caller = p_caller AND state = 'ahead')
        >= queue.ahead_at_most() THEN
      RETURN 'revoked';
    END IF;
    v_claim.state := 'ahead';
  END IF;
  IF v_claim.state NOT IN ('open', 'ahead') THEN
    RETURN 'revoked';
  END IF;
  v_state := CASE WHEN p_open THEN 'open' ELSE v_claim.state END;
  SELECT id INTO v_other FROM queue.claims WHERE caller = p_caller AND state = 'open' AND id <> p_claim;
  IF v_other IS NOT NULL AND v_state = 'open' THEN
    -- Only one may be open: for a moment this one is neither.
    UPDATE queue.claims SET state = 'lapsed' WHERE id = p_claim;
    UPDATE queue.claims SET state = 'ahead' WHERE id = v_other;
    FOR v_ahead IN
      SELECT id FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id <> v_other
      ORDER BY claimed_at, id OFFSET queue.ahead_at_most() - 1
    LOOP
      PERFORM queue.give_back(v_ahead, p_caller, p_now);
    END LOOP;
  END IF;
  UPDATE queue.claims
    SET state = v_state, ended_at = NULL,
        dialled_at = CASE WHEN p_dialled THEN coalesce(dialled_at, platform.now()) ELSE dialled_at END,
        -- Never shorter than it was.
        expires_at = greatest(expires_at, platform.now()
          + CASE WHEN p_dialled AND dialled_at IS NULL THEN interval '20 minutes' ELSE interval '120 seconds' END)
    WHERE id = p_claim;
  IF p_dialled THEN
    UPDATE queue.claims a SET expires_at = c.expires_at
      FROM queue.claims c
      WHERE c.id = p_claim AND a.caller = p_caller AND a.state = 'ahead' AND a.expires_at < c.expires_at;
  END IF;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL
    WHERE id = v_entry.id AND state <> 'claimed';
  UPDATE queue.callers SET seen_at = platform.now()
    WHERE campaign = v_claim.campaign AND caller = p_caller AND seen_at < platform.now() - interval '20 seconds';
  RETURN v_state;
END $function$;

--changeset queue:202611222232 splitStatements:false
-- As before, and: of two lines that wait ahead the one that came first is first.
CREATE OR REPLACE FUNCTION queue.claim(p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_speaks text[], p_languages text[], p_matches text[], p_bundles text[], p_now timestamp with time zone)
 RETURNS TABLE(fresh boolean, claim queue.shown_claims)
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_held record;
  v_id uuid;
  v_only text[];
BEGIN
  SELECT c.only_languages INTO v_only FROM queue.callers c WHERE c.campaign = p_campaign AND c.caller = p_caller;
  IF v_only IS NOT NULL THEN
    SELECT coalesce(array_agg(s.language ORDER BY s.at), '{}'), coalesce(array_agg(s.match ORDER BY s.at), '{}'),
           coalesce(array_agg(s.bundle ORDER BY s.at), '{}')
      INTO p_languages, p_matches, p_bundles
      FROM unnest(p_languages, p_matches, p_bundles) WITH ORDINALITY AS s (language, match, bundle, at)
      WHERE s.language = ANY (v_only);
  END IF;
  INSERT INTO queue.callers AS c (campaign, caller, languages, serves, seen_at, since)
    VALUES (p_campaign, p_caller, p_speaks, p_languages, platform.now(), platform.now())
    ON CONFLICT (campaign, caller) DO UPDATE
      SET languages = excluded.languages, serves = excluded.serves, seen_at = excluded.seen_at,
          since = CASE WHEN c.seen_at > platform.now() - interval '2 minutes' AND c.serves = excluded.serves THEN c.since
                       ELSE excluded.since END
      -- Not with every claim: the row would be written for nothing.
      WHERE c.seen_at < platform.now() - interval '20 seconds' OR c.languages <> excluded.languages
        OR c.serves <> excluded.serves;
  fresh := true;
  FOR v_held IN
    SELECT id, campaign, state FROM queue.claims WHERE caller = p_caller AND state IN ('open', 'ahead')
    ORDER BY state DESC, claimed_at, id
  LOOP
    IF p_ahead AND v_held.state = 'open' THEN
      CONTINUE;
    ELSIF v_held.campaign <> p_campaign THEN
      PERFORM queue.give_back(v_held.id, p_caller, p_now);
    ELSIF queue.renew(v_held.id, p_caller, NOT p_ahead, false, p_now) IN ('open', 'ahead') THEN
      v_id := v_held.id;
      fresh := v_held.state = 'ahead' AND NOT p_ahead;
      EXIT;
    END IF;
  END LOOP;
  IF v_id IS NULL THEN
    v_id := queue.claim_next(p_claim, p_campaign, p_caller, p_ahead, p_languages, p_matches, p_bundles, p_now);
  END IF;
  IF v_id IS NOT NULL THEN
    RETURN QUERY SELECT fresh, s FROM queue.shown_claims s WHERE s.id = v_id;
  END IF;
END $function$;
