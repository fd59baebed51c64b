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
END $function$
