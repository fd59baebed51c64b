--liquibase formatted sql

--changeset accounts:202611222211
-- Who speaks what, of those who may still sign in and talk with strangers: somebody under age does so only once their
-- guardian's consent is on file.
CREATE OR REPLACE VIEW accounts.speakers AS
  SELECT l.user_id, u.organization, l.tag
  FROM accounts.user_languages l
  JOIN accounts.users u ON u.id = l.user_id
  WHERE l.speaks AND u.disabled_at IS NULL AND NOT (u.minor AND u.guardian_consent_on IS NULL);
