--liquibase formatted sql

--changeset events:202611230861
-- Of the form that set it up, with those of its series: sent twice, it is set up once.
ALTER TABLE events.events ADD COLUMN key uuid;
CREATE UNIQUE INDEX events_key_idx ON events.events (organization, key) WHERE key IS NOT NULL;
