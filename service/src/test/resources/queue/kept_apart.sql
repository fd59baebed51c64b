CREATE OR REPLACE FUNCTION queue.kept_apart(p_caller uuid, p_line uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (
    SELECT FROM queue.claims
    WHERE caller = p_caller AND line = p_line AND state = 'returned' AND ended_at = 'infinity')
$function$
