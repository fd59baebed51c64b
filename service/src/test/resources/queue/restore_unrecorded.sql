CREATE OR REPLACE FUNCTION queue.restore_unrecorded()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM queue.restore(NEW.id);
  RETURN NULL;
END $function$
