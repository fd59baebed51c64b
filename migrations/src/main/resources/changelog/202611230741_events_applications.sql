--liquibase formatted sql

--changeset events:202611230741
-- Whoever registers for a training applies for it: staff take them in or turn them down.
ALTER TABLE events.registrations
  DROP CONSTRAINT registrations_status,
  ADD CONSTRAINT registrations_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action', 'waiting', 'applied', 'turned_down'));
ALTER TABLE events.registration_changes
  DROP CONSTRAINT registration_changes_status,
  ADD CONSTRAINT registration_changes_status CHECK (status IN ('declined', 'tentative', 'accepted', 'cancelled', 'needs_action', 'waiting', 'applied', 'turned_down'));
