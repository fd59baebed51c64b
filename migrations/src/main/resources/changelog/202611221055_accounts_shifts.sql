--liquibase formatted sql

--changeset accounts:202611221055
-- The code of a shift is looked up by it, and so are those who came in by it, when the shift is moved.
CREATE UNIQUE INDEX join_links_shift_unique ON accounts.join_links (shift) WHERE shift IS NOT NULL;
CREATE INDEX grants_scope_idx ON accounts.grants (scope_id) WHERE scope_kind = 'shift';
-- Who calls by a standing role, and may still sign in: who can be asked to lead a shift.
CREATE VIEW accounts.standing_callers AS
  SELECT u.id AS user_id, u.organization, u.name
  FROM accounts.users u
  WHERE u.disabled_at IS NULL
    AND EXISTS (
      SELECT FROM accounts.grants g
      WHERE g.user_id = u.id AND g.scope_kind = 'organization' AND g.expires_at IS NULL
        AND g.role IN ('organizer', 'coordinator', 'administrator'));
