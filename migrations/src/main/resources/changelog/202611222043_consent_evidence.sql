--liquibase formatted sql

--changeset consent:202611222043
-- What people have allowed, word by word: each row is something that was said, and the last word counts. Nothing is
-- written over. What a file brings counts while the file stands.
CREATE TABLE consent.intakes (
  import uuid CONSTRAINT intakes_pk PRIMARY KEY,
  organization uuid NOT NULL,
  started_at timestamptz NOT NULL,
  done_at timestamptz,
  undone_at timestamptz
);
ALTER TABLE consent.consents
  ALTER COLUMN line DROP NOT NULL,
  DROP COLUMN withdrawn_at,
  ADD COLUMN given boolean NOT NULL,
  ADD COLUMN wording text NOT NULL DEFAULT '',
  ADD COLUMN import uuid CONSTRAINT consents_import_fk REFERENCES consent.intakes,
  ADD COLUMN import_row bigint,
  ADD COLUMN recorded_by uuid,
  ADD COLUMN recorded_at timestamptz NOT NULL,
  ADD COLUMN taken_back_at timestamptz,
  ADD COLUMN taken_back_by uuid,
  ADD CONSTRAINT consents_channel CHECK (channel IN ('phone', 'text', 'door', 'email')),
  ADD CONSTRAINT consents_subject CHECK (line IS NOT NULL OR contact IS NOT NULL);
CREATE INDEX consents_import_idx ON consent.consents (import) WHERE import IS NOT NULL;

--changeset consent:202611222044
-- What was said and stands, whether yes or no.
CREATE VIEW consent.known_consents AS
  SELECT c.id, c.organization, c.channel, c.line, c.contact, c.given, c.purpose, c.source, c.evidence, c.wording,
         c.given_at, c.import, c.import_row, c.recorded_by, c.recorded_at
  FROM consent.consents c
  LEFT JOIN consent.intakes i ON i.import = c.import
  WHERE c.taken_back_at IS NULL AND (c.import IS NULL OR i.done_at IS NOT NULL AND i.undone_at IS NULL);
-- A yes after which no no has come: of a line where it is for calls and texts, of a person else.
CREATE VIEW consent.standing_consents AS
  SELECT organization, channel, line, contact, purpose, source, given_at
  FROM (
    SELECT DISTINCT ON (contact, organization, channel, line) organization, channel, line, contact, given, purpose,
           source, given_at
    FROM consent.known_consents
    ORDER BY contact, organization, channel, line, given_at DESC, id DESC) last_word
  WHERE given;
-- Who brought an opt-out in.
ALTER TABLE consent.suppressions ADD COLUMN import uuid CONSTRAINT suppressions_import_fk REFERENCES consent.intakes;
CREATE INDEX suppressions_import_idx ON consent.suppressions (import) WHERE import IS NOT NULL;
