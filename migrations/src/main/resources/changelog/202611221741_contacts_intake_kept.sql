--liquibase formatted sql

--changeset contacts:202611221741
-- Whom an undo has left as they are, and why: something has happened with them since, they are on another list too, or
-- somebody has changed them since.
CREATE TABLE contacts.intake_kept (
  import uuid NOT NULL CONSTRAINT intake_kept_import_fk REFERENCES contacts.intakes,
  contact uuid NOT NULL CONSTRAINT intake_kept_contact_fk REFERENCES contacts.contacts,
  why text NOT NULL CONSTRAINT intake_kept_why CHECK (why IN ('worked_on', 'on_another_list', 'changed_since')),
  CONSTRAINT intake_kept_pk PRIMARY KEY (import, contact)
);
CREATE INDEX intake_kept_contact_idx ON contacts.intake_kept (contact);
