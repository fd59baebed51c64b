--liquibase formatted sql

--changeset consent:202611221437
-- Those that nobody has repaired when they were due are looked through every few minutes.
CREATE INDEX follow_ups_barriers_idx ON consent.follow_ups (due_at) WHERE state = 'open' AND kind = 'barrier';
