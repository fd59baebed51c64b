--liquibase formatted sql

--changeset contacts:202611222021 splitStatements:false
-- A foreign key asks once for each row, and with six of them that was a third of the time that a file of people takes.
-- The same is asked here once for each statement: of all the rows that it wrote, whether they point to something.
-- What a foreign key does besides, locking the row that is pointed to, nobody needs here: lists, imports and lines are
-- never deleted, and people only by the clean-up of an import that nobody has ever seen (their side is asked below).
CREATE FUNCTION contacts.hold_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost text;
BEGIN
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

CREATE FUNCTION contacts.hold_referenced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held text;
BEGIN
  -- Arguments: the column that is pointed to, the table and the column that point.
  EXECUTE format(
    'SELECT g.%1$I::text FROM gone g WHERE EXISTS (SELECT FROM contacts.%2$I c WHERE c.%3$I = g.%1$I) LIMIT 1',
    TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO held;
  IF held IS NOT NULL THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('%s is still pointed to by %s.%s: %s', TG_TABLE_NAME, TG_ARGV[1], TG_ARGV[2], held),
      TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION contacts.reference(pointing text, by_column text, pointed_to text, to_column text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE contacts.%1$I DROP CONSTRAINT %2$I', pointing, pointing || '_' || by_column || '_fk');
  EXECUTE format(
    'CREATE TRIGGER %2$I AFTER INSERT ON contacts.%1$I REFERENCING NEW TABLE AS written FOR EACH STATEMENT
     EXECUTE FUNCTION contacts.hold_references(%3$L, %4$L, %5$L)',
    pointing, pointing || '_' || by_column || '_held', by_column, pointed_to, to_column);
  EXECUTE format(
    'CREATE TRIGGER %2$I AFTER UPDATE ON contacts.%1$I REFERENCING NEW TABLE AS written FOR EACH STATEMENT
     EXECUTE FUNCTION contacts.hold_references(%3$L, %4$L, %5$L)',
    pointing, pointing || '_' || by_column || '_changed', by_column, pointed_to, to_column);
  EXECUTE format(
    'CREATE TRIGGER %2$I AFTER DELETE ON contacts.%1$I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
     EXECUTE FUNCTION contacts.hold_referenced(%3$L, %4$L, %5$L)',
    pointed_to, pointed_to || '_in_' || pointing, to_column, pointing, by_column);
END $$;

SELECT contacts.reference('list_members', 'list', 'lists', 'id');
SELECT contacts.reference('list_members', 'contact', 'contacts', 'id');
SELECT contacts.reference('list_members', 'import', 'intakes', 'import');
SELECT contacts.reference('contact_lines', 'contact', 'contacts', 'id');
SELECT contacts.reference('contact_lines', 'line', 'lines', 'id');
SELECT contacts.reference('identifiers', 'contact', 'contacts', 'id');

DROP FUNCTION contacts.reference(text, text, text, text);
