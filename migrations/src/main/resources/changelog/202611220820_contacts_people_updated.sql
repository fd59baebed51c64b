--liquibase formatted sql

--changeset contacts:202611220820
-- When something of a person was last learnt: what was worked out before may have to be looked at again.
CREATE OR REPLACE VIEW contacts.people AS
  SELECT id AS contact, organization, full_name, given_name, family_name, preferred_name, spoken, spoken_source,
         written, written_source, address_form, door, facts, sample, moved_at, deceased_at, updated_at
  FROM contacts.contacts
  WHERE erased_at IS NULL;
