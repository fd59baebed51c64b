CREATE OR REPLACE FUNCTION queue.provide(p_claims uuid[], p_campaign uuid, p_caller uuid, p_languages text[], p_matches text[], p_bundles text[], p_now timestamp with time zone)
 RETURNS TABLE(fresh boolean, claim queue.shown_claims)
 LANGUAGE plpgsql
AS $function$
DECLARE
  v_ahead uuid;
  v_left integer;
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
  
  PERFORM FROM queue.callers c WHERE c.campaign = p_campaign AND c.caller = p_caller FOR NO KEY UPDATE;
  IF NOT EXISTS (
      SELECT FROM queue.claims c WHERE c.caller = p_caller AND c.campaign = p_campaign AND c.state = 'open') THEN
    RETURN;
  END IF;
  FOR v_ahead IN
    SELECT c.id FROM queue.claims c WHERE c.caller = p_caller AND c.state = 'ahead' ORDER BY c.claimed_at, c.id
  LOOP
    PERFORM queue.renew(v_ahead, p_caller, false, false, p_now);
  END LOOP;
  SELECT queue.ahead_at_most() - count(*) INTO v_left FROM queue.claims c WHERE c.caller = p_caller AND c.state = 'ahead';
  FOR i IN 1..v_left LOOP
    EXIT WHEN queue.claim_next(
      p_claims[i], p_campaign, p_caller, true, p_languages, p_matches, p_bundles, p_now) IS NULL;
  END LOOP;
  RETURN QUERY
    SELECT s.id = ANY (p_claims), s FROM queue.shown_claims s JOIN queue.claims c ON c.id = s.id
    WHERE c.caller = p_caller AND c.campaign = p_campaign AND c.state IN ('open', 'ahead')
    ORDER BY c.state DESC, c.claimed_at, c.id;
END $function$
