--liquibase formatted sql

--changeset queue:202611221420
-- Queues that are filled from long lists piece by piece: how far each is.
CREATE TABLE queue.fillings (
  campaign uuid CONSTRAINT fillings_pk PRIMARY KEY CONSTRAINT fillings_campaign_fk REFERENCES campaigns.campaigns,
  asked_at timestamptz NOT NULL,
  worked_at timestamptz NOT NULL,
  -- On the lists when it was asked for, each as often as they are on one; and how many have been gone through.
  people integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  -- Whether what was in the queue before is in line again.
  revised boolean NOT NULL DEFAULT false,
  -- The last who is done, of the list that has been begun; null at the beginning.
  list uuid,
  contact uuid,
  finished_at timestamptz
);
CREATE INDEX fillings_open_idx ON queue.fillings (worked_at) WHERE finished_at IS NULL;

--changeset queue:202611221421
-- What every new entry was checked for and is true by its lane, and its person by their entry; and indexes that every
-- claim and outcome wrote to and nothing reads: the campaign's entries are found by campaign and line.
ALTER TABLE queue.entries DROP CONSTRAINT entries_campaign_fk, DROP CONSTRAINT entries_door_unique;
CREATE UNIQUE INDEX entries_door_unique ON queue.entries (campaign, door) WHERE door IS NOT NULL;
DROP INDEX queue.entries_lane_idx;
ALTER TABLE queue.entry_people DROP CONSTRAINT entry_people_campaign_fk;

--changeset queue:202611221422
-- For counting: without the lanes, which are few and change by themselves.
CREATE VIEW queue.campaign_entries AS
  SELECT campaign, lane, state, reason, rests_until FROM queue.entries;
