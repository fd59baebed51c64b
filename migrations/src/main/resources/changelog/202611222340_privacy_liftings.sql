--liquibase formatted sql

--changeset privacy:202611222340
-- Somebody who was erased asks to be reached again: why, and who has written it down; it can be taken back. Neither the
-- number nor the name stands here.
CREATE TABLE privacy.liftings (
  id uuid CONSTRAINT liftings_pk PRIMARY KEY,
  organization uuid NOT NULL,
  reason text NOT NULL CONSTRAINT liftings_reason CHECK (reason <> ''),
  lifted_by uuid NOT NULL,
  lifted_at timestamptz NOT NULL,
  undone_by uuid,
  undone_at timestamptz
);
CREATE INDEX liftings_organization_idx ON privacy.liftings (organization, id DESC);

ALTER TABLE privacy.do_not_contact
  -- The hash of the number alone: whoever types it finds by it all that was kept of it. Null for what is no number,
  -- and for people who were put down before this column.
  ADD COLUMN number bytea CONSTRAINT do_not_contact_number_length CHECK (length(number) = 32),
  -- Since when it does not hold any more; null while it does.
  ADD COLUMN lifting uuid CONSTRAINT do_not_contact_lifting_fk REFERENCES privacy.liftings,
  DROP CONSTRAINT do_not_contact_kind,
  ADD CONSTRAINT do_not_contact_kind CHECK (kind IN ('number', 'person', 'identifier'));
UPDATE privacy.do_not_contact SET number = hash WHERE kind = 'number';
CREATE INDEX do_not_contact_number_idx ON privacy.do_not_contact (number) WHERE number IS NOT NULL;
CREATE INDEX do_not_contact_lifting_idx ON privacy.do_not_contact (lifting) WHERE lifting IS NOT NULL;
