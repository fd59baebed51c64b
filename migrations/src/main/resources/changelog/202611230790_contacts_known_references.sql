--liquibase formatted sql

--changeset contacts:202611230790 splitStatements:false
-- As before (ADR 9), but that a transaction may say that what it writes points to what it has just written itself: an
-- import's new people. Whatever else it writes is asked as ever.
CREATE OR REPLACE FUNCTION contacts.hold_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost text;
BEGIN
  IF current_setting('polyphony.pointing', true) = 'known' THEN
    RETURN NULL;
  END IF;
  -- Arguments: the column that points, the table and the column that it points to.
  EXECUTE format(
    'SELECT w.%1$I::text FROM written w
     WHERE w.%1$I IS NOT NULL AND NOT EXISTS (SELECT FROM contacts.%2$I p WHERE p.%3$I = w.%1$I)
     LIMIT 1', TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO lost;
  IF lost IS NOT NULL THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('%s.%s points to no row of %s: %s', TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1], lost),
      TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;
