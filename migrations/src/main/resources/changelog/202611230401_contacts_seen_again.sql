--liquibase formatted sql

--changeset contacts:202611230401
-- That a file has named somebody who was known already, and what it said of them: where another file that said the same
-- is taken back, this one still says it. The names of its fields, columns of the coordinator's as "facts.ward"; the
-- numbers by their lines; and the number in another system.
CREATE TABLE contacts.seen_again (
  import uuid NOT NULL,
  contact uuid NOT NULL,
  says text[] NOT NULL,
  lines uuid[] NOT NULL,
  system text NOT NULL,
  identifier text NOT NULL,
  CONSTRAINT seen_again_pk PRIMARY KEY (import, contact)
);
CREATE INDEX seen_again_contact_idx ON contacts.seen_again (contact);

-- In place of foreign keys, as with the other tables that an import fills: asked once for each statement.
CREATE TRIGGER seen_again_import_held AFTER INSERT ON contacts.seen_again REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION contacts.hold_references('import', 'intakes', 'import');
CREATE TRIGGER seen_again_contact_held AFTER INSERT ON contacts.seen_again REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION contacts.hold_references('contact', 'contacts', 'id');
CREATE TRIGGER contacts_in_seen_again AFTER DELETE ON contacts.contacts REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION contacts.hold_referenced('id', 'seen_again', 'contact');

-- Why somebody stays after an undo: another file, which still stands, has brought them too.
ALTER TABLE contacts.intake_kept
  ADD COLUMN by_import uuid,
  DROP CONSTRAINT intake_kept_why,
  ADD CONSTRAINT intake_kept_why CHECK (why IN ('worked_on', 'on_another_list', 'changed_since', 'brought_again'));

--changeset contacts:202611230402
-- How many of the revisions are the work of files and of their undoing: the others are somebody's, and what somebody has
-- written no undo takes away.
ALTER TABLE contacts.contacts ADD COLUMN file_changes integer NOT NULL DEFAULT 0;
UPDATE contacts.contacts c SET file_changes = n.changes
FROM (SELECT contact, count(*) AS changes FROM contacts.intake_changes GROUP BY contact) n
WHERE n.contact = c.id;
UPDATE contacts.intake_changes ch SET before = ch.before || jsonb_build_object('file_changes', n.earlier)
FROM (SELECT import, contact,
             row_number() OVER (PARTITION BY contact ORDER BY CAST(before ->> 'revision' AS integer)) - 1 AS earlier
      FROM contacts.intake_changes) n
WHERE n.import = ch.import AND n.contact = ch.contact;
