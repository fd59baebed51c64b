--liquibase formatted sql

--changeset queue:202611220196
-- A claim as its caller sees it: the line, and the people behind it who are still to be reached.
CREATE VIEW queue.shown_claims AS
  SELECT c.id, c.campaign, c.entry, c.line, c.caller, c.state, c.spoken, c.bundle, c.match, c.follow_up, c.dialled_at,
         c.expires_at, k.tel, l.zones, e.attempts, e.barriers, people.people
  FROM queue.claims c
  JOIN queue.entries e ON e.id = c.entry
  JOIN queue.lanes l ON l.id = e.lane
  JOIN contacts.known_lines k ON k.line = c.line
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
             'contact', p.contact, 'name', p.full_name, 'given_name', p.given_name, 'family_name', p.family_name,
             'preferred_name', p.preferred_name, 'address_form', p.address_form,
             'spoken', CASE WHEN p.spoken_source = 'inferred' THEN 'und' ELSE p.spoken END,
             'written', CASE WHEN p.written_source = 'inferred' THEN 'und' ELSE p.written END,
             'facts', p.facts) ORDER BY p.contact), '[]') AS people
    FROM queue.entry_people ep
    JOIN contacts.people p ON p.contact = ep.contact
    WHERE ep.entry = c.entry AND ep.ended IS NULL AND p.deceased_at IS NULL AND NOT EXISTS (
      SELECT FROM consent.silenced_people s WHERE s.contact = ep.contact AND s.channel IN ('all', 'phone'))) people;

--changeset queue:202611220197 splitStatements:false
-- Gives a claim back before anything was recorded: the line stands before the fresh ones, for others.
CREATE FUNCTION queue.give_back(p_claim uuid, p_caller uuid, p_now timestamptz) RETURNS boolean
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry uuid;
  v_lane uuid;
  v_rank bigint;
BEGIN
  SELECT e.id INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  UPDATE queue.claims SET state = 'returned', ended_at = platform.now()
    WHERE id = p_claim AND caller = p_caller AND state IN ('open', 'ahead');
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE queue.entries SET state = 'ready', reason = NULL, rests_until = NULL,
      rank = queue.retry_rank() + nextval('queue.arrivals'), updated_at = p_now
    WHERE id = v_entry AND state = 'claimed'
    RETURNING lane, rank INTO v_lane, v_rank;
  IF FOUND THEN
    PERFORM queue.lower_heads(ARRAY[v_lane], ARRAY[v_rank]);
  END IF;
  RETURN true;
END $$;

-- The heartbeat: renews the lease, notes the tap on dial, shows what was fetched ahead. Answers 'open', 'ahead',
-- 'revoked' (a STOP came, or the lease ran out and the line is no longer free), or null for a claim that is not the
-- caller's. A claim that merely lapsed goes on, if nobody has the line.
CREATE FUNCTION queue.renew(p_claim uuid, p_caller uuid, p_open boolean, p_dialled boolean, p_now timestamptz)
  RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_claim queue.claims;
  v_state text;
  v_other uuid;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_claim AND c.caller = p_caller FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- All of this caller's, in one order: two tabs must not wait for each other.
  PERFORM FROM queue.claims WHERE caller = p_caller AND (id = p_claim OR state IN ('open', 'ahead'))
    ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_claim FROM queue.claims WHERE id = p_claim;
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_claim.line AND r.channel = 'phone') THEN
    UPDATE queue.claims SET state = 'revoked', ended_at = platform.now()
      WHERE id = p_claim AND state IN ('open', 'ahead');
    UPDATE queue.entries SET state = 'parked', reason = 'suppressed', rests_until = NULL, updated_at = p_now
      WHERE id = v_entry.id AND state <> 'done'
        AND NOT EXISTS (SELECT FROM queue.claims WHERE entry = v_entry.id AND state IN ('open', 'ahead'));
    RETURN 'revoked';
  END IF;
  IF v_claim.state = 'lapsed' AND v_entry.state IN ('ready', 'resting')
      AND NOT EXISTS (SELECT FROM queue.claims WHERE entry = v_entry.id AND id > p_claim)
      AND NOT EXISTS (SELECT FROM queue.claims WHERE line = v_claim.line AND state IN ('open', 'ahead')) THEN
    v_claim.state := 'ahead';
  END IF;
  IF v_claim.state NOT IN ('open', 'ahead') THEN
    RETURN 'revoked';
  END IF;
  v_state := CASE WHEN p_open THEN 'open' ELSE v_claim.state END;
  -- The one shown before is not recorded yet (its outcome waits in an outbox): it changes places with this one.
  SELECT id INTO v_other FROM queue.claims WHERE caller = p_caller AND state = v_state AND id <> p_claim;
  IF v_other IS NOT NULL THEN
    UPDATE queue.claims SET state = 'lapsed' WHERE id IN (p_claim, v_other);
    IF NOT EXISTS (SELECT FROM queue.claims WHERE caller = p_caller AND state = 'ahead') AND v_state = 'open' THEN
      UPDATE queue.claims SET state = 'ahead' WHERE id = v_other;
    ELSE
      UPDATE queue.claims SET ended_at = platform.now() WHERE id = v_other;
      UPDATE queue.entries SET state = 'resting', reason = 'dialled', rests_until = p_now + interval '1 hour',
          updated_at = p_now
        WHERE id = (SELECT entry FROM queue.claims WHERE id = v_other) AND state = 'claimed';
    END IF;
  END IF;
  UPDATE queue.claims
    SET state = v_state, ended_at = NULL,
        dialled_at = CASE WHEN p_dialled THEN coalesce(dialled_at, platform.now()) ELSE dialled_at END,
        -- A phone's browser sleeps while one talks, so the tap on dial lasts long.
        expires_at = greatest(expires_at, platform.now()
          + CASE WHEN p_dialled AND dialled_at IS NULL THEN interval '20 minutes' ELSE interval '120 seconds' END)
    WHERE id = p_claim;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL
    WHERE id = v_entry.id AND state <> 'claimed';
  UPDATE queue.callers SET seen_at = platform.now()
    WHERE campaign = v_claim.campaign AND caller = p_caller AND seen_at < platform.now() - interval '20 seconds';
  RETURN v_state;
END $$;

-- One round trip for a claim: the caller's own open one again, else the one fetched ahead, else the next; with
-- p_ahead only the next but one. 'fresh' is false for one that the caller had already.
CREATE FUNCTION queue.claim(
    p_claim uuid, p_campaign uuid, p_caller uuid, p_ahead boolean, p_speaks text[], p_languages text[],
    p_matches text[], p_bundles text[], p_now timestamptz)
  RETURNS TABLE (fresh boolean, claim queue.shown_claims)
  LANGUAGE plpgsql AS $$
DECLARE
  v_held record;
  v_id uuid;
BEGIN
  INSERT INTO queue.callers AS c (campaign, caller, languages, serves, seen_at)
    VALUES (p_campaign, p_caller, p_speaks, p_languages, platform.now())
    ON CONFLICT (campaign, caller) DO UPDATE
      SET languages = excluded.languages, serves = excluded.serves, seen_at = excluded.seen_at
      -- Not with every claim: the row would be written for nothing.
      WHERE c.seen_at < platform.now() - interval '20 seconds' OR c.languages <> excluded.languages
        OR c.serves <> excluded.serves;
  fresh := true;
  FOR v_held IN
    SELECT id, campaign, state FROM queue.claims WHERE caller = p_caller AND state IN ('open', 'ahead')
    ORDER BY state DESC
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
END $$;
