--liquibase formatted sql

--changeset consent:202611230404
-- A yes of a file that says what another file has said already: it counts from when that one is taken back.
ALTER TABLE consent.consents ADD COLUMN again boolean NOT NULL DEFAULT false;
CREATE OR REPLACE VIEW consent.known_consents AS
  SELECT c.id, c.organization, c.channel, c.line, c.contact, c.given, c.purpose, c.source, c.evidence, c.wording,
         c.given_at, c.import, c.import_row, c.recorded_by, c.recorded_at
  FROM consent.consents c
  LEFT JOIN consent.intakes i ON i.import = c.import
  WHERE c.taken_back_at IS NULL AND NOT c.again
    AND (c.import IS NULL OR i.done_at IS NOT NULL AND i.undone_at IS NULL);
