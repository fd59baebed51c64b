CREATE OR REPLACE FUNCTION queue.is_open(p_entry queue.entries, p_caller uuid, p_now timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM campaigns.known_campaigns k
    JOIN queue.lanes l ON l.id = p_entry.lane
    WHERE k.campaign = p_entry.campaign AND k.state = 'open' AND (l.open OR l.own_open AND l.owner = p_caller)
      AND (l.next_change_at IS NULL OR l.next_change_at > p_now))
$function$
