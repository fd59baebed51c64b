--liquibase formatted sql

--changeset accounts:202611221730
-- When the lead has ended the shift that a role is for: who holds it finishes the call they are in, and is given no other.
ALTER TABLE accounts.grants
  ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT grants_ended CHECK (ended_at IS NULL OR scope_kind = 'shift');
