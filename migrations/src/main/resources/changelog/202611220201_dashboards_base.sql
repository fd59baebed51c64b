--liquibase formatted sql

--changeset dashboards:202611220201
CREATE SCHEMA dashboards;

-- Counts of people per campaign, day (in the organization's zone) and language; kept by a consumer of the journal.
CREATE TABLE dashboards.campaign_totals (
  campaign uuid NOT NULL,
  organization uuid NOT NULL,
  -- 'preference': the contact's language on the list when attempted; 'spoken': the one spoken on the attempt.
  meaning text NOT NULL CONSTRAINT campaign_totals_meaning CHECK (meaning IN ('preference', 'spoken')),
  language text NOT NULL,
  day date NOT NULL,
  measure text NOT NULL,
  people bigint NOT NULL,
  CONSTRAINT campaign_totals_pk PRIMARY KEY (campaign, meaning, language, day, measure)
);
CREATE INDEX campaign_totals_organization_idx ON dashboards.campaign_totals (organization);
