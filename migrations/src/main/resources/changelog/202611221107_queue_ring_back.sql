--liquibase formatted sql

--changeset queue:202611221107
-- Somebody rings back: how the entry and its people stood before, so that a line that was done or rested is so again
-- when nothing is recorded of the call.
ALTER TABLE queue.claims ADD COLUMN restore jsonb;
-- Who looked for numbers, for the limit of an hour; the audit trail keeps what was found.
CREATE TABLE queue.look_ups (
  caller uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT look_ups_pk PRIMARY KEY (caller, at)
);

--changeset queue:202611221108 splitStatements:false
-- Puts an entry back to what it was before somebody rang back, unless the claim has gone on since.
CREATE FUNCTION queue.restore(p_claim uuid) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  v_claim record;
BEGIN
  SELECT entry, restore INTO v_claim FROM queue.claims WHERE id = p_claim AND restore IS NOT NULL AND state IN ('returned', 'lapsed');
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE queue.entries SET state = v_claim.restore ->> 'state', reason = v_claim.restore ->> 'reason',
      rests_until = CAST(v_claim.restore ->> 'rests_until' AS timestamptz)
    WHERE id = v_claim.entry AND state IN ('ready', 'resting') AND v_claim.restore ->> 'state' <> 'ready';
  UPDATE queue.entry_people p SET ended = b.ended
    FROM jsonb_to_recordset(v_claim.restore -> 'people') AS b (contact uuid, ended text)
    WHERE p.entry = v_claim.entry AND p.contact = b.contact AND p.ended IS NULL AND b.ended IS NOT NULL;
END $$;

-- Wherever a claim ends without an outcome: given back, taken back, lapsed.
CREATE FUNCTION queue.restore_unrecorded() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM queue.restore(NEW.id);
  RETURN NULL;
END $$;
-- At the end of the transaction, when the entry has been freed; only for the few claims of those who rang back.
CREATE CONSTRAINT TRIGGER claims_restore AFTER UPDATE OF state ON queue.claims
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.restore IS NOT NULL AND OLD.state IN ('open', 'ahead') AND NEW.state IN ('returned', 'lapsed'))
  EXECUTE FUNCTION queue.restore_unrecorded();

-- Claims the line of somebody who rings back, at once: whatever the hour, the cap, the language, even one that rests or
-- is done. 'taken'; 'unknown': this campaign does not have the line; 'suppressed': it must not be called; 'nobody':
-- nobody behind it may be spoken to; 'held': another caller has it; 'shut': the campaign is not at work.
CREATE FUNCTION queue.claim_line(
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
