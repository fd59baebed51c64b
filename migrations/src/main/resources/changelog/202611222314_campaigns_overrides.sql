--liquibase formatted sql

--changeset campaigns:202611222314
-- Who opened a campaign although some of its lines were unreviewed, and why.
CREATE TABLE campaigns.overrides (
  id uuid CONSTRAINT overrides_pk PRIMARY KEY,
  campaign uuid NOT NULL CONSTRAINT overrides_campaign_fk REFERENCES campaigns.campaigns,
  script_version uuid NOT NULL CONSTRAINT overrides_script_version_fk REFERENCES scripts.versions,
  languages text[] NOT NULL,
  lines integer NOT NULL,
  said_by uuid NOT NULL,
  name text NOT NULL,
  reason text NOT NULL CONSTRAINT overrides_reason CHECK (reason <> '' AND length(reason) <= 300),
  at timestamptz NOT NULL
);
CREATE INDEX overrides_campaign_idx ON campaigns.overrides (campaign, id DESC);
CREATE INDEX overrides_script_version_idx ON campaigns.overrides (script_version);
