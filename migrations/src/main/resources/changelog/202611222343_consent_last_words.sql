--liquibase formatted sql

--changeset consent:202611222343
-- The last that somebody has said of a channel, yes or no: of a line where it is for calls and texts.
CREATE VIEW consent.last_words AS
  SELECT DISTINCT ON (contact, organization, channel, line) organization, channel, line, contact, given, given_at
  FROM consent.known_consents
  ORDER BY contact, organization, channel, line, given_at DESC, id DESC;
