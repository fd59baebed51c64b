--liquibase formatted sql

--changeset queue:202611221505
-- A caller's own people (family and friends). Their lines stand in lanes with an owner. Such a lane is never open, so the
-- ordinary claim, which reads open lanes alone, needs not know of it; its hours are in own_open, and its owner claims
-- from it by line.
ALTER TABLE queue.lanes
  ADD COLUMN owner uuid,
  ADD COLUMN own_open boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT lanes_unique,
  ADD CONSTRAINT lanes_unique UNIQUE NULLS NOT DISTINCT (campaign, language, inferred, zones, owner),
  ADD CONSTRAINT lanes_own CHECK (CASE WHEN owner IS NULL THEN NOT own_open ELSE NOT open END);
-- Hundreds of owners with a lane or two each must not cost every claim of the campaign.
CREATE INDEX lanes_open_idx ON queue.lanes (campaign) WHERE open;
-- The lane in which others would call the line: where it came from, or goes when its owner lets it go.
ALTER TABLE queue.entries ADD COLUMN home uuid CONSTRAINT entries_home_fk REFERENCES queue.lanes;
CREATE INDEX entries_home_idx ON queue.entries (home) WHERE home IS NOT NULL;
ALTER TABLE queue.entry_people
  -- Typed in by the owner of the lane; others behind the same line are not shown to them.
  ADD COLUMN own boolean NOT NULL DEFAULT false,
  -- How the owner addresses them; empty where the language has no such forms, or none was chosen.
  ADD COLUMN address text NOT NULL DEFAULT '';

--changeset queue:202611221506
-- As before, and: an owner sees of a line only whom they typed in, with what they themselves said of them, so that typing
-- a number never tells what the organization's lists know.
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
             'address_form', CASE WHEN l.owner = c.caller THEN ep.address ELSE p.address_form END,
             'spoken', CASE WHEN l.owner = c.caller THEN l.language
                            WHEN p.spoken_source = 'inferred' THEN 'und' ELSE p.spoken END,
             'written', CASE WHEN l.owner = c.caller OR p.written_source = 'inferred' THEN 'und' ELSE p.written END,
             'facts', CASE WHEN l.owner = c.caller THEN '{}' ELSE p.facts END) ORDER BY p.contact), '[]') AS people
    FROM queue.entry_people ep
    JOIN contacts.people p ON p.contact = ep.contact
    WHERE ep.entry = c.entry AND ep.ended IS NULL AND p.deceased_at IS NULL
      AND (ep.own OR l.owner IS DISTINCT FROM c.caller)
      AND NOT EXISTS (
        SELECT FROM consent.silenced_people s WHERE s.contact = ep.contact AND s.channel IN ('all', 'phone'))) people;
-- What waits for everybody: lines of an owner's are not among it.
CREATE OR REPLACE VIEW queue.known_lanes AS
  SELECT id AS lane, campaign, CASE WHEN inferred THEN 'und' ELSE language END AS language, zones, open, next_change_at,
         place IS NOT DISTINCT FROM 1 AS first, paused, day_off
  FROM queue.lanes WHERE owner IS NULL;
CREATE OR REPLACE VIEW queue.lane_entries AS
  SELECT e.id AS entry, e.campaign, CASE WHEN l.inferred THEN 'und' ELSE l.language END AS language, l.zones, l.open,
         e.state, e.reason, e.rests_until, e.line, e.attempts, e.lane, e.rank
  FROM queue.entries e JOIN queue.lanes l ON l.id = e.lane WHERE l.owner IS NULL;

--changeset queue:202611221507 splitStatements:false
-- Puts somebody whom a caller typed in on a lane of that caller's, with the line that is there already or a new one, and
-- takes them from where they stood: nobody is called twice. 'kept'; 'held': somebody else has the line at this moment;
-- 'others': it is another caller's own. Under the lock of a feed.
CREATE FUNCTION queue.keep_line(
    p_campaign uuid, p_owner uuid, p_contact uuid, p_line uuid, p_language text, p_address text, p_now timestamptz)
  RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_before uuid;
  v_lane queue.lanes;
  v_zones text;
  v_home uuid;
BEGIN
  SELECT entry INTO v_before FROM queue.entry_people WHERE campaign = p_campaign AND contact = p_contact;
  -- In the order of ids, so that two never wait for each other; entries before claims, as everywhere.
  PERFORM FROM queue.entries WHERE campaign = p_campaign AND (line = p_line OR id = v_before) ORDER BY id FOR NO KEY UPDATE;
  SELECT * INTO v_entry FROM queue.entries WHERE campaign = p_campaign AND line = p_line;
  IF EXISTS (
      SELECT FROM queue.entry_people p JOIN queue.lanes l ON l.id = v_entry.lane
      WHERE p.entry = v_entry.id AND p.contact = p_contact AND p.own AND l.owner = p_owner) THEN
    RETURN 'kept';
  END IF;
  IF EXISTS (SELECT FROM queue.claims WHERE entry IN (v_entry.id, v_before) AND state IN ('open', 'ahead')
      AND caller <> p_owner AND expires_at >= platform.now()) THEN
    RETURN 'held';
  END IF;
  IF EXISTS (
      SELECT FROM queue.entries e JOIN queue.lanes l ON l.id = e.lane
      WHERE e.id IN (v_entry.id, v_before) AND l.owner <> p_owner AND EXISTS (
        SELECT FROM queue.entry_people p WHERE p.entry = e.id AND p.own)) THEN
    RETURN 'others';
  END IF;
  IF v_entry.id IS NOT NULL THEN
    SELECT * INTO v_lane FROM queue.lanes WHERE id = v_entry.lane;
    v_zones := v_lane.zones;
    v_home := CASE WHEN v_lane.owner IS NULL THEN v_lane.id ELSE v_entry.home END;
  ELSE
    SELECT coalesce(
        (SELECT d.time_zone FROM contacts.people p JOIN contacts.known_doors d ON d.door = p.door WHERE p.contact = p_contact),
        (SELECT string_agg(z, ',' ORDER BY z) FROM contacts.known_lines k CROSS JOIN unnest(k.time_zones) z WHERE k.line = p_line))
      INTO v_zones;
    INSERT INTO queue.lanes (id, campaign, language, inferred, zones, created_at)
      VALUES (gen_random_uuid(), p_campaign, p_language, false, v_zones, p_now) ON CONFLICT DO NOTHING;
    SELECT id INTO v_home FROM queue.lanes
      WHERE campaign = p_campaign AND language = p_language AND NOT inferred AND zones = v_zones AND owner IS NULL;
  END IF;
  INSERT INTO queue.lanes (id, campaign, language, inferred, zones, owner, created_at)
    VALUES (gen_random_uuid(), p_campaign, p_language, false, v_zones, p_owner, p_now) ON CONFLICT DO NOTHING;
  SELECT * INTO v_lane FROM queue.lanes
    WHERE campaign = p_campaign AND language = p_language AND NOT inferred AND zones = v_zones AND owner = p_owner;
  IF v_entry.id IS NULL THEN
    INSERT INTO queue.entries (id, campaign, lane, home, line, rank, state, reason, updated_at)
      SELECT gen_random_uuid(), p_campaign, v_lane.id, v_home, p_line, queue.fresh_rank() + nextval('queue.arrivals'),
             CASE WHEN k.needs_look THEN 'parked' ELSE 'ready' END, CASE WHEN k.needs_look THEN 'look' END, p_now
      FROM contacts.known_lines k WHERE k.line = p_line
      RETURNING * INTO v_entry;
  ELSE
    -- One that was through comes up again when somebody new is behind it, as in a feed.
    UPDATE queue.entries
      SET lane = v_lane.id, home = v_home,
          state = CASE WHEN v_before IS DISTINCT FROM v_entry.id AND state = 'done' THEN 'ready' ELSE state END,
          reason = CASE WHEN v_before IS DISTINCT FROM v_entry.id AND state = 'done' THEN NULL ELSE reason END
      WHERE id = v_entry.id;
  END IF;
  INSERT INTO queue.entry_people AS p (campaign, contact, entry, own, address)
    VALUES (p_campaign, p_contact, v_entry.id, true, p_address)
    ON CONFLICT (campaign, contact) DO UPDATE
      SET entry = excluded.entry, own = true, address = excluded.address,
          -- The number was bad, and the owner has typed another one.
          ended = CASE WHEN p.entry <> excluded.entry AND p.ended IN ('wrong_number', 'disconnected') THEN NULL ELSE p.ended END;
  UPDATE queue.entries e SET state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
    WHERE e.id = v_before AND e.id <> v_entry.id AND e.state IN ('ready', 'resting')
      AND NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = e.id);
  RETURN 'kept';
END $$;

--changeset queue:202611221508 splitStatements:false
-- Lets others call a line that was its owner's alone. With p_forget the person goes: nobody has called them, and they are
-- on no list of the campaign's. The lane and rank of a line that others can have now.
CREATE FUNCTION queue.let_go(p_campaign uuid, p_owner uuid, p_contact uuid, p_forget boolean, p_now timestamptz)
  RETURNS TABLE (lane uuid, rank bigint)
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry uuid;
BEGIN
  SELECT e.id INTO v_entry
    FROM queue.entry_people p JOIN queue.entries e ON e.id = p.entry JOIN queue.lanes l ON l.id = e.lane
    WHERE p.campaign = p_campaign AND p.contact = p_contact AND p.own AND l.owner = p_owner
    FOR NO KEY UPDATE OF e;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF p_forget THEN
    DELETE FROM queue.entry_people p WHERE p.campaign = p_campaign AND p.contact = p_contact;
  ELSE
    UPDATE queue.entry_people p SET own = false, address = '' WHERE p.campaign = p_campaign AND p.contact = p_contact;
  END IF;
  IF NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = v_entry) THEN
    IF EXISTS (SELECT FROM queue.claims c WHERE c.entry = v_entry) THEN
      UPDATE queue.entries e SET lane = e.home, state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
        WHERE e.id = v_entry;
    ELSE
      DELETE FROM queue.entries e WHERE e.id = v_entry;
    END IF;
  ELSIF NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = v_entry AND p.own) THEN
    RETURN QUERY
      WITH home AS (
        UPDATE queue.entries e SET lane = e.home, updated_at = p_now WHERE e.id = v_entry
        RETURNING e.lane, e.rank, e.state)
      SELECT h.lane, h.rank FROM home h WHERE h.state = 'ready';
  END IF;
END $$;

-- Claims a line for its owner, at once: whether they may call now has been asked. What they had on the screen becomes
-- their next. 'taken', or why not after all: the reason for which the line has just been put aside.
CREATE FUNCTION queue.claim_own(
    p_claim uuid, p_caller uuid, p_entry uuid, p_bundle text, p_match text, p_follow_up uuid, p_cap integer,
    p_now timestamptz) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  v_entry queue.entries;
  v_language text;
  v_ahead uuid;
  v_open uuid;
  v_reason text;
BEGIN
  SELECT id INTO v_ahead FROM queue.claims WHERE entry = p_entry AND caller = p_caller AND state = 'ahead';
  IF FOUND THEN
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END IF;
  UPDATE queue.claims SET state = 'ahead' WHERE caller = p_caller AND state = 'open' RETURNING id INTO v_open;
  FOR v_ahead IN
    SELECT id FROM queue.claims WHERE caller = p_caller AND state = 'ahead' AND id IS DISTINCT FROM v_open
    ORDER BY claimed_at, id OFFSET queue.ahead_at_most() - 1
  LOOP
    PERFORM queue.give_back(v_ahead, p_caller, p_now);
  END LOOP;
  PERFORM queue.sweep(p_now);
  SELECT e.* INTO v_entry FROM queue.entries e WHERE e.id = p_entry;
  SELECT language INTO v_language FROM queue.lanes WHERE id = v_entry.lane;
  IF queue.take(v_entry, p_claim, p_caller, 'open', v_language, p_bundle, p_match, p_follow_up, p_cap, p_now) = 'taken' THEN
    RETURN 'taken';
  END IF;
  SELECT reason INTO v_reason FROM queue.entries WHERE id = p_entry;
  RETURN coalesce(v_reason, 'elsewhere');
END $$;

--changeset queue:202611221509
-- How each person stands whom a caller has typed in.
CREATE VIEW queue.own_people AS
  SELECT p.campaign, p.contact, p.own, p.ended, p.attempts, e.id AS entry, e.line, e.state, e.reason, e.rests_until,
         l.owner, l.language, l.zones, l.open OR l.own_open AS open, l.paused, l.day_off, l.next_change_at
  FROM queue.entry_people p
  JOIN queue.entries e ON e.id = p.entry
  JOIN queue.lanes l ON l.id = e.lane;
