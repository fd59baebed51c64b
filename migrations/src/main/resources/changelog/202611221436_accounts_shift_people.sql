--liquibase formatted sql

--changeset accounts:202611221436
-- Who has come in by the code of a shift, or was let in to it, and may still sign in.
CREATE VIEW accounts.shift_people AS
  SELECT DISTINCT g.scope_id AS shift, g.user_id
  FROM accounts.grants g JOIN accounts.users u ON u.id = g.user_id
  WHERE g.scope_kind = 'shift' AND u.disabled_at IS NULL;
