--liquibase formatted sql

--changeset queue:202611222240
-- Who may still be called behind a line of a queue, and what a caller is told of them: asked in one place, by the claim,
-- the held line and the console. Rows of people who were merged are among them, since a promise made to one is kept.
CREATE VIEW queue.people_left AS
  SELECT ep.entry, ep.campaign, ep.contact, ep.own, ep.address AS own_address, p.merged_into, p.full_name, p.given_name,
         p.family_name, p.preferred_name, p.address_form, p.spoken, p.spoken_source, p.written, p.written_source, p.facts
  FROM queue.entry_people ep
  JOIN contacts.people p ON p.contact = ep.contact
  WHERE ep.ended IS NULL AND p.deceased_at IS NULL
    AND NOT EXISTS (
      SELECT FROM consent.silenced_people s WHERE s.contact = ep.contact AND s.channel IN ('all', 'phone'));

--changeset queue:202611222241 splitStatements:false
-- As before; whom there is behind the line is asked of queue.people_left.
CREATE OR REPLACE FUNCTION queue.take(
    p_entry queue.entries, p_claim uuid, p_caller uuid, p_state text, p_spoken text, p_bundle text, p_match text,
    p_follow_up uuid, p_cap integer, p_now timestamptz) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_left integer;
  v_free integer;
  v_capped_until timestamptz;
BEGIN
  -- After the lock and in a statement of its own, so that a STOP committed meanwhile is seen.
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = p_entry.line AND r.channel = 'phone') THEN
    UPDATE queue.entries SET state = 'parked', reason = 'suppressed', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  -- The cap-th last approach: when it is a month old, there is room for one more. A promise is kept in any case. A line
  -- is called while one of those left behind it may be.
  SELECT count(*), count(*) FILTER (WHERE c.until IS NULL), min(c.until) INTO v_left, v_free, v_capped_until
    FROM queue.people_left pl
    LEFT JOIN LATERAL (
      SELECT t.at + interval '30 days' AS until FROM consent.person_touches t
      WHERE t.contact = pl.contact AND t.at > p_now - interval '30 days'
      ORDER BY t.at DESC OFFSET p_cap - 1 LIMIT 1) c ON p_follow_up IS NULL AND p_cap IS NOT NULL
    WHERE pl.entry = p_entry.id AND (pl.merged_into IS NULL OR p_follow_up IS NOT NULL)
      AND NOT EXISTS (
        SELECT FROM contacts.merged_people m
        JOIN queue.entry_people o ON o.campaign = pl.campaign AND o.contact = m.contact AND o.ended IS NOT NULL
        WHERE m.person = pl.contact);
  IF v_left = 0 THEN
    UPDATE queue.entries SET state = 'parked', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
      WHERE id = p_entry.id;
    RETURN 'aside';
  END IF;
  IF p_follow_up IS NULL AND p_cap IS NOT NULL THEN
    IF v_free > 0 THEN
      SELECT t.at + interval '30 days' INTO v_capped_until FROM consent.line_touches t
        WHERE t.line = p_entry.line AND t.at > p_now - interval '30 days' ORDER BY t.at DESC OFFSET p_cap - 1 LIMIT 1;
    END IF;
    IF v_capped_until IS NOT NULL THEN
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

--changeset queue:202611222242 splitStatements:false
-- As before; whom there is behind the line is asked of queue.people_left.
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
    WHEN NOT EXISTS (SELECT FROM queue.people_left WHERE entry = v_entry.id) THEN 'nobody_left' END;
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

--changeset queue:202611222243
-- As before; whom there is behind the line is asked of queue.people_left.
CREATE OR REPLACE VIEW queue.shown_claims AS
  SELECT c.id, c.campaign, c.entry, c.line, c.caller, c.state, c.spoken, c.bundle, c.match, c.follow_up, c.dialled_at,
         c.expires_at, k.tel, l.zones, e.attempts, e.barriers, people.people
  FROM queue.claims c
  JOIN queue.entries e ON e.id = c.entry
  JOIN queue.lanes l ON l.id = e.lane
  JOIN contacts.known_lines k ON k.line = c.line
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
             'contact', p.contact, 'name', p.full_name, 'given_name', p.given_name, 'family_name', p.family_name,
             'preferred_name', p.preferred_name,
             'address_form', CASE WHEN l.owner = c.caller THEN p.own_address ELSE p.address_form END,
             'spoken', CASE WHEN l.owner = c.caller THEN l.language
                            WHEN p.spoken_source = 'inferred' THEN 'und' ELSE p.spoken END,
             'written', CASE WHEN l.owner = c.caller OR p.written_source = 'inferred' THEN 'und' ELSE p.written END,
             'facts', CASE WHEN l.owner = c.caller THEN '{}' ELSE p.facts END) ORDER BY p.contact), '[]') AS people
    FROM queue.people_left p
    WHERE p.entry = c.entry AND (p.own OR l.owner IS DISTINCT FROM c.caller)
      AND (p.merged_into IS NULL OR NOT EXISTS (
        SELECT FROM queue.entry_people o WHERE o.entry = p.entry AND o.contact = p.merged_into))) people;
