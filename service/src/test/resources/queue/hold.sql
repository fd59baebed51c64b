CREATE OR REPLACE FUNCTION queue.hold(p_claim uuid)
 RETURNS TABLE(claim uuid, campaign uuid, entry uuid, line uuid, caller uuid, state text, follow_up uuid, lane uuid, barriers integer, contacts uuid[], tries integer[], through boolean[], own boolean, taken boolean)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
BEGIN
  PERFORM FROM queue.entries e JOIN queue.claims c ON c.entry = e.id WHERE c.id = p_claim FOR NO KEY UPDATE OF e, c;
  RETURN QUERY
    SELECT c.id, c.campaign, c.entry, c.line, c.caller, c.state, c.follow_up, e.lane, e.barriers,
           ARRAY(SELECT p.contact FROM queue.entry_people p
                 WHERE p.entry = e.id AND (p.own OR NOT o.own) ORDER BY p.contact),
           ARRAY(SELECT p.attempts FROM queue.entry_people p
                 WHERE p.entry = e.id AND (p.own OR NOT o.own) ORDER BY p.contact),
           ARRAY(SELECT p.ended IS NOT NULL FROM queue.entry_people p
                 WHERE p.entry = e.id AND (p.own OR NOT o.own) ORDER BY p.contact),
           o.own,
           c.state IN ('lapsed', 'returned') AND EXISTS (
             SELECT FROM queue.claims later
             WHERE later.entry = e.id AND later.id <> c.id AND later.claimed_at > c.claimed_at
               AND later.state IN ('open', 'ahead', 'closed'))
    FROM queue.claims c
    JOIN queue.entries e ON e.id = c.entry
    JOIN queue.lanes l ON l.id = e.lane
    CROSS JOIN LATERAL (SELECT coalesce(l.owner = c.caller, false) AS own) o
    WHERE c.id = p_claim;
END $function$
