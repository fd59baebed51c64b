CREATE OR REPLACE FUNCTION queue.keep_line(p_campaign uuid, p_owner uuid, p_contact uuid, p_line uuid, p_language text, p_address text, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_entry queue.entries;
  v_before uuid;
  v_lane queue.lanes;
  v_zones text;
  v_home uuid;
BEGIN
  SELECT entry INTO v_before FROM queue.entry_people WHERE campaign = p_campaign AND contact = p_contact;
  
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
          
          ended = CASE WHEN p.entry <> excluded.entry AND p.ended IN ('wrong_number', 'disconnected') THEN NULL ELSE p.ended END;
  UPDATE queue.entries e SET state = 'done', reason = 'nobody_left', rests_until = NULL, updated_at = p_now
    WHERE e.id = v_before AND e.id <> v_entry.id AND e.state IN ('ready', 'resting')
      AND NOT EXISTS (SELECT FROM queue.entry_people p WHERE p.entry = e.id);
  RETURN 'kept';
END $function$
