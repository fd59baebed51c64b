--liquibase formatted sql

--changeset contacts:202611230421
-- How somebody was addressed is learnt on an attempt like their language, so that its undo takes it back.
ALTER TABLE contacts.observations DROP CONSTRAINT observations_kind;
ALTER TABLE contacts.observations ADD CONSTRAINT observations_kind
  CHECK (kind IN ('spoken', 'written', 'line_bad', 'moved', 'deceased', 'address_form'));
