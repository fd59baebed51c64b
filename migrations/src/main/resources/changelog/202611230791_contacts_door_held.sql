--liquibase formatted sql

--changeset contacts:202611230791 splitStatements:false
-- The last reference that an import was asked for row by row, even of those who have no door (ADR 9). Only rows with a
-- door are asked now, and none that a transaction has written together with what it points to.
ALTER TABLE contacts.contacts DROP CONSTRAINT contacts_door_fk;

CREATE FUNCTION contacts.hold_door() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM contacts.doors d WHERE d.id = NEW.door) THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('contacts.door points to no row of doors: %s', NEW.door),
      TABLE = TG_TABLE_NAME, COLUMN = 'door', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER contacts_door_held AFTER INSERT ON contacts.contacts FOR EACH ROW
  WHEN (NEW.door IS NOT NULL AND current_setting('polyphony.pointing', true) IS DISTINCT FROM 'known')
  EXECUTE FUNCTION contacts.hold_door();
CREATE TRIGGER contacts_door_changed AFTER UPDATE OF door ON contacts.contacts FOR EACH ROW
  WHEN (NEW.door IS NOT NULL AND NEW.door IS DISTINCT FROM OLD.door)
  EXECUTE FUNCTION contacts.hold_door();
CREATE TRIGGER doors_in_contacts AFTER DELETE ON contacts.doors REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION contacts.hold_referenced('id', 'contacts', 'door');
