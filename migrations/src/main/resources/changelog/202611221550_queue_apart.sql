--liquibase formatted sql

--changeset queue:202611221550
-- The claims that keep a caller and a line apart for ever: somebody was hostile.
CREATE INDEX claims_apart_idx ON queue.claims (caller, line) WHERE state = 'returned' AND ended_at = 'infinity';
CREATE FUNCTION queue.kept_apart(p_caller uuid, p_line uuid) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM queue.claims
    WHERE caller = p_caller AND line = p_line AND state = 'returned' AND ended_at = 'infinity')
$$;

--changeset queue:202611221551 splitStatements:false
-- As before, and 'apart': somebody on the line was hostile to this caller.
-- Claims the line of somebody who rings back, at once: whatever the hour, the cap, the language, even one that rests or
-- is done. 'taken'; 'unknown': this campaign does not have the line; 'suppressed': it must not be called; 'nobody':
-- nobody behind it may be spoken to; 'held': another caller has it; 'shut': the campaign is not at work.
CREATE OR REPLACE FUNCTION queue.claim_line(
    p_claim uuid, p_campaign uuid, p_caller uuid, p_line uuid, p_speaks text[], p_languages text[], p_matches text[],
    p_bundles text[], p_now timestamptz) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_language text;
  v_at integer;
  v_follow_up uuid;
  v_ahead uuid;
  v_open uuid;
  v_restore jsonb;
  v_outcome text;
BEGIN
  IF NOT EXISTS (
      SELECT FROM campaigns.known_campaigns k WHERE k.campaign = p_campaign AND k.state IN ('open', 'paused')) THEN
    RETURN 'shut';
  END IF;
  SELECT * INTO v_entry FROM queue.entries WHERE campaign = p_campaign AND line = p_line FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  IF EXISTS (SELECT FROM queue.claims WHERE line = p_line AND state = 'open' AND caller = p_caller) THEN
    RETURN 'taken';
  END IF;
  IF queue.kept_apart(p_caller, p_line) THEN
    RETURN 'apart';
  END IF;
  IF EXISTS (SELECT FROM queue.claims WHERE line = p_line AND state IN ('open', 'ahead') AND caller <> p_caller
      AND expires_at >= platform.now()) THEN
    RETURN 'held';
  END IF;
  IF NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = p_line AND r.channel = 'phone') THEN
    RETURN 'suppressed';
  END IF;
  -- One fetched ahead for this caller is claimed anew.
  SELECT id INTO v_ahead FROM queue.claims WHERE line = p_line AND caller = p_caller AND state = 'ahead';
  IF FOUND THEN
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END IF;
  -- What the caller has on the screen becomes one of those ahead, and what is too many then goes back.
  UPDATE queue.claims SET state = 'ahead' WHERE caller = p_caller AND state = 'open' RETURNING id INTO v_open;
  FOR v_ahead IN
    SELECT id FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id IS DISTINCT FROM v_open
    ORDER BY claimed_at, id OFFSET queue.ahead_at_most() - 1
  LOOP
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END LOOP;
  PERFORM queue.sweep(p_now);
  SELECT * INTO v_entry FROM queue.entries WHERE id = v_entry.id;
  v_restore := jsonb_build_object('state', v_entry.state, 'reason', v_entry.reason, 'rests_until', v_entry.rests_until,
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('contact', contact, 'ended', ended)), '[]')
               FROM queue.entry_people WHERE entry = v_entry.id));
  -- Who was through is there again; not who has died or asked not to be called.
  UPDATE queue.entry_people SET ended = NULL
    WHERE entry = v_entry.id AND ended NOT IN ('deceased', 'do_not_call');
  SELECT CASE WHEN inferred THEN 'und' ELSE language END INTO v_language FROM queue.lanes WHERE id = v_entry.lane;
  SELECT follow_up INTO v_follow_up FROM consent.open_follow_ups
    WHERE line = p_line AND campaign = p_campaign AND kind IN ('callback', 'cure') ORDER BY due_at LIMIT 1;
  v_at := array_position(p_languages, v_language);
  -- Somebody whose language the caller does not speak is spoken to all the same, and the match says so.
  v_outcome := queue.take(v_entry, p_claim, p_caller, 'open', v_language,
    coalesce(p_bundles[v_at], p_bundles[array_position(p_languages, 'und')]), coalesce(p_matches[v_at], 'unknown'),
    v_follow_up, NULL, p_now);
  IF v_outcome = 'taken' THEN
    UPDATE queue.claims SET restore = v_restore, dialled_at = NULL WHERE id = p_claim;
    RETURN 'taken';
  END IF;
  -- Nobody is left behind it: as it was.
  UPDATE queue.entries SET state = v_entry.state, reason = v_entry.reason, rests_until = v_entry.rests_until
    WHERE id = v_entry.id;
  UPDATE queue.entry_people p SET ended = b.ended
    FROM jsonb_to_recordset(v_restore -> 'people') AS b (contact uuid, ended text)
    WHERE p.entry = v_entry.id AND p.contact = b.contact;
  RETURN 'nobody';
END $$;

--changeset queue:202611221552 splitStatements:false
-- As before, and never to a caller to whom somebody on the line was hostile.
-- Gives the line of a claim that has just ended with a barrier to somebody who speaks the language: open for them at
-- once, and what they had open becomes their next. It keeps the promise that the barrier has made. Null where nobody may
-- call the line, or somebody else has it by now.
CREATE OR REPLACE FUNCTION queue.hand_over(
    p_from uuid, p_claim uuid, p_caller uuid, p_language text, p_match text, p_bundle text, p_now timestamptz)
  RETURNS SETOF queue.shown_claims
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_follow_up uuid;
BEGIN
  SELECT e.* INTO v_entry FROM queue.entries e JOIN queue.claims c ON c.entry = e.id
    WHERE c.id = p_from AND c.state = 'closed' FOR NO KEY UPDATE OF e;
  IF NOT FOUND OR v_entry.state NOT IN ('ready', 'resting', 'parked')
      OR queue.kept_apart(p_caller, v_entry.line)
      OR EXISTS (SELECT FROM queue.claims c WHERE c.line = v_entry.line AND c.state IN ('open', 'ahead'))
      OR NOT EXISTS (SELECT FROM consent.reachable_lines r WHERE r.line = v_entry.line AND r.channel = 'phone') THEN
    RETURN;
  END IF;
  SELECT f.follow_up INTO v_follow_up FROM consent.open_follow_ups f
    WHERE f.line = v_entry.line AND f.campaign = v_entry.campaign AND f.kind IN ('barrier', 'staff')
    ORDER BY f.kind, f.due_at DESC LIMIT 1;
  -- Of two who take it in one moment the unique index lets one.
  INSERT INTO queue.claims (id, campaign, entry, line, door, caller, state, spoken, bundle, match, follow_up, claimed_at,
      expires_at)
    VALUES (p_claim, v_entry.campaign, v_entry.id, v_entry.line, v_entry.door, p_caller, 'ahead', p_language, p_bundle,
      p_match, v_follow_up, platform.now(), platform.now() + interval '120 seconds')
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE queue.entries SET state = 'claimed', reason = NULL, rests_until = NULL, updated_at = p_now WHERE id = v_entry.id;
  PERFORM queue.renew(p_claim, p_caller, true, false, p_now);
  RETURN QUERY SELECT s.* FROM queue.shown_claims s WHERE s.id = p_claim;
END $$;
